#include "fault/calls.h"

#include "fault/wrap.h"

#include <sqlite3.h>
#include <stddef.h>

enum { FAILURE = SQLITE_IOERR_READ };

struct counter call_counter;

/* What SQLite would tell of the connection; of each thread, for each has its own. */
static _Thread_local sqlite3 *failed;
static _Thread_local sqlite3_stmt *failed_statement;

/* How many calls the thread is within: SQLite's own calls of itself are wrapped as well. */
static _Thread_local unsigned depth;

#define WRAP(result, name, ...) WRAP_PREFIXED("sqlite3_", result, name, __VA_ARGS__)

WRAP(int, errcode, sqlite3 *db)
{
    return failed == db ? FAILURE & 0xff : REAL(errcode)(db);
}

WRAP(const char *, errmsg, sqlite3 *db)
{
    return failed == db ? sqlite3_errstr(FAILURE) : REAL(errmsg)(db);
}

/* Any call tells of itself again. One that does not fail ends by `left`. */
static bool fails(sqlite3 *db, sqlite3_stmt *statement)
{
    bool now = depth == 0 && counter_fails(&call_counter);
    if (depth == 0) {
        failed = now ? db : NULL;
        failed_statement = now ? statement : NULL;
    }
    depth += !now;
    return now;
}

static int left(int result)
{
    depth--;
    return result;
}

/* As SQLite does where a statement meets a disk that failed. */
static int fail_and_roll_back(sqlite3 *db);

WRAP(int, exec, sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **),
     void *context, char **ret_message)
{
    return fails(db, NULL) ? fail_and_roll_back(db)
                           : left(REAL(exec)(db, sql, row, context, ret_message));
}

static int fail_and_roll_back(sqlite3 *db)
{
    depth++;
    if (sqlite3_get_autocommit(db) == 0)
        (void)REAL(exec)(db, "ROLLBACK", NULL, NULL, NULL);
    depth--;
    return FAILURE;
}

WRAP(int, step, sqlite3_stmt *statement)
{
    sqlite3 *db = sqlite3_db_handle(statement);
    return fails(db, statement) ? fail_and_roll_back(db) : left(REAL(step)(statement));
}

WRAP(int, finalize, sqlite3_stmt *statement)
{
    bool is_failed = statement != NULL && statement == failed_statement;
    int result = REAL(finalize)(statement);
    return is_failed ? FAILURE : result;
}

WRAP(int, reset, sqlite3_stmt *statement)
{
    bool is_failed = statement != NULL && statement == failed_statement;
    int result = REAL(reset)(statement);
    return is_failed ? FAILURE : result;
}

WRAP(int, prepare_v2, sqlite3 *db, const char *sql, int len, sqlite3_stmt **ret_statement,
     const char **ret_tail)
{
    *ret_statement = NULL;
    return fails(db, NULL) ? FAILURE
                           : left(REAL(prepare_v2)(db, sql, len, ret_statement, ret_tail));
}

WRAP(int, prepare_v3, sqlite3 *db, const char *sql, int len, unsigned flags,
     sqlite3_stmt **ret_statement, const char **ret_tail)
{
    *ret_statement = NULL;
    return fails(db, NULL) ? FAILURE
                           : left(REAL(prepare_v3)(db, sql, len, flags, ret_statement, ret_tail));
}

WRAP(int, blob_open, sqlite3 *db, const char *schema, const char *table, const char *column,
     sqlite3_int64 row, int flags, sqlite3_blob **ret_blob)
{
    *ret_blob = NULL;
    return fails(db, NULL) ? FAILURE
                           : left(REAL(blob_open)(db, schema, table, column, row, flags, ret_blob));
}

/* These name no connection: SQLite's words are those of the result then. */
WRAP(int, blob_reopen, sqlite3_blob *blob, sqlite3_int64 row)
{
    return fails(NULL, NULL) ? FAILURE : left(REAL(blob_reopen)(blob, row));
}

WRAP(int, blob_read, sqlite3_blob *blob, void *bytes, int len, int offset)
{
    return fails(NULL, NULL) ? FAILURE : left(REAL(blob_read)(blob, bytes, len, offset));
}

WRAP(int, backup_step, sqlite3_backup *backup, int pages)
{
    return fails(NULL, NULL) ? FAILURE : left(REAL(backup_step)(backup, pages));
}
