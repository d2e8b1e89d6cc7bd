#include "store/connection.h"

/* Which of our codes an SQLite result is. */
static enum td_code code_of(int result)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return TD_ERR_BUSY;
    case SQLITE_NOMEM:
        return TD_ERR_MEMORY;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return TD_ERR_ARCHIVE;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_PROTOCOL:
    case SQLITE_TOOBIG:
        return TD_ERR_IO;
    default:
        return TD_ERR_BUG;
    }
}

enum td_code td_sqlite_fail_of(const struct td_store *store, int result, struct td_error *err,
                               const char *doing)
{
    enum td_code code = code_of(result);
    if (code == TD_ERR_MEMORY)
        return td_fail_memory(err);
    if (code == TD_ERR_BUSY)
        return td_fail(err, code, "%s is busy: another program is writing to it; try again",
                       store->path);
    bool is_bad_json =
        result == SQLITE_ERROR && sqlite3_stricmp(sqlite3_errmsg(store->db), "malformed JSON") == 0;
    if ((result & 0xff) == SQLITE_CORRUPT || is_bad_json)
        return td_fail(err, TD_ERR_ARCHIVE, "%s is damaged (%s: %s); 'tidings check' says more",
                       store->path, doing, sqlite3_errstr(result));
    bool is_latest = result == sqlite3_extended_errcode(store->db);
    return td_fail(err, code, "%s: %s: %s", store->path, doing,
                   is_latest ? sqlite3_errmsg(store->db) : sqlite3_errstr(result));
}

enum td_code td_sqlite_fail(const struct td_store *store, struct td_error *err, const char *doing)
{
    return td_sqlite_fail_of(store, sqlite3_extended_errcode(store->db), err, doing);
}

enum td_code td_store_execute(struct td_store *store, const char *sql, struct td_error *err)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return td_sqlite_fail(store, err, "cannot change the archive");
    return TD_OK;
}

enum td_code td_store_number(struct td_store *store, const char *sql, int64_t *ret_number,
                             struct td_error *err)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    if (result == SQLITE_ROW || result == SQLITE_DONE)
        *ret_number = result == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return td_sqlite_fail(store, err, "cannot read the archive");
    return TD_OK;
}
