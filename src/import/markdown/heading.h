/* Headings, in Markdown (`### title`) and in HTML (`<h3>title</h3>` alone in its block). */
#ifndef TD_IMPORT_MARKDOWN_HEADING_H
#define TD_IMPORT_MARKDOWN_HEADING_H

#include <cmark.h>
#include <stdbool.h>

/* The level of a heading, from 1; 0 where a block is none. */
int td_heading_level(cmark_node *block);

/* Whether what stands below a heading ends here: at the next one, a rule, or the document's end
 * (NULL). */
bool td_heading_is_end(cmark_node *block);

/* Makes links of the web addresses that headings in HTML lead to. `memory` is what the tree was
 * made with. */
void td_headings_link(cmark_node *document, cmark_mem *memory);

/* What a heading in HTML leads to: a link with its address, which stands outside of the tree and
 * has no text. NULL without one. */
cmark_node *td_heading_html_link(cmark_node *block);

#endif
