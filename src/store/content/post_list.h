/* All posts, and what else it takes to write or remove one as a whole. */
#ifndef TD_STORE_CONTENT_POST_LIST_H
#define TD_STORE_CONTENT_POST_LIST_H

#include "store/content/post_store.h"

/* All posts, by root and path; of each its number and place. */
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

/* A post's items with all that is stored of them, by number: the same text, the same item. */
struct td_item_image {
    int64_t id;
    struct td_slice text;
};

TD_CHECKED enum td_code td_store_read_item_images(struct td_store *store, struct td_arena *arena,
                                                  int64_t post_id,
                                                  struct td_item_image **ret_images,
                                                  size_t *ret_count, struct td_error *err);

#endif
