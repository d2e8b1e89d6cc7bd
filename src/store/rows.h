/* Rows gathered into arrays that live in an arena. For this layer only. */
#ifndef TD_STORE_ROWS_H
#define TD_STORE_ROWS_H

#include "store/statement.h"

/* An array that grows: `ptr` has room for `capacity` things of `size` bytes, `count` are there. */
struct td_rows {
    void *ptr;
    size_t size;
    size_t count;
    size_t capacity;
};

/* Room for one more thing at the end, zeroed and counted; NULL when out of memory. */
void *td_rows_add(struct td_rows *rows, struct td_arena *arena);

/* Reads the row at hand into a thing, which is zeroed. Texts go into the arena. */
typedef enum td_code (*td_row_fn)(const struct td_statement *read, struct td_arena *arena,
                                  void *row, struct td_error *err);

/* Steps to the end, and adds a thing for each row. */
TD_CHECKED enum td_code td_rows_read(struct td_rows *rows, struct td_statement *statement,
                                     td_row_fn read_row, struct td_arena *arena,
                                     struct td_error *err);

/* Rows are read in ascending order of their numbers, which are above 0: `number` behind *before (0
 * at first), and then *before is `number`. Where one is not, as in a page that somebody wrote over,
 * the table of these `things` is damaged: TD_ERR_ARCHIVE. To be asked before numbers are places in
 * an array that is as long as the last one says. */
TD_CHECKED enum td_code td_rows_check_order(const char *thing, int64_t *before, int64_t number,
                                            struct td_error *err);

/* Steps to the end and gathers one column's texts. */
TD_CHECKED enum td_code td_rows_read_texts(struct td_statement *statement, int column,
                                           struct td_arena *arena, struct td_slice **ret_texts,
                                           size_t *ret_count, struct td_error *err);

/* The names of a post's categories, in its order. */
TD_CHECKED enum td_code td_rows_read_categories(struct td_store *store, struct td_arena *arena,
                                                int64_t post_id, struct td_slice **ret_names,
                                                size_t *ret_count, struct td_error *err);

#endif
