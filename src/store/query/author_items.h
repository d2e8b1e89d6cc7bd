/* The items of authors. For this layer only: conditions (condition.h) are the way to ask. */
#ifndef TD_STORE_QUERY_AUTHOR_ITEMS_H
#define TD_STORE_QUERY_AUTHOR_ITEMS_H

#include "store/item_set.h"
#include "store/store.h"

/* The items of every author one of whose sources has the text as its handle, or holds its words in
 * a row in one of its names; those of all the author's sources (see authors.h), in the arena. A
 * name that people gave the author counts, too. */
TD_CHECKED enum td_code td_authors_select(struct td_store *store, struct td_arena *arena,
                                          struct td_slice text, struct td_item_set *ret_set,
                                          struct td_error *err);

#endif
