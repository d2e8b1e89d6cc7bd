/* A link post: all of it tells of one web page, which its front matter names. */
#ifndef TD_IMPORT_ITEMS_LINK_POST_H
#define TD_IMPORT_ITEMS_LINK_POST_H

#include "import/digest.h"
#include "import/markdown/source.h"
#include "import/markdown/tree.h"

/* Makes one item of a digest that has none: the digest's title, its page, and the text below the
 * title as the summary (without one, the digest's description), by the digest's author. Nothing
 * where it has no title, or names no page. */
TD_CHECKED enum td_code td_link_post_read(struct td_arena *arena, cmark_node *document,
                                          struct td_source body, const struct td_lines *lines,
                                          struct td_digest *digest, struct td_error *err);

#endif
