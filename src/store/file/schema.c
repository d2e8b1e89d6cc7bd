#include "store/file/schema.h"

#include "store/index/characters.h"
#include "store/sql_text.h"
#include "store/statement.h"
#include "text/token.h"

#include <stdio.h>
#include <string.h>

enum { SQL_MAX_BYTES = 200, VERSION_MAX_BYTES = 32 };

const struct td_schema td_schema = {
    .version = TD_STORE_SCHEMA_VERSION,
    .permanent = td_schema_permanent,
    .derived = td_schema_derived,
    .integrity = td_schema_integrity,
    .migrated = td_schema_migrated,
    .migrations = td_migrations,
};

static enum td_code read_version(struct td_store *store, int64_t *ret_application,
                                 int64_t *ret_version, struct td_error *err)
{
    TD_TRY(td_store_number(store, "PRAGMA application_id", ret_application, err));
    return td_store_number(store, "PRAGMA user_version", ret_version, err);
}

enum td_code td_schema_mark(struct td_store *store, int version, struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             TD_STORE_APPLICATION_ID, version);
    return td_store_execute(store, sql, err);
}

/* The next table that the script makes; false at its end. */
static bool next_table(struct td_slice *script, struct td_slice *ret_name)
{
    *ret_name = td_sql_created_name(td_sql_statement(script));
    return !td_slice_is_none(*ret_name);
}

/* A table, its indexes, and those that FTS5 made for it. */
static enum td_code forget_table(struct td_store *store, struct td_slice name, struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql,
             "DELETE FROM sqlite_schema WHERE type <> 'trigger'"
             " AND (tbl_name = '%.*s' OR tbl_name GLOB '%.*s_*')",
             TD_SLICE_ARG(name), TD_SLICE_ARG(name));
    return td_store_execute(store, sql, err);
}

enum td_code td_schema_forget_derived(struct td_store *store, const struct td_schema *schema,
                                      struct td_error *err)
{
    struct td_slice script = td_slice_of(schema->derived), name;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    enum td_code code = td_store_execute(store, "PRAGMA writable_schema = ON", err);
    while (code == TD_OK && next_table(&script, &name))
        code = forget_table(store, name, err);
    if (code == TD_OK)
        code = td_store_execute(store, "PRAGMA writable_schema = RESET", err);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    store->lost_pages = true;
    return code;
}

enum td_code td_schema_reclaim(struct td_store *store, struct td_error *err)
{
    if (!store->lost_pages)
        return TD_OK;
    store->lost_pages = false;
    return td_store_execute(store, "VACUUM", err);
}

enum td_code td_schema_drop_derived(struct td_store *store, const struct td_schema *schema,
                                    struct td_error *err)
{
    struct td_slice script = td_slice_of(schema->derived), name;
    enum td_code code = TD_OK;
    while (code == TD_OK && next_table(&script, &name)) {
        char sql[SQL_MAX_BYTES];
        snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS %.*s", TD_SLICE_ARG(name));
        code = td_store_execute(store, sql, err);
    }
    bool is_damaged = code == TD_ERR_ARCHIVE || code == TD_ERR_BUG;
    return is_damaged ? td_schema_forget_derived(store, schema, err) : code;
}

enum td_code td_schema_make_integrity(struct td_store *store, const struct td_schema *schema,
                                      bool keeps, struct td_error *err)
{
    if (schema->integrity == NULL)
        return TD_OK;
    if (!keeps) {
        TD_TRY(td_store_execute(store,
                                "DROP TABLE IF EXISTS table_sums;"
                                "DROP TABLE IF EXISTS needed_program",
                                err));
        TD_TRY(td_store_execute(store, schema->integrity, err));
        TD_TRY(td_table_sums_make(store, err));
    }
    return td_store_execute(store,
                            "DELETE FROM needed_program;"
                            "INSERT INTO needed_program VALUES ('" TD_STORE_NEEDED_PROGRAM "')",
                            err);
}

enum td_code td_schema_derive(struct td_store *store, const struct td_schema *schema,
                              struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql,
             "INSERT INTO derived_state (tokenizer_version, layout_version) VALUES (%d, %d);"
             "INSERT INTO items_fts (items_fts) VALUES ('rebuild');"
             "INSERT INTO items_fts (items_fts) VALUES ('optimize')",
             TD_TOKENIZER_VERSION, TD_SCHEMA_LAYOUT_VERSION);
    TD_TRY(td_schema_drop_derived(store, schema, err));
    TD_TRY(td_store_execute(store, schema->derived, err));
    TD_TRY(td_store_execute(store, sql, err));
    td_index_forget(store);
    TD_TRY(td_characters_rebuild(store, err));
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
    TD_TRY(td_schema_make_integrity(store, schema, false, err));
    return td_schema_mark(store, schema->version, err);
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
    return td_store_end(store, create_tables(store, schema, err), err);
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

/* A newer archive says which program reads it; what it says is only shown where it is a version's
 * number. Empty otherwise. */
static void read_needed_program(struct td_store *store, char ret_version[VERSION_MAX_BYTES])
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    ret_version[0] = '\0';
    if (td_statement_begin(store, TD_SQL_READ_NEEDED_PROGRAM, &read, NULL) != TD_OK ||
        td_statement_step(&read, &has_row, NULL) != TD_OK || !has_row)
        return;
    struct td_slice version = td_column_blob(&read, TD_COLUMN_READ_NEEDED_PROGRAM_VERSION);
    size_t len = 0;
    while (len < version.len && strchr("0123456789.", version.ptr[len]) != NULL)
        len++;
    if (len == version.len && len < VERSION_MAX_BYTES) {
        memcpy(ret_version, version.ptr, len);
        ret_version[len] = '\0';
    }
}

static enum td_code refuse_newer(struct td_store *store, const struct td_schema *schema,
                                 int64_t version, struct td_error *err)
{
    char needed[VERSION_MAX_BYTES];
    read_needed_program(store, needed);
    bool is_known = needed[0] != '\0';
    return td_fail(err, TD_ERR_ARCHIVE,
                   "%s is from a newer tidings (schema %lld, this one knows %d): it needs %s%s",
                   store->path, (long long)version, schema->version,
                   is_known ? "tidings " : "a newer one", is_known ? needed : "");
}

enum td_code td_schema_look(struct td_store *store, const struct td_schema *schema,
                            int64_t *ret_version, struct td_error *err)
{
    int64_t application = 0, version = 0;
    TD_TRY(read_version(store, &application, &version, err));
    if (application != TD_STORE_APPLICATION_ID)
        return refuse(store, err);
    if (version > schema->version)
        return refuse_newer(store, schema, version, err);
    if (version < 1)
        return td_fail(err, TD_ERR_ARCHIVE, "%s has no schema that tidings ever had", store->path);
    *ret_version = version;
    return TD_OK;
}
