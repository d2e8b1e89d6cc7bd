/* The files of posts, byte for byte as they were imported. */
#ifndef TD_STORE_CONTENT_POST_BYTES_H
#define TD_STORE_CONTENT_POST_BYTES_H

#include "base/arena.h"
#include "store/content/post_store.h"
#include "store/store.h"

struct td_post_file {
    int64_t post_id;
    struct td_place place;
    struct td_slice sha256;
    struct td_slice bytes;
};

/* The file of the post with the lowest number above `after`; *ret_found is false where there is
 * none. Everything lives in the arena. */
TD_CHECKED enum td_code td_store_next_post_file(struct td_store *store, struct td_arena *arena,
                                                int64_t after, struct td_post_file *ret_file,
                                                bool *ret_found, struct td_error *err);

/* TD_ERR_ARCHIVE where the bytes are gone, or not those that were imported (by their SHA-256). */
TD_CHECKED enum td_code td_store_check_post_file(const struct td_post_file *file,
                                                 struct td_error *err);

/* Which of the posts with this path, from all roots, the file is: 1 for the oldest. */
TD_CHECKED enum td_code td_store_path_rank(struct td_store *store, const struct td_post_file *file,
                                           int64_t *ret_rank, struct td_error *err);

#endif
