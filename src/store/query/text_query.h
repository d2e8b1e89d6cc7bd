/* Reading what many items say, and when the newest of them came. */
#ifndef TD_STORE_QUERY_TEXT_QUERY_H
#define TD_STORE_QUERY_TEXT_QUERY_H

#include "base/arena.h"
#include "store/item_set.h"
#include "store/store.h"

struct td_item_text {
    struct td_slice title;
    struct td_slice summary;
};

/* The texts of the items of a set, in the order of their numbers, in the arena. */
TD_CHECKED enum td_code td_store_read_texts(struct td_store *store, struct td_arena *arena,
                                            const struct td_item_set *set,
                                            struct td_item_text **ret_texts, size_t *ret_count,
                                            struct td_error *err);

/* The day (2026-03-18) of the newest post that has an item of the set; absent where none has a
 * date. */
TD_CHECKED enum td_code td_store_newest_day(struct td_store *store, struct td_arena *arena,
                                            const struct td_item_set *set, struct td_slice *ret_day,
                                            struct td_error *err);

#endif
