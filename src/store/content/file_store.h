/* Files that posts were read from, by what they are known again without being opened. */
#ifndef TD_STORE_CONTENT_FILE_STORE_H
#define TD_STORE_CONTENT_FILE_STORE_H

#include "store/content/post_store.h"

struct td_stored_file {
    struct td_place place;
    struct td_file_stamp stamp;
    struct td_slice sha256; /* of the post's bytes */
};

/* Every file, in no order. */
TD_CHECKED enum td_code td_store_read_files(struct td_store *store, struct td_arena *arena,
                                            struct td_stored_file **ret_files, size_t *ret_count,
                                            struct td_error *err);

/* The file at a place whose root is known bore this stamp when it was read, and is the post's. */
TD_CHECKED enum td_code td_store_stamp_file(struct td_store *store, const struct td_place *place,
                                            struct td_file_stamp stamp, int64_t post_id,
                                            struct td_error *err);

/* The post no longer is what its files hold, or they are elsewhere: they are to be read again. */
TD_CHECKED enum td_code td_store_forget_files(struct td_store *store, int64_t post_id,
                                              struct td_error *err);

#endif
