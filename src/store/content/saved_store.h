/* Searches kept under a name. */
#ifndef TD_STORE_CONTENT_SAVED_STORE_H
#define TD_STORE_CONTENT_SAVED_STORE_H

#include "base/arena.h"
#include "store/records.h"
#include "store/store.h"

/* Keeps a search, in the place of one of the same name. The items that there are now are not new to
 * it. The archive must be writable. */
TD_CHECKED enum td_code td_store_save_search(struct td_store *store, struct td_slice name,
                                             struct td_slice query, int64_t created_at,
                                             struct td_error *err);

/* The search of a name, or with TD_SLICE_NONE all of them, by name; new_items is 0. */
TD_CHECKED enum td_code td_store_read_saved(struct td_store *store, struct td_arena *arena,
                                            struct td_slice name,
                                            struct td_saved_search **ret_searches,
                                            size_t *ret_count, struct td_error *err);

/* Says that the items up to this number were seen. */
TD_CHECKED enum td_code td_store_mark_seen(struct td_store *store, struct td_slice name,
                                           int64_t item, struct td_error *err);

/* *ret_found is false where there is none. */
TD_CHECKED enum td_code td_store_forget_search(struct td_store *store, struct td_slice name,
                                               bool *ret_found, struct td_error *err);

#endif
