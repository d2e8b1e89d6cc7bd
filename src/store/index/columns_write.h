/* Keeping the item columns in step with the items. For this layer only. */
#ifndef TD_STORE_INDEX_COLUMNS_WRITE_H
#define TD_STORE_INDEX_COLUMNS_WRITE_H

#include "base/number_map.h"
#include "store/index/columns.h"

/* The items that were added, changed or removed since the last commit, by their numbers; and the
 * posts that were changed, by theirs below 0. */
struct td_column_log {
    int64_t *items;
    size_t count;
    size_t capacity;
    bool failed;                  /* out of memory: the next flush says so */
    struct td_number_map lengths; /* packed, of items whose texts were read since then */
    struct td_arena arena;        /* of these */
};

/* Has the store's connection note every item that changes, however it does. */
void td_columns_watch(struct td_store *store);

/* Says how long the item's texts are now (lengths.h), so that they need not be read for it. */
TD_CHECKED enum td_code td_columns_note_lengths(struct td_store *store, int64_t item,
                                                uint32_t packed, struct td_error *err);

/* Writes the columns of the items noted. To be run within the transaction, before its commit. */
TD_CHECKED enum td_code td_columns_flush(struct td_store *store, struct td_error *err);

/* Forgets what was noted: the transaction was rolled back, or the columns are new. */
void td_columns_forget(struct td_store *store);

/* Whether the columns of the block that the item is in say what the items say now. */
TD_CHECKED enum td_code td_columns_compare(struct td_store *store, int64_t item, bool *ret_same,
                                           struct td_error *err);

/* Writes the columns of all items. */
TD_CHECKED enum td_code td_columns_rebuild(struct td_store *store, struct td_error *err);

#endif
