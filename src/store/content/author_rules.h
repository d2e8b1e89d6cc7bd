/* What people said of authors: kept in the archive, by account or name and not by number, so that
 * a rebuild changes nothing. */
#ifndef TD_STORE_CONTENT_AUTHOR_RULES_H
#define TD_STORE_CONTENT_AUTHOR_RULES_H

#include "store/content/authors.h"

enum td_author_rule_kind {
    TD_RULE_MERGE,  /* the author of `about` belongs to that of `to` */
    TD_RULE_SPLIT,  /* the source `about` is an author by itself */
    TD_RULE_RENAME, /* the author of `about` is called to.name */
};

/* A source as rules name it: an account, or a name without one. */
struct td_source_key {
    struct td_slice site;
    struct td_slice handle;
    struct td_slice name;
};

struct td_author_rule {
    enum td_author_rule_kind kind;
    struct td_source_key about;
    struct td_source_key to;
};

struct td_source_key td_source_key_of(const struct td_source *source);

/* The rules that hold, in order. */
TD_CHECKED enum td_code td_author_rules_read(struct td_store *store, struct td_arena *arena,
                                             struct td_author_rule **ret_rules, size_t *ret_count,
                                             struct td_error *err);

/* Keeps a rule and logs it, in one transaction. `now`: seconds since 1970 UTC. */
TD_CHECKED enum td_code td_author_rules_add(struct td_store *store,
                                            const struct td_author_rule *rule, int64_t now,
                                            struct td_error *err);

#endif
