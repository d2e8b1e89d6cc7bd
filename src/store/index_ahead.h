/* The index of items that are new, made on a thread of its own while the writer goes on: in an
 * archive in memory, which is then joined to ours (index_join.h). Tokens, FTS5's work on them and
 * the lists of characters are more than half of a large import. For this layer only. */
#ifndef TD_STORE_INDEX_AHEAD_H
#define TD_STORE_INDEX_AHEAD_H

#include "store/characters.h"
#include "store/index_log.h"

enum {
    TD_INDEX_AHEAD_BYTES = 4 * 1024 * 1024, /* of texts that wait for the thread */
    TD_INDEX_AHEAD_HASH_BYTES = 256 * 1024, /* FTS5 sorts and writes at so many: within a cache */
};

struct td_index_ahead;

/* Starts the thread. Where the system gives none, *ret_ahead is NULL. TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_index_ahead_open(struct td_index_ahead **ret_ahead,
                                            struct td_error *err);

/* Ends the thread; what was not taken is lost. NULL does nothing. */
void td_index_ahead_close(struct td_index_ahead *ahead);

/* Hands an item over, with its texts in the order of the index's columns; they are copied. Items
 * come in ascending order. Waits where the thread is far behind. Fails with what the thread failed
 * with. */
TD_CHECKED enum td_code td_index_ahead_add(struct td_index_ahead *ahead, int64_t item,
                                           const struct td_slice texts[TD_INDEX_FIELDS],
                                           struct td_error *err);

/* Tells the thread that no more comes, so that it gets ready while the caller does other things. */
void td_index_ahead_seal(struct td_index_ahead *ahead);

/* What the thread made of the items handed over, borrowed until td_index_ahead_restart. */
struct td_index_made {
    struct td_store *store;             /* whose index has them; NULL: there were none */
    struct td_character_writer *blocks; /* ascending, not written yet; `store` is to be set */
    size_t block_count;
};

/* Waits for the thread. Fails with what it failed with. */
TD_CHECKED enum td_code td_index_ahead_take(struct td_index_ahead *ahead,
                                            struct td_index_made *ret_made, struct td_error *err);

/* Forgets all items, so that others may be handed over: what was taken; or anything, waiting for
 * the thread. */
void td_index_ahead_restart(struct td_index_ahead *ahead);
void td_index_ahead_drop(struct td_index_ahead *ahead);

#endif
