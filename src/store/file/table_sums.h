/* Sums over the rows of each permanent table: how damage shows that breaks no rule of SQLite. For
 * this layer only.
 *
 * A row's value is a 64-bit hash of its columns; a table's sum is that of its rows' values, modulo
 * 2^64. So the sum does not depend on the rows' order, and a change is told by the row before and
 * the row after (Bellare and Micciancio, "A new paradigm for collision-free hashing: incrementality
 * at reduced cost", 1997). It is meant for accidents: who wants to can make rows that fit. */
#ifndef TD_STORE_FILE_TABLE_SUMS_H
#define TD_STORE_FILE_TABLE_SUMS_H

#include "store/store.h"

#include <sqlite3.h>

enum { TD_SUMMED_TABLES = 15, TD_SUM_OF_ROOTS = 0 /* the first */ };

/* The names of the tables, all of schema/permanent.sql. */
extern const char *const td_summed_tables[TD_SUMMED_TABLES];

/* What the sums have changed by since the transaction began, and as it was when its part began. */
struct td_table_sums {
    uint64_t change[TD_SUMMED_TABLES];
    uint64_t part[TD_SUMMED_TABLES];
    bool failed; /* out of memory: the next flush says so */
};

/* Notes a change that SQLite's preupdate hook tells of. */
void td_table_sums_note(struct td_table_sums *sums, sqlite3 *db, int change, const char *table);

/* A part of a transaction begins, or is taken back. */
void td_table_sums_part_begin(struct td_table_sums *sums);
void td_table_sums_part_undo(struct td_table_sums *sums);

/* Forgets what was noted: the transaction was rolled back. */
void td_table_sums_forget(struct td_table_sums *sums);

/* Writes what was noted. To be run within the transaction, before its commit. */
TD_CHECKED enum td_code td_table_sums_flush(struct td_store *store, struct td_error *err);

/* Whether a rebuild makes the table from the digests' bytes. */
bool td_table_is_remade(size_t table);

/* Makes all sums anew from what the tables hold now. */
TD_CHECKED enum td_code td_table_sums_make(struct td_store *store, struct td_error *err);

/* The same of the tables that a rebuild makes, and writes what was noted of the others: their
 * damage goes on to show. */
TD_CHECKED enum td_code td_table_sums_remake(struct td_store *store, struct td_error *err);

/* Reads a table from end to end; *ret_same tells whether it holds what its sum says. */
TD_CHECKED enum td_code td_table_sums_compare(struct td_store *store, size_t table, bool *ret_same,
                                              struct td_error *err);

#endif
