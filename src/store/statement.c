#include "store/statement.h"

#include <string.h>

enum td_code td_statement_begin(struct td_store *store, enum td_statement_id id,
                                struct td_statement *ret_statement, struct td_error *err)
{
    sqlite3_stmt **handle = &store->statements[id];
    const struct td_sql *sql = &td_sql_statements[id];
    if (*handle == NULL) {
        int result =
            sqlite3_prepare_v3(store->db, sql->text, -1, SQLITE_PREPARE_PERSISTENT, handle, NULL);
        if (result != SQLITE_OK)
            return td_sqlite_fail_of(store, result, err, sql->name);
    }
    *ret_statement = (struct td_statement){.store = store, .handle = *handle, .name = sql->name};
    return TD_OK;
}

void td_statement_end(struct td_statement *statement)
{
    if (statement->handle == NULL)
        return;
    sqlite3_reset(statement->handle);
    sqlite3_clear_bindings(statement->handle);
    statement->handle = NULL;
}

static void note_binding(struct td_statement *statement, int result)
{
    if (statement->bind_result == SQLITE_OK)
        statement->bind_result = result;
}

void td_bind_integer(struct td_statement *statement, int parameter, int64_t value)
{
    note_binding(statement, sqlite3_bind_int64(statement->handle, parameter, value));
}

void td_bind_null(struct td_statement *statement, int parameter)
{
    note_binding(statement, sqlite3_bind_null(statement->handle, parameter));
}

void td_bind_text(struct td_statement *statement, int parameter, struct td_slice text)
{
    note_binding(statement, sqlite3_bind_text64(statement->handle, parameter, text.ptr, text.len,
                                                SQLITE_STATIC, SQLITE_UTF8));
}

void td_bind_blob(struct td_statement *statement, int parameter, struct td_slice bytes)
{
    const char *ptr = bytes.ptr != NULL ? bytes.ptr : "";
    note_binding(statement,
                 sqlite3_bind_blob64(statement->handle, parameter, ptr, bytes.len, SQLITE_STATIC));
}

void td_bind_pointer(struct td_statement *statement, int parameter, const void *pointer,
                     const char *type)
{
    void *writable = NULL; /* as SQLite wants it */
    memcpy(&writable, &pointer, sizeof pointer);
    note_binding(statement,
                 sqlite3_bind_pointer(statement->handle, parameter, writable, type, NULL));
}

int td_statement_parameter(struct td_statement *statement, const char *name)
{
    int parameter = sqlite3_bind_parameter_index(statement->handle, name);
    if (parameter == 0)
        note_binding(statement, SQLITE_RANGE);
    return parameter;
}

static enum td_code binding_failure(const struct td_statement *statement, struct td_error *err)
{
    if (statement->bind_result == SQLITE_NOMEM)
        return td_fail_memory(err);
    return td_fail(err, statement->bind_result == SQLITE_TOOBIG ? TD_ERR_INPUT : TD_ERR_BUG,
                   "%s: cannot bind a value: %s", statement->name,
                   sqlite3_errstr(statement->bind_result));
}

enum td_code td_statement_step(struct td_statement *statement, bool *ret_has_row,
                               struct td_error *err)
{
    if (statement->bind_result != SQLITE_OK)
        return binding_failure(statement, err);
    int result = sqlite3_step(statement->handle);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return td_sqlite_fail_of(statement->store, result, err, statement->name);
    *ret_has_row = result == SQLITE_ROW;
    return TD_OK;
}

enum td_code td_statement_run(struct td_statement *statement, struct td_error *err)
{
    bool has_row = false;
    TD_TRY(td_statement_step(statement, &has_row, err));
    td_statement_end(statement);
    return TD_OK;
}

int64_t td_column_integer(const struct td_statement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

struct td_slice td_column_blob(const struct td_statement *statement, int column)
{
    const char *bytes = sqlite3_column_blob(statement->handle, column);
    size_t len = (size_t)sqlite3_column_bytes(statement->handle, column);
    return bytes != NULL ? (struct td_slice){bytes, len} : TD_SLICE("");
}

enum td_code td_column_text(const struct td_statement *statement, int column,
                            struct td_arena *arena, struct td_slice *ret_text, struct td_error *err)
{
    if (sqlite3_column_type(statement->handle, column) == SQLITE_NULL) {
        *ret_text = TD_SLICE_NONE;
        return TD_OK;
    }
    const char *text = (const char *)sqlite3_column_text(statement->handle, column);
    if (text == NULL)
        return td_fail_memory(err);
    size_t len = (size_t)sqlite3_column_bytes(statement->handle, column);
    return td_arena_copy(arena, (struct td_slice){text, len}, ret_text, err);
}
