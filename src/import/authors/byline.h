/* Who wrote an item, or where it is from, in the words round it: "by NAME" behind the link,
 * "（@name 投稿）" at the end, "> 📰 **Source**" below. */
#ifndef TD_IMPORT_AUTHORS_BYLINE_H
#define TD_IMPORT_AUTHORS_BYLINE_H

#include "import/digest.h"
#include "import/markdown/tree.h"

/* Fills `byline` of every item whose summary bears one, and takes it off the summary
 * (summary_markdown keeps it). The forms, in the order in which they are tried, are in
 * docs/format.md. */
TD_CHECKED enum td_code td_bylines_read(struct td_arena *arena, struct td_digest *digest,
                                        struct td_error *err);

/* How many bytes at the end of a link text are the domain that its last node, in a <code> tag or as
 * code, says. 0 without one; code counts only where it is the `site` of the link, for `main.rs` is
 * no domain. `title` is the node whose text link_text is. */
size_t td_byline_domain_len(cmark_node *title, struct td_slice link_text, struct td_slice site);

#endif
