/* Headings that look like items, but name the items below them. */
#ifndef TD_IMPORT_ITEMS_SECTIONS_H
#define TD_IMPORT_ITEMS_SECTIONS_H

#include "import/items/marks.h"

/* Takes their form from them. Bold lines with a number count as headings of a level of their own:
 * those that are sections are marked so. */
void td_sections_tell(struct td_marks *marks);

#endif
