/* Stories told in a paragraph or two below headings of their own, with links in their sentences:
 * `### Acme opens a shop`, below it `It [opened](url) today.` */
#ifndef TD_IMPORT_ITEMS_HEADING_PROSE_H
#define TD_IMPORT_ITEMS_HEADING_PROSE_H

#include "import/items/marks.h"

/* Gives form APART, with the first link below, to headings over at most two paragraphs of prose
 * with a link to a web page, where two of three headings of their level that have something below
 * are such, four at least, and no more marks have forms. */
void td_heading_prose_settle(struct td_marks *marks);

#endif
