/* Statements by name: prepared once, bound, stepped, read. For this layer only.
 *
 *     struct td_statement TD_CLEANUP(td_statement_end) statement = {0};
 *     TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM, &statement, err));
 *     td_bind_integer(&statement, TD_PARAM_READ_ITEM_ID, id);
 *     TD_TRY(td_statement_step(&statement, &has_row, err));
 *
 * A binding that fails is remembered and reported by the next step. */
#ifndef TD_STORE_STATEMENT_H
#define TD_STORE_STATEMENT_H

#include "base/arena.h"
#include "store/connection.h"

#include <stdbool.h>
#include <stdint.h>

struct td_statement {
    struct td_store *store;
    sqlite3_stmt *handle;
    const char *name;
    int bind_result;
};

/* Only one of a name at a time: another one begun takes the rows of the first. */
TD_CHECKED enum td_code td_statement_begin(struct td_store *store, enum td_statement_id id,
                                           struct td_statement *ret_statement,
                                           struct td_error *err);

/* Gives the statement back, ready to be begun again. One that was never begun is left alone. */
void td_statement_end(struct td_statement *statement);

/* Texts and blobs are not copied: their bytes stay until td_statement_end. An absent text is NULL,
 * an absent blob an empty one. */
void td_bind_integer(struct td_statement *statement, int parameter, int64_t value);
void td_bind_null(struct td_statement *statement, int parameter);
void td_bind_text(struct td_statement *statement, int parameter, struct td_slice text);
void td_bind_blob(struct td_statement *statement, int parameter, struct td_slice bytes);

/* A pointer that only our own SQL functions can see, by its type (a text that lives for ever), and
 * that they do not write through. */
void td_bind_pointer(struct td_statement *statement, int parameter, const void *pointer,
                     const char *type);

/* The number of the parameter with this name (":author"), for what several statements share; a
 * missing one is remembered like a failed binding. */
int td_statement_parameter(struct td_statement *statement, const char *name);

/* The next row; false when there are no more. */
TD_CHECKED enum td_code td_statement_step(struct td_statement *statement, bool *ret_has_row,
                                          struct td_error *err);

/* Steps a statement that gives no row, and ends it. */
TD_CHECKED enum td_code td_statement_run(struct td_statement *statement, struct td_error *err);

int64_t td_column_integer(const struct td_statement *statement, int column);

/* Bytes borrowed until the next step; empty where the column is NULL. */
struct td_slice td_column_blob(const struct td_statement *statement, int column);

/* A copy in the arena; absent where the column is NULL. */
TD_CHECKED enum td_code td_column_text(const struct td_statement *statement, int column,
                                       struct td_arena *arena, struct td_slice *ret_text,
                                       struct td_error *err);

#endif
