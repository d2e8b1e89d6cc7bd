/* The lines of a paragraph: where each begins, and which are rows of a table, which CommonMark has
 * none of. */
#ifndef TD_IMPORT_ITEMS_PARAGRAPH_H
#define TD_IMPORT_ITEMS_PARAGRAPH_H

#include "base/arena.h"
#include "base/error.h"
#include "import/markdown/source.h"
#include "import/markdown/tree.h"

enum { TD_LINE_SEARCH_MAX = 100 }; /* lines that code or a tag before a line may take */

/* The number of the line in which a paragraph's line begins, with the node `text`: `least`, or at
 * most TD_LINE_SEARCH_MAX further down where code or a tag before it took several lines. */
unsigned td_paragraph_find_line(const struct td_lines *lines, cmark_node *paragraph, unsigned least,
                                cmark_node *text);

/* How many lines end within a node. */
unsigned td_paragraph_count_breaks(cmark_node *node);

/* The number of the line below the heads of a table, and what parts them from the rows; 0 where a
 * paragraph is no table. */
unsigned td_paragraph_first_row(const struct td_lines *lines, cmark_node *paragraph);

/* The break behind the line that a node stands in; NULL at the paragraph's end. */
cmark_node *td_paragraph_line_end(cmark_node *text);

/* The cells of a row, or of what is left of one, on a line each. */
TD_CHECKED enum td_code td_paragraph_row_text(struct td_arena *arena, struct td_slice row,
                                              struct td_slice *ret_text, struct td_error *err);

#endif
