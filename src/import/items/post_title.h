/* What a digest is called whose front matter does not say. */
#ifndef TD_IMPORT_ITEMS_POST_TITLE_H
#define TD_IMPORT_ITEMS_POST_TITLE_H

#include "base/arena.h"
#include "import/items/outline.h"
#include "import/markdown/tree.h"

enum { TD_TITLE_LINE_MAX = 100 }; /* characters; a longer first line is prose */

/* The only heading of level 1, or the first heading, where it is of level 1 or nothing stands
 * before it; else the first line of a text that begins with a short one without links; else the
 * first heading. Absent without any, and where the first heading is a section of the items or one
 * of them. *ret_line is where the heading begins, from 1. */
TD_CHECKED enum td_code td_post_title_find(struct td_arena *arena, cmark_node *document,
                                           const struct td_outline *outline,
                                           struct td_slice *ret_title, unsigned *ret_line,
                                           struct td_error *err);

/* The title as a section's name, where the post begins with its only heading of level 1: if that
 * is the title's, it says nothing of the items right below it. Absent else. */
struct td_slice td_post_title_over_all(cmark_node *document, struct td_slice title);

#endif
