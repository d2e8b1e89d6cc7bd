#include "store/file/backup.h"

#include "base/file.h"
#include "store/connection.h"
#include "store/file/backup_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGES_A_STEP = 2000 };

static void tell_progress(const struct td_check_watch *watch, const char *doing, int64_t done,
                          int64_t all)
{
    if (watch != NULL && watch->progress != NULL)
        watch->progress(watch->context, doing, done, all);
}

static enum td_code copy_pages(struct td_store *store, sqlite3 *to,
                               const struct td_check_watch *watch, struct td_error *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    int result = backup != NULL ? SQLITE_OK : sqlite3_errcode(to);
    while (result == SQLITE_OK) {
        result = sqlite3_backup_step(backup, PAGES_A_STEP);
        int64_t all = sqlite3_backup_pagecount(backup);
        tell_progress(watch, "pages copied", all - sqlite3_backup_remaining(backup), all);
    }
    sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE)
        return td_sqlite_fail_of(store, result, err, "cannot copy the archive");
    /* A copy is one file, whatever it is opened with. */
    result = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return result == SQLITE_OK ? TD_OK
                               : td_sqlite_fail_of(store, result, err, "cannot copy the archive");
}

/* The copy is of one moment: the transaction keeps the archive's pages as they are for it. */
static enum td_code copy_moment(struct td_store *store, const char *path,
                                const struct td_check_watch *watch, struct td_error *err)
{
    int64_t ignored = 0;
    sqlite3 *to = NULL;
    int result = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    enum td_code code =
        result == SQLITE_OK ? TD_OK : td_sqlite_fail_of(store, result, err, "cannot open a copy");
    if (code == TD_OK)
        code = td_store_execute(store, "BEGIN", err);
    if (code == TD_OK)
        code = td_store_number(store, "SELECT count(*) FROM sqlite_schema", &ignored, err);
    if (code == TD_OK)
        code = copy_pages(store, to, watch, err);
    td_store_rollback(store);
    sqlite3_close(to);
    return code;
}

/* Keeps the first finding, to say it where the check fails. */
struct first_finding {
    const struct td_check_watch *watch;
    char message[TD_ERROR_MESSAGE_BYTES / 2];
};

static enum td_code find(void *context, const struct td_finding *finding, struct td_error *err)
{
    struct first_finding *first = context;
    if (first->message[0] == '\0')
        snprintf(first->message, sizeof first->message, "%.*s: %.*s", TD_SLICE_ARG(finding->kind),
                 TD_SLICE_ARG(finding->message));
    if (first->watch == NULL || first->watch->find == NULL)
        return TD_OK;
    return first->watch->find(first->watch->context, finding, err);
}

static void progress(void *context, const char *doing, int64_t done, int64_t all)
{
    const struct first_finding *first = context;
    tell_progress(first->watch, doing, done, all);
}

/* Fails where the copy is not sound; `of` is what it is a copy of. */
static enum td_code check_copy(const char *path, const char *of, const struct td_check_watch *watch,
                               struct td_check_totals *ret_totals, struct td_error *err)
{
    struct td_store *copy TD_CLEANUP(td_store_closep) = NULL;
    struct first_finding first = {.watch = watch};
    const struct td_check_watch inner = {&first, find, progress};
    TD_TRY(td_store_open(path, TD_STORE_AS_IS, &copy, err));
    TD_TRY(td_store_check(copy, &inner, ret_totals, err));
    if (ret_totals->findings == 0)
        return TD_OK;
    return td_fail(err, TD_ERR_ARCHIVE, "%s is damaged, so no copy of it was kept: %s", of,
                   first.message);
}

static enum td_code refuse_folder(enum td_file_kind kind, const char *path, struct td_error *err)
{
    if (kind != TD_FILE_FOLDER)
        return TD_OK;
    return td_fail(err, TD_ERR_CREATE, "'%s' is a folder: name a file, in it or elsewhere", path);
}

/* What no copy may take the place of. */
static enum td_code refuse_path(const struct td_store *store, const char *path,
                                struct td_error *err)
{
    enum td_file_kind kind = TD_FILE_REGULAR;
    struct td_file_id id = {0};
    enum td_code code = td_file_stat(path, &kind, &id, err);
    if (code == TD_ERR_NO_FILE)
        return TD_OK;
    TD_TRY(code);
    if (td_store_owns_file(store, id))
        return td_fail(err, TD_ERR_USAGE, "'%s' is the archive itself", path);
    return refuse_folder(kind, path, err);
}

