/* Links of the tree, and their addresses. */
#ifndef TD_IMPORT_MARKDOWN_LINKS_H
#define TD_IMPORT_MARKDOWN_LINKS_H

#include "base/arena.h"
#include "import/markdown/tree.h"

/* An address without control and invisible characters, which a copied one may hold; absent unless
 * it is a web address (see url.h). */
TD_CHECKED enum td_code td_link_address(struct td_arena *arena, struct td_slice address,
                                        struct td_slice *ret_url, struct td_error *err);

/* The same of a link's address. */
TD_CHECKED enum td_code td_link_url(struct td_arena *arena, cmark_node *link,
                                    struct td_slice *ret_url, struct td_error *err);

/* Whether a link has a text or an address: `[]()` has neither. */
bool td_link_says_something(cmark_node *link);

/* The first link to a web page, other than one of an image, from the node `first` below `root` up
 * to `stop` (NULL: to the end); NULL without one. */
cmark_node *td_links_find_web(cmark_node *root, cmark_node *first, cmark_node *stop);

/* Whether any link or image stands from the node `first` below `root` on. */
bool td_links_any(cmark_node *root, cmark_node *first);

#endif
