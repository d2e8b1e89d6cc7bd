#include "store/store.h"

#include "store/file/schema_upgrade.h"
#include "store/functions.h"
#include "store/index/columns_block.h"
#include "store/index/fts_tokenizer.h"
#include "store/index/index_ahead.h"
#include "store/set_binding.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { STEPS_BETWEEN_LOOKS = 1000 }; /* of SQLite's machine, at the deadline: some 50 µs */

/* No more than our own schema and statements ask for: a schema from elsewhere gets no room. */
static void set_limits(sqlite3 *db)
{
    static const struct {
        int limit, value;
    } limits[] = {
        {SQLITE_LIMIT_ATTACHED, 1}, /* VACUUM attaches one */
        {SQLITE_LIMIT_LENGTH, TD_STORE_VALUE_MAX_BYTES},
        {SQLITE_LIMIT_SQL_LENGTH, 1000 * 1000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 200},
        {SQLITE_LIMIT_COMPOUND_SELECT, 20},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i].limit, limits[i].value);
}

static enum td_code configure(struct td_store *store, struct td_error *err)
{
    sqlite3 *db = store->db;
    td_store_wait_for_others(store);
    td_store_follow_commits(store);
    set_limits(db);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    int result = td_fts_tokenizer_register(db);
    if (result == SQLITE_OK)
        result = td_functions_register(db);
    if (result == SQLITE_OK)
        result = td_set_binding_register(db);
    if (result != SQLITE_OK)
        return td_sqlite_fail_of(store, result, err, "cannot set up full-text search");
    td_columns_watch(store);
    td_index_watch(store);
    return td_store_execute(store, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err);
}

/* Pages kept in memory: 16 MB for those who write. Readers look at most pages once, for which fresh
 * memory costs more than the page: theirs is 128 KB, used again and again. */
static enum td_code set_cache(struct td_store *store, enum td_store_mode mode, struct td_error *err)
{
    return td_store_execute(
        store, mode == TD_STORE_READ ? "PRAGMA cache_size = -128" : "PRAGMA cache_size = -16384",
        err);
}

/* Opens by a name that is freed then. */
static enum td_code open_database(struct td_store *store, char *name, int flags,
                                  struct td_error *err)
{
    bool create = (flags & SQLITE_OPEN_CREATE) != 0;
    flags |= SQLITE_OPEN_NOMUTEX;
    int result = name != NULL ? sqlite3_open_v2(name, &store->db, flags, NULL) : SQLITE_NOMEM;
    sqlite3_free(name);
    if (result == SQLITE_OK)
        return configure(store, err);
    if (store->db == NULL)
        return td_fail_memory(err);
    const char *doing = create ? "cannot create the archive" : "cannot open the archive";
    enum td_code code = td_sqlite_fail_of(store, result, err, doing);
    if (create && code == TD_ERR_IO)
        code = TD_ERR_CREATE;
    if (err != NULL)
        err->code = code;
    return code;
}

static enum td_code look_for(const char *path, bool *ret_exists, struct td_error *err)
{
    enum td_file_kind kind = TD_FILE_REGULAR;
    enum td_code code = td_file_stat(path, &kind, NULL, err);
    *ret_exists = code == TD_OK;
    if (code == TD_ERR_NO_FILE)
        return TD_OK;
    if (code == TD_OK && kind != TD_FILE_REGULAR)
        return td_fail(err, TD_ERR_ARCHIVE, "%s is not a file: an archive is one file", path);
    return code;
}

static enum td_code open_scratch(struct td_store *store, struct td_error *err)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    TD_TRY(open_database(store, sqlite3_mprintf(":memory:"), flags, err));
    return td_schema_create(store, &td_schema, err);
}

static enum td_code open_file(struct td_store *store, bool create, enum td_store_mode mode,
                              struct td_error *err)
{
    int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    TD_TRY(open_database(store, td_sqlite_plain_path(store->path), flags, err));
    if (mode != TD_STORE_READ || !td_store_must_lie_still(store))
        return TD_OK;
    store->is_still = true;
    sqlite3_close(store->db);
    store->db = NULL;
    flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    return open_database(store, td_store_still_name(store), flags, err);
}

static enum td_code open_or_create(struct td_store *store, const char *path,
                                   enum td_store_mode mode, struct td_error *err)
{
    bool exists = false;
    TD_TRY(look_for(path, &exists, err));
    if (!exists && mode != TD_STORE_WRITE)
        return td_fail(err, TD_ERR_NO_FILE,
                       "no archive at %s: 'tidings import PATH' makes one, --archive names another",
                       path);
    if (!exists)
        TD_TRY(td_file_make_private(path, err));
    return open_file(store, !exists, mode, err);
}

