/* Sources: who the news come from. For this layer only. */
#ifndef TD_STORE_CONTENT_SOURCE_STORE_H
#define TD_STORE_CONTENT_SOURCE_STORE_H

#include "store/connection.h"
#include "store/content/post_store.h"

/* The number of the item's source, which is made where it is not there, and is known by this name
 * from now on; 0 for an item that names nobody. `epoch` is the post's date. */
TD_CHECKED enum td_code td_store_see_source(struct td_store *store, const struct td_new_item *item,
                                            int64_t epoch, int64_t *ret_id, struct td_error *err);

#endif
