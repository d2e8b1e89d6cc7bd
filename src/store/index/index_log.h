/* Keeping the full-text index in step with the items. For this layer only.
 *
 * The index is written once a transaction, at its end: FTS5 writes a segment of its own for every
 * savepoint and every statement of many rows that comes between, which made up a third of an
 * import. To take a row out of it FTS5 must be told what it held, so the old texts of an item that
 * changes are noted as SQLite hands them out (its preupdate hook). */
#ifndef TD_STORE_INDEX_INDEX_LOG_H
#define TD_STORE_INDEX_INDEX_LOG_H

#include "base/arena.h"
#include "queries.h"
#include "store/store.h"

enum {
    TD_INDEX_FIELDS = 3,                         /* summary, title, author */
    TD_INDEX_LOG_MAX_BYTES = 1024 * 1024 * 1024, /* of old texts, between two flushes */
    TD_INDEX_LOG_FULL_BYTES = 16 * 1024 * 1024,  /* past this, td_store_part_end flushes */
};

struct td_index_entry {
    int64_t item;
    size_t order;  /* among those of its item */
    bool is_new;   /* the index does not hold it yet */
    bool is_ahead; /* and is handed over: it will, before the others of its item count */
    struct td_slice old[TD_INDEX_FIELDS];
};

struct td_index_log {
    struct td_arena arena; /* of the old texts */
    struct td_index_entry *entries;
    size_t count;
    size_t capacity;
    size_t part; /* count when the part of the transaction began */
    bool failed; /* out of memory: the next flush says so */
};

/* Has the store's connection note every item that changes, however it does; and what table_sums.h
 * and read_back.h want to know, as SQLite has one such hook. */
void td_index_watch(struct td_store *store);

/* A part of a transaction begins, is kept (new items are handed over, where a thread makes the
 * index ahead), or is taken back. */
void td_index_part_begin(struct td_store *store);
TD_CHECKED enum td_code td_index_part_end(struct td_store *store, struct td_error *err);
void td_index_part_undo(struct td_store *store);

/* Writes an item's texts into the index; for 'delete', what it held. */
TD_CHECKED enum td_code td_index_put(struct td_store *store, enum td_statement_id id, int64_t item,
                                     const struct td_slice texts[TD_INDEX_FIELDS],
                                     struct td_error *err);

/* Brings the index up to date with the items noted; those whose texts are as they were cost
 * nothing. To be run within the transaction, before its commit. */
TD_CHECKED enum td_code td_index_flush(struct td_store *store, struct td_error *err);

/* Forgets what was noted: the transaction was rolled back, or the index is new. */
void td_index_forget(struct td_store *store);

#endif