/* Brings the schema to what the mode needs. */
static enum td_code settle_schema(struct td_store *store, enum td_store_mode mode,
                                  struct td_error *err)
{
    int64_t version = 0;
    if (mode == TD_STORE_AS_IS)
        return td_schema_look(store, &td_schema, &version, err);
    if (mode == TD_STORE_MEND)
        return td_schema_mend(store, &td_schema, err);
    return td_schema_upgrade(store, &td_schema, err);
}

static enum td_code open_archive(struct td_store *store, const char *path, enum td_store_mode mode,
                                 struct td_error *err)
{
    store->path = strdup(path);
    if (store->path == NULL)
        return td_fail_memory(err);
    store->is_as_is = mode == TD_STORE_AS_IS;
    if (mode == TD_STORE_SCRATCH)
        return open_scratch(store, err);
    TD_TRY(open_or_create(store, path, mode, err));
    if (mode == TD_STORE_WRITE)
        TD_TRY(td_schema_create(store, &td_schema, err));
    if (mode != TD_STORE_READ)
        TD_TRY(td_store_execute(store, "PRAGMA synchronous = FULL", err));
    TD_TRY(settle_schema(store, mode, err));
    TD_TRY(set_cache(store, mode, err));
    return mode == TD_STORE_READ || mode == TD_STORE_AS_IS
               ? td_store_execute(store, "PRAGMA query_only = ON", err)
               : TD_OK;
}

enum td_code td_store_open(const char *path, enum td_store_mode mode, struct td_store **ret_store,
                           struct td_error *err)
{
    return td_store_open_waiting(path, mode, NULL, ret_store, err);
}

/* What it was is beside an archive whose upgrade is done, and may be where the disk failed. */
static void name_copy(const struct td_store *store, struct td_error *err)
{
    if (store->upgrade_copy == NULL || err == NULL)
        return;
    const struct td_error why = *err;
    (void)td_fail(err, why.code, "%s; the archive as it was is kept as %s", why.message,
                  store->upgrade_copy);
}

enum td_code td_store_open_waiting(const char *path, enum td_store_mode mode,
                                   const struct td_store_wait *wait, struct td_store **ret_store,
                                   struct td_error *err)
{
    struct td_store *store = calloc(1, sizeof *store);
    if (store == NULL)
        return td_fail_memory(err);
    if (wait != NULL)
        store->wait = *wait;
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* threads would wait for each other to count it */
    enum td_code code = open_archive(store, path, mode, err);
    if (code == TD_OK) {
        *ret_store = store;
        return TD_OK;
    }
    name_copy(store, err);
    td_store_close(store);
    return code;
}

void td_store_close(struct td_store *store)
{
    if (store == NULL)
        return;
    td_postings_forget(&store->postings);
    td_kept_sets_release(&store->kept_sets);
    td_columns_close_piece(store);
    for (size_t i = 0; i < TD_SQL_COUNT; i++)
        sqlite3_finalize(store->statements[i]);
    td_store_fold_log(store);
    sqlite3_close(store->db);
    td_store_forget(store);
    td_index_ahead_close(store->index_ahead);
    free(store->path);
    sqlite3_free(store->upgrade_copy);
    free(store);
}

void td_store_closep(struct td_store **store)
{
    td_store_close(*store);
}

bool td_store_owns_file(const struct td_store *store, struct td_file_id id)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *path = sqlite3_mprintf("%s%s", store->path, endings[i]);
        struct stat about;
        bool owned = path != NULL && stat(path, &about) == 0 && about.st_dev == id.device &&
                     about.st_ino == id.inode;
        sqlite3_free(path);
        if (owned)
            return true;
    }
    return false;
}

/* For SQLite, which asks again and again: not 0 ends the statement. */
static int has_passed(void *deadline)
{
    struct td_deadline *asked = deadline;
    return asked->has_passed(asked);
}

void td_store_set_deadline(struct td_store *store, struct td_deadline *deadline)
{
    store->deadline = deadline;
    sqlite3_progress_handler(store->db, STEPS_BETWEEN_LOOKS, deadline != NULL ? has_passed : NULL,
                             deadline);
}

enum td_code td_store_check_time(const struct td_store *store, struct td_error *err)
{
    if (store->deadline == NULL || !store->deadline->has_passed(store->deadline))
        return TD_OK;
    return td_fail(err, TD_ERR_TIME, "time is up");
}

const char *td_store_upgrade_copy(const struct td_store *store)
{
    return store->upgrade_copy;
}
