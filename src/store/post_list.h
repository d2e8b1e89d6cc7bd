/* All posts, and what else it takes to write or remove one as a whole. */
#ifndef TD_STORE_POST_LIST_H
#define TD_STORE_POST_LIST_H

#include "store/post_store.h"

/* All posts, by root and path. */
TD_CHECKED enum td_code td_store_list_posts(struct td_store *store, struct td_arena *arena,
                                            struct td_known_post **ret_posts, size_t *ret_count,
                                            struct td_error *err);

/* The name that a post's file has, when its bytes came in, and by which change (0: not known). */
TD_CHECKED enum td_code td_store_read_origin(struct td_store *store, struct td_arena *arena,
                                             int64_t post_id, struct td_slice *ret_name,
                                             int64_t *ret_imported_at, int64_t *ret_change,
                                             struct td_error *err);

/* Removes a post and its items. */
TD_CHECKED enum td_code td_store_remove_post(struct td_store *store, int64_t post_id,
                                             struct td_error *err);

/* Notes all items as they are, for the transaction; how many there are later, and how many of them
 * are not as they were. */
TD_CHECKED enum td_code td_store_remember_items(struct td_store *store, struct td_error *err);
TD_CHECKED enum td_code td_store_count_changed_items(struct td_store *store, int64_t *ret_items,
                                                     int64_t *ret_changed, struct td_error *err);

#endif
