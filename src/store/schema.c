#include "store/schema.h"

#include "text/token.h"

#include <stdio.h>
#include <unistd.h>

enum { SQL_MAX_BYTES = 200, COPIES_MAX = 100, DERIVED_TABLES = 5 };

const struct td_schema td_schema = {
    .version = TD_STORE_SCHEMA_VERSION,
    .permanent = td_schema_permanent,
    .derived = td_schema_derived,
    .migrations = td_migrations,
};

static enum td_code read_version(struct td_store *store, int64_t *ret_application,
                                 int64_t *ret_version, struct td_error *err)
{
    TD_TRY(td_store_number(store, "PRAGMA application_id", ret_application, err));
    return td_store_number(store, "PRAGMA user_version", ret_version, err);
}

static enum td_code mark(struct td_store *store, int version, struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             TD_STORE_APPLICATION_ID, version);
    return td_store_execute(store, sql, err);
}

enum td_code td_schema_derive(struct td_store *store, const struct td_schema *schema,
                              struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql,
             "INSERT INTO derived_state (tokenizer_version, layout_version) VALUES (%d, %d);"
             "INSERT INTO items_fts (items_fts) VALUES ('rebuild')",
             TD_TOKENIZER_VERSION, TD_SCHEMA_LAYOUT_VERSION);
    TD_TRY(td_store_execute(store,
                            "DROP TABLE IF EXISTS items_vocabulary;"
                            "DROP TABLE IF EXISTS items_fts;"
                            "DROP TABLE IF EXISTS item_columns;"
                            "DROP TABLE IF EXISTS column_texts;"
                            "DROP TABLE IF EXISTS derived_state",
                            err));
    TD_TRY(td_store_execute(store, schema->derived, err));
    TD_TRY(td_store_execute(store, sql, err));
    td_index_forget(store);
    return td_columns_rebuild(store, err);
}

static enum td_code create_tables(struct td_store *store, const struct td_schema *schema,
                                  struct td_error *err)
{
    int64_t tables = 0;
    TD_TRY(td_store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, err));
    if (tables > 0)
        return TD_OK;
    TD_TRY(td_store_execute(store, schema->permanent, err));
    TD_TRY(td_schema_derive(store, schema, err));
    return mark(store, schema->version, err);
}

/* Ends a transaction that was begun: commits where all went well. */
static enum td_code end(struct td_store *store, enum td_code code, struct td_error *err)
{
    if (code == TD_OK)
        code = td_store_commit(store, err);
    if (code != TD_OK)
        td_store_rollback(store);
    return code;
}

enum td_code td_schema_create(struct td_store *store, const struct td_schema *schema,
                              struct td_error *err)
{
    int64_t tables = 0;
    TD_TRY(td_store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, err));
    if (tables > 0)
        return TD_OK;
    TD_TRY(td_store_execute(store, "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL", err));
    TD_TRY(td_store_begin(store, err));
    return end(store, create_tables(store, schema, err), err);
}

/* Why a file without our mark is no archive: another program's, or one that was begun and left. */
static enum td_code refuse(struct td_store *store, struct td_error *err)
{
    int64_t tables = 0;
    TD_TRY(td_store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, err));
    if (tables == 0)
        return td_fail(err, TD_ERR_NO_FILE, "%s is still empty: 'tidings import PATH' fills it",
                       store->path);
    return td_fail(err, TD_ERR_ARCHIVE, "%s is not an archive of tidings", store->path);
}

static enum td_code check_version(struct td_store *store, const struct td_schema *schema,
                                  int64_t *ret_version, struct td_error *err)
{
    int64_t application = 0, version = 0;
    TD_TRY(read_version(store, &application, &version, err));
    if (application != TD_STORE_APPLICATION_ID)
        return refuse(store, err);
    if (version > schema->version)
        return td_fail(err, TD_ERR_ARCHIVE,
                       "%s is from a newer tidings (schema %d, this one knows %d): update tidings",
                       store->path, (int)version, schema->version);
    *ret_version = version;
    return TD_OK;
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* FILE.schema-N, or the first FILE.schema-N.M that is free; NULL when out of memory. To be freed by
 * sqlite3_free. */
static char *copy_path(const struct td_store *store, int version)
{
    char *path = sqlite3_mprintf("%s.schema-%d", store->path, version);
    for (int n = 1; path != NULL && is_there(path) && n < COPIES_MAX; n++) {
        sqlite3_free(path);
        path = sqlite3_mprintf("%s.schema-%d.%d", store->path, version, n);
    }
    return path;
}

static enum td_code keep_copy(struct td_store *store, int version, struct td_error *err)
{
    char *path = copy_path(store, version);
    char *sql = path != NULL ? sqlite3_mprintf("VACUUM INTO %Q", path) : NULL;
    enum td_code code = sql != NULL ? td_file_make_private(path, err) : td_fail_memory(err);
    sqlite3_free(path);
    if (code == TD_OK)
        code = td_store_execute(store, sql, err);
    sqlite3_free(sql);
    return code;
}

static enum td_code migrate(struct td_store *store, const struct td_schema *schema,
                            struct td_error *err)
{
    int64_t version = 0;
    TD_TRY(check_version(store, schema, &version, err));
    for (const struct td_migration *m = schema->migrations; m->name != NULL; m++) {
        if (m->to_version > version)
            TD_TRY(td_store_execute(store, m->sql, err));
    }
    TD_TRY(td_schema_derive(store, schema, err));
    return mark(store, schema->version, err);
}

static enum td_code is_current(struct td_store *store, const struct td_schema *schema,
                               int64_t version, bool *ret_current, struct td_error *err)
{
    int64_t tables = 0, same = 0;
    char sql[SQL_MAX_BYTES];
    *ret_current = false;
    if (version < schema->version)
        return TD_OK;
    TD_TRY(td_store_number(store,
                           "SELECT count(*) FROM sqlite_schema"
                           " WHERE name IN ('derived_state', 'items_fts', 'item_columns',"
                           " 'column_texts', 'items_vocabulary')",
                           &tables, err));
    if (tables < DERIVED_TABLES)
        return TD_OK;
    snprintf(sql, sizeof sql,
             "SELECT tokenizer_version = %d AND layout_version = %d FROM derived_state",
             TD_TOKENIZER_VERSION, TD_SCHEMA_LAYOUT_VERSION);
    TD_TRY(td_store_number(store, sql, &same, err));
    *ret_current = same != 0;
    return TD_OK;
}

enum td_code td_schema_upgrade(struct td_store *store, const struct td_schema *schema,
                               struct td_error *err)
{
    int64_t version = 0;
    bool current = false;
    TD_TRY(check_version(store, schema, &version, err));
    TD_TRY(is_current(store, schema, version, &current, err));
    if (current)
        return TD_OK;
    if (version < schema->version)
        TD_TRY(keep_copy(store, (int)version, err));
    TD_TRY(td_store_begin(store, err));
    return end(store, migrate(store, schema, err), err);
}
