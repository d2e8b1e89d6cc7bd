/* What went in comes out: before a transaction is committed, the bytes of every post that it wrote
 * are read back and held against their SHA-256. For this layer only. */
#ifndef TD_STORE_FILE_READ_BACK_H
#define TD_STORE_FILE_READ_BACK_H

#include "store/store.h"

/* The posts whose bytes were written since the last commit. */
struct td_read_back {
    int64_t *posts;
    size_t count;
    size_t capacity;
    bool failed; /* out of memory: the next check says so */
};

/* Notes a row that was added to a table or changed in it. */
void td_read_back_note(struct td_read_back *written, const char *table, int64_t row);

/* To be run within the transaction, before its commit. TD_ERR_IO where bytes differ. */
TD_CHECKED enum td_code td_read_back_check(struct td_store *store, struct td_error *err);

/* Forgets what was noted. */
void td_read_back_forget(struct td_read_back *written);

#endif
