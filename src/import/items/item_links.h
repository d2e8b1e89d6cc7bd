/* Where an item's own link leads, and the other links that it holds. */
#ifndef TD_IMPORT_ITEMS_ITEM_LINKS_H
#define TD_IMPORT_ITEMS_ITEM_LINKS_H

#include "import/digest.h"
#include "import/items/draft.h"

/* Fills what follows from the item's url: site, handle, when it was posted, story. */
TD_CHECKED enum td_code td_item_address_read(struct td_arena *arena, struct td_digest_item *item,
                                             struct td_error *err);

/* The web links of the summary, in order: all but the item's own. */
TD_CHECKED enum td_code td_item_links_read(struct td_arena *arena, const struct td_draft *draft,
                                           struct td_digest_link **ret_links, size_t *ret_count,
                                           struct td_error *err);

#endif
