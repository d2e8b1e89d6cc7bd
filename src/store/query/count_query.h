/* What counting reads of the archive besides the item columns, whole tables at a time. */
#ifndef TD_STORE_QUERY_COUNT_QUERY_H
#define TD_STORE_QUERY_COUNT_QUERY_H

#include "base/arena.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

struct td_post_name {
    int64_t id;
    struct td_slice name;
    struct td_slice path;
    bool is_shared; /* others have this name */
};

struct td_post_category {
    int64_t post;
    int64_t category;
};

struct td_numbered_text {
    int64_t id;
    struct td_slice text;
};

/* All posts by number; where they are in another order, the archive is damaged: TD_ERR_ARCHIVE, and
 * so it is of categories. Everything here lives in the arena. */
TD_CHECKED enum td_code td_count_read_posts(struct td_store *store, struct td_arena *arena,
                                            struct td_post_name **ret_posts, size_t *ret_count,
                                            struct td_error *err);

/* How many posts there are but drafts, also without items. */
TD_CHECKED enum td_code td_count_posts(struct td_store *store, int64_t *ret_count,
                                       struct td_error *err);

/* All categories by number; which posts are in them, by post. */
TD_CHECKED enum td_code td_count_read_categories(struct td_store *store, struct td_arena *arena,
                                                 struct td_numbered_text **ret_categories,
                                                 size_t *ret_count, struct td_error *err);
TD_CHECKED enum td_code td_count_read_post_categories(struct td_store *store,
                                                      struct td_arena *arena,
                                                      struct td_post_category **ret_pairs,
                                                      size_t *ret_count, struct td_error *err);

/* An item's link (absent where it has none) and title. */
TD_CHECKED enum td_code td_count_read_link(struct td_store *store, struct td_arena *arena,
                                           int64_t item, struct td_slice *ret_url,
                                           struct td_slice *ret_title, struct td_error *err);

struct td_item_lag {
    int64_t item;
    int64_t seconds; /* from publication to post, below 0 where the post is older */
};

/* Of all items, by number, whose publication and whose post's time of day are known. */
TD_CHECKED enum td_code td_count_read_lags(struct td_store *store, struct td_arena *arena,
                                           struct td_item_lag **ret_lags, size_t *ret_count,
                                           struct td_error *err);

/* Bytes of the archive's file. */
TD_CHECKED enum td_code td_count_read_size(struct td_store *store, int64_t *ret_bytes,
                                           struct td_error *err);

#endif
