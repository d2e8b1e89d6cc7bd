#include "store/connection.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Which of our codes an SQLite result is. */
static enum td_code code_of(int result)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return TD_ERR_BUSY;
    case SQLITE_NOMEM:
        return TD_ERR_MEMORY;
    case SQLITE_INTERRUPT:
        return TD_ERR_TIME;
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

/* What a disk that fails wants of the user; NULL where SQLite's own words will do. */
static const char *remedy_of(int result, int system_error)
{
    int primary = result & 0xff;
    if (primary == SQLITE_FULL || system_error == ENOSPC)
        return "the disk is full: make room, then run the same command again";
    if (system_error == EDQUOT)
        return "your quota of this disk is used up: make room, then run the same command again";
    if (primary == SQLITE_READONLY || system_error == EROFS || system_error == EACCES)
        return "the archive, or its folder, cannot be written to";
    if (primary == SQLITE_IOERR || system_error == EIO)
        return "the disk failed: look after it, then run the same command again";
    return NULL;
}

/* The system's error of a file's last call that failed; 0 where it is not known, as of a journal in
 * memory. */
static int error_of_file(sqlite3_file *file)
{
    int error = 0;
    if (file != NULL && file->pMethods != NULL && file->pMethods->xFileControl != NULL)
        (void)file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

/* The same of the archive, or of its log: SQLite does not hand on those of a commit. */
static int system_error_of(const struct td_store *store)
{
    static const int files[] = {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER};
    int error = sqlite3_system_errno(store->db);
    for (size_t i = 0; error == 0 && i < sizeof files / sizeof *files; i++) {
        sqlite3_file *file = NULL;
        if (sqlite3_file_control(store->db, NULL, files[i], &file) == SQLITE_OK)
            error = error_of_file(file);
    }
    return error;
}

/* Why nothing can be made in the archive's folder; 0 where it can. What SQLite cannot make it tries
 * once more as a file that is there, and tells of that. */
static int error_of_folder(const struct td_store *store)
{
    struct td_slice folder = td_path_folder(td_slice_of(store->path));
    char *path = folder.len > 0 ? sqlite3_mprintf("%.*s", TD_SLICE_ARG(folder)) : NULL;
    int error = access(path != NULL ? path : ".", W_OK) == 0 ? 0 : errno;
    sqlite3_free(path);
    return error;
}

/* Nothing more is written: what failed once may only seem to go well the next time. The log keeps
 * what was committed. */
static enum td_code fail_of_disk(struct td_store *store, int result, struct td_error *err,
                                 const char *doing, const char *words)
{
    int system_error = system_error_of(store);
    if ((result & 0xff) == SQLITE_CANTOPEN && system_error == ENOENT)
        system_error = error_of_folder(store);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    store->has_disk_failed = store->has_disk_failed || (result & 0xff) == SQLITE_IOERR;
    if (system_error == ENOMEM)
        return td_fail_memory(err);
    const char *remedy = remedy_of(result, system_error);
    if (remedy == NULL && system_error == 0)
        return td_fail(err, TD_ERR_IO, "%s: %s: %s", store->path, doing, words);
    if (remedy == NULL)
        remedy = words;
    return td_fail(err, TD_ERR_IO, "%s: %s: %s (%s)", store->path, doing, remedy,
                   system_error != 0 ? strerror(system_error) : words);
}

enum td_code td_sqlite_fail_of(struct td_store *store, int result, struct td_error *err,
                               const char *doing)
{
    enum td_code code = code_of(result);
    if (code == TD_ERR_MEMORY)
        return td_fail_memory(err);
    if (code == TD_ERR_TIME)
        return td_fail(err, code, "%s: time is up", doing);
    if (code == TD_ERR_BUSY)
        return td_fail(err, code, "%s is busy: another program is writing to it; try again",
                       store->path);
    if ((result & 0xff) == SQLITE_NOTADB)
        return td_fail(err, code, "%s is not an archive of tidings, or its first page is damaged",
                       store->path);
    bool is_bad_json =
        result == SQLITE_ERROR && sqlite3_stricmp(sqlite3_errmsg(store->db), "malformed JSON") == 0;
    if ((result & 0xff) == SQLITE_CORRUPT || is_bad_json)
        return td_fail(err, TD_ERR_ARCHIVE, "%s is damaged (%s: %s); %s", store->path, doing,
                       sqlite3_errstr(result),
                       store->is_as_is ? TD_BACKUP_HELPS : "'tidings check' says more");
    bool is_latest = (result & 0xff) == sqlite3_errcode(store->db);
    const char *words = is_latest ? sqlite3_errmsg(store->db) : sqlite3_errstr(result);
    if (code == TD_ERR_IO)
        return fail_of_disk(store, result, err, doing, words);
    return td_fail(err, code, "%s: %s: %s", store->path, doing, words);
}

enum td_code td_sqlite_fail(struct td_store *store, struct td_error *err, const char *doing)
{
    return td_sqlite_fail_of(store, sqlite3_errcode(store->db), err, doing);
}

char *td_sqlite_plain_path(const char *path)
{
    return sqlite3_mprintf("%s%s", path[0] == '/' ? "" : "./", path);
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
