/* Markdown's tree as plain text, with no Markdown left in it: links are their text, images their
 * description, code is itself, HTML tags are dropped.
 *
 * A line end within a paragraph is a blank, but nothing between two Chinese characters; a hard one
 * is a line end. Blocks are parted by an empty line. Entries of lists stand on a line each, behind
 * "- " or their number, and what is in them follows without empty lines. "**" that CommonMark
 * leaves literal beside Chinese is dropped in pairs. Control characters are blanks. */
#ifndef TD_IMPORT_MARKDOWN_PLAIN_TEXT_H
#define TD_IMPORT_MARKDOWN_PLAIN_TEXT_H

#include "base/arena.h"
#include "import/markdown/flow.h"
#include "import/markdown/tree.h"

enum { TD_PLAIN_LIST_DEPTH = 16 }; /* entries of deeper lists have no number */

/* Blocks as plain text, one after the other. */
struct td_plain {
    struct td_flow flow;
    size_t paragraph_begin;
    bool drops_lead; /* of the first paragraph: what leads over to it from the title */
    unsigned list_depth;
    unsigned numbers[TD_PLAIN_LIST_DEPTH]; /* the next entry's and 1, by depth; 0: bullets */
    struct td_buf emphasis;                /* bold phrases, a line each */
    cmark_node *bold;                      /* the bold node at hand, and where its text begins */
    size_t bold_begin;
};

void td_plain_init(struct td_plain *plain);

/* Fit for TD_CLEANUP. */
void td_plain_release(struct td_plain *plain);

/* Appends all that a walk comes to, but for the node `left_out` (which may be NULL). */
void td_plain_add(struct td_plain *plain, struct td_walk *walk, cmark_node *left_out);

/* A text without what leads over to it from a title: blanks, colons, dashes. */
struct td_slice td_without_lead(struct td_slice text);

/* A copy of the text. */
TD_CHECKED enum td_code td_plain_take(const struct td_plain *plain, struct td_arena *arena,
                                      struct td_slice *ret_text, struct td_error *err);

/* The bold phrases of the text so far, in order, parted by '\n'; absent without any. */
TD_CHECKED enum td_code td_plain_take_emphasis(const struct td_plain *plain, struct td_arena *arena,
                                               struct td_slice *ret_phrases, struct td_error *err);

/* What a walk comes to, on one line. */
TD_CHECKED enum td_code td_plain_walk_line(struct td_arena *arena, struct td_walk *walk,
                                           struct td_slice *ret_line, struct td_error *err);

/* The text of a heading or a link, on one line. */
TD_CHECKED enum td_code td_plain_line(struct td_arena *arena, cmark_node *node,
                                      struct td_slice *ret_line, struct td_error *err);

#endif
