/* The index of items that are new, made on a thread of its own while the writer goes on: in an
 * archive in memory, which is then joined to ours (index_join.h). Tokens, FTS5's work on them and
 * the lists of characters are more than half of a large import. For this layer only. */
#ifndef TD_STORE_INDEX_INDEX_AHEAD_H
#define TD_STORE_INDEX_INDEX_AHEAD_H

#include "store/index/characters.h"
#include "store/index/index_log.h"

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

/* Waits until the thread has noted the characters of all items handed over. The writers of their
 * blocks, ascending, have written nothing and have no store yet; they are borrowed until
 * td_index_ahead_restart. Fails with what the thread failed with. */
TD_CHECKED enum td_code td_index_ahead_take_characters(struct td_index_ahead *ahead,
                                                       struct td_character_writer **ret_blocks,
                                                       size_t *ret_count, struct td_error *err);

/* Waits until the index of the items handed over is made, which takes a while longer: that of
 * *ret_store, which is borrowed likewise; NULL where no items were handed over. */
TD_CHECKED enum td_code td_index_ahead_take(struct td_index_ahead *ahead,
                                            struct td_store **ret_store, struct td_error *err);

/* Forgets all items, so that others may be handed over: what was taken; or anything, waiting for
 * the thread. */
void td_index_ahead_restart(struct td_index_ahead *ahead);
void td_index_ahead_drop(struct td_index_ahead *ahead);

#endif
