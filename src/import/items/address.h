/* Bare addresses that stand for an item's link: `title - https://…`. */
#ifndef TD_IMPORT_ITEMS_ADDRESS_H
#define TD_IMPORT_ITEMS_ADDRESS_H

#include "import/markdown/tree.h"

/* The address that a title ends in, on the same line or the next; NULL without one. `text` is the
 * title's first node. A title behind a tag may have links of its own, where all of it is on one
 * line. */
cmark_node *td_address_behind(cmark_node *text, bool has_tag);

/* The address that stands alone on the first line below a heading; NULL without one. */
cmark_node *td_address_below(cmark_node *heading);

/* Whether a link shows its own address, or how that begins: `[https://a.b/c...](https://a.b/cd)`.
 */
bool td_address_is_shown(cmark_node *link);

/* Whether nothing stands behind a link on its line, but for a mark. */
bool td_address_ends_line(cmark_node *link);

#endif
