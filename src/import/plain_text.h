/* Markdown's tree as plain text, with no Markdown left in it: links are their text, images their
 * description, code is itself, HTML tags are dropped.
 *
 * A line end within a paragraph is a blank, but nothing between two Chinese characters; a hard one
 * is a line end. Blocks are parted by an empty line. Entries of lists stand on a line each, behind
 * "- " or their number, and what is in them follows without empty lines. "**" that CommonMark
 * leaves literal beside Chinese is dropped in pairs. Control characters are blanks. */
#ifndef TD_IMPORT_PLAIN_TEXT_H
#define TD_IMPORT_PLAIN_TEXT_H

#include "base/arena.h"
#include "import/flow.h"
#include "import/markdown.h"

enum { TD_PLAIN_LIST_DEPTH = 16 }; /* entries of deeper lists have no number */

/* Blocks as plain text, one after the other. */
struct td_plain {
    struct td_flow flow;
    size_t paragraph_begin;
    unsigned list_depth;
    unsigned numbers[TD_PLAIN_LIST_DEPTH]; /* the next entry's and 1, by depth; 0: bullets */
};

void td_plain_init(struct td_plain *plain);

/* Fit for TD_CLEANUP. */
void td_plain_release(struct td_plain *plain);

/* Appends a node with all in it, but for the node `left_out` (which may be NULL). */
void td_plain_add(struct td_plain *plain, cmark_node *node, cmark_node *left_out);

/* A text without what leads over to it from a title: blanks, colons, dashes. */
struct td_slice td_without_lead(struct td_slice text);

/* Drops that from the beginning of the text so far. */
void td_plain_drop_lead(struct td_plain *plain);

/* A copy of the text. */
TD_CHECKED enum td_code td_plain_take(const struct td_plain *plain, struct td_arena *arena,
                                      struct td_slice *ret_text, struct td_error *err);

/* The text of a heading or a link, on one line. */
TD_CHECKED enum td_code td_plain_line(struct td_arena *arena, cmark_node *node,
                                      struct td_slice *ret_line, struct td_error *err);

#endif
