/* Who is meant by what people call an author. */
#ifndef TD_STATS_AUTHOR_FIND_H
#define TD_STATS_AUTHOR_FIND_H

#include "base/buf.h"
#include "store/content/author_rules.h"
#include "store/content/authors.h"

/* Plans a rule: merges the author `text` into the author `to`, takes the source `text` out of its
 * author, or calls the author `text` by the name `to`. A text is site/handle, else a handle (with
 * or without @), else a name, exactly or by the same words; name:NAME is the name without account.
 * What is found first in this order counts. TD_ERR_NO_SUCH where a text means nobody; TD_ERR_USAGE,
 * in words for people, where it means several (they are listed), or where the rule would change
 * nothing. */
TD_CHECKED enum td_code td_author_rule_plan(struct td_store *store, struct td_arena *arena,
                                            enum td_author_rule_kind kind, struct td_slice text,
                                            struct td_slice to, struct td_author_rule *ret_rule,
                                            struct td_error *err);

/* Appends the text that means just this source: site/handle, or name:NAME. */
void td_author_add_ref(struct td_buf *buf, const struct td_source *source);

#endif