enum td_code td_backup_write(struct td_store *store, const char *path, bool replaces,
                             const struct td_check_watch *watch, struct td_error *err)
{
    struct td_backup_file TD_CLEANUP(td_backup_file_drop) file = {.path = NULL};
    struct td_check_totals totals;
    TD_TRY(refuse_path(store, path, err));
    if (!replaces)
        TD_TRY(td_backup_file_refuse(path, err));
    TD_TRY(td_backup_file_make(path, &file, err));
    TD_TRY(copy_moment(store, file.path, watch, err));
    TD_TRY(check_copy(file.path, store->path, watch, &totals, err));
    return td_backup_file_keep(&file, path, replaces, err);
}

static void close_database(sqlite3 **db)
{
    sqlite3_close(*db);
}

/* Everything of the present archive into its one file, and nobody else at it until *ret_db is
 * closed; so that it can be put aside. What cannot be read as a database is put aside as it is. */
static enum td_code come_to_rest(const char *path, sqlite3 **ret_db, struct td_error *err)
{
    char *plain = td_sqlite_plain_path(path);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    int result = plain != NULL ? sqlite3_open_v2(plain, ret_db, flags, NULL) : SQLITE_NOMEM;
    sqlite3_free(plain);
    if (result == SQLITE_OK)
        result = sqlite3_exec(*ret_db, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL, NULL,
                              NULL);
    if (result == SQLITE_NOMEM)
        return td_fail_memory(err);
    if ((result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED)
        return td_fail(err, TD_ERR_BUSY, "%s is open in another program; try again when that ended",
                       path);
    return TD_OK;
}

/* The copy gets the journal that archives have. */
static enum td_code set_journal(struct td_store *source, const char *path, struct td_error *err)
{
    sqlite3 *db = NULL;
    int result = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL", NULL,
                              NULL, NULL);
    sqlite3_close(db);
    return result == SQLITE_OK ? TD_OK
                               : td_sqlite_fail_of(source, result, err, "cannot copy the archive");
}

static enum td_code copy_from(const char *from, const char *to, const struct td_check_watch *watch,
                              struct td_restored *restored, struct td_error *err)
{
    struct td_store *source TD_CLEANUP(td_store_closep) = NULL;
    TD_TRY(td_store_open(from, TD_STORE_AS_IS, &source, err));
    TD_TRY(copy_moment(source, to, watch, err));
    TD_TRY(check_copy(to, from, watch, &restored->totals, err));
    return set_journal(source, to, err);
}

static enum td_code refuse_same_file(const char *from, const char *path, struct td_error *err)
{
    enum td_file_kind kind = TD_FILE_REGULAR;
    struct td_file_id a = {0}, b = {0};
    TD_TRY(td_file_stat(from, NULL, &a, err));
    enum td_code code = td_file_stat(path, &kind, &b, err);
    if (code == TD_ERR_NO_FILE)
        return td_path_make_parents(path, err);
    TD_TRY(code);
    TD_TRY(refuse_folder(kind, path, err));
    if (a.device == b.device && a.inode == b.inode)
        return td_fail(err, TD_ERR_USAGE, "'%s' is the archive itself", from);
    return TD_OK;
}

enum td_code td_backup_restore(const char *from, const char *path,
                               const struct td_check_watch *watch, struct td_restored *ret_restored,
                               struct td_error *err)
{
    struct td_backup_file TD_CLEANUP(td_backup_file_drop) file = {.path = NULL};
    struct td_restored TD_CLEANUP(td_restored_release) restored = {.kept = NULL};
    sqlite3 *present TD_CLEANUP(close_database) = NULL;
    char *real TD_CLEANUP(td_backup_free_path) = realpath(path, NULL); /* a link stays one */
    if (real == NULL && errno == ENOMEM)
        return td_fail_memory(err);
    if (real == NULL && errno != ENOENT) /* only what is not there need not be kept */
        return td_fail(err, TD_ERR_IO, "cannot find '%s': %s", path, strerror(errno));
    path = real != NULL ? real : path;
    TD_TRY(refuse_same_file(from, path, err));
    TD_TRY(td_backup_file_make(path, &file, err));
    TD_TRY(copy_from(from, file.path, watch, &restored, err));
    if (real != NULL)
        TD_TRY(come_to_rest(path, &present, err));
    TD_TRY(td_backup_file_put_aside(path, real != NULL, &restored.kept, err));
    TD_TRY(td_backup_file_keep(&file, path, true, err));
    *ret_restored = restored;
    restored.kept = NULL;
    return TD_OK;
}

void td_restored_release(struct td_restored *restored)
{
    free(restored->kept);
    restored->kept = NULL;
}
