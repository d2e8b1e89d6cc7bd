#include "store/file/schema.h"

#include "store/file/backup.h"
#include "store/file/schema_match.h"
#include "store/index/characters.h"
#include "store/item_set.h"
#include "store/sql_text.h"
#include "store/statement.h"
#include "text/token.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SQL_MAX_BYTES = 200, VERSION_MAX_BYTES = 32, COPIES_MAX = 100 };

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

static enum td_code mark(struct td_store *store, int version, struct td_error *err)
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

/* Takes the derived tables out of the schema without a look at them. Their pages are lost until
 * VACUUM. */
static enum td_code forget_derived(struct td_store *store, const struct td_schema *schema,
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
    return is_damaged ? forget_derived(store, schema, err) : code;
}

/* Makes the tables that show damage anew, and their sums, or keeps them as they are. */
static enum td_code make_integrity(struct td_store *store, const struct td_schema *schema,
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
    TD_TRY(make_integrity(store, schema, false, err));
    return mark(store, schema->version, err);
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

/* Numbers beyond what the columns hold would take all memory, or all time. */
static enum td_code check_numbers(struct td_store *store, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_NUMBER_BOUNDS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    for (int column = 0; has_row && column < sqlite3_column_count(read.handle); column++) {
        int64_t number = td_column_integer(&read, column);
        bool is_none = sqlite3_column_type(read.handle, column) == SQLITE_NULL;
        if (!is_none && (number < 1 || number > TD_ITEM_SET_MAX_ITEM))
            return td_fail(err, TD_ERR_ARCHIVE,
                           "%s: a post, item, source or category has the number %lld, which "
                           "tidings never gives",
                           store->path, (long long)number);
    }
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

/* A copy that restores, beside the archive. */
static enum td_code keep_copy(struct td_store *store, int version, struct td_error *err)
{
    char *path = copy_path(store, version);
    if (path == NULL)
        return td_fail_memory(err);
    enum td_code code = td_backup_write(store, path, false, NULL, err);
    if (code != TD_OK) {
        sqlite3_free(path);
        return code;
    }
    sqlite3_free(store->upgrade_copy);
    store->upgrade_copy = path;
    return TD_OK;
}

/* The archive is as it was, so another copy would only take up room. Where the disk failed nobody
 * knows, and it stays. */
static void drop_copy(struct td_store *store)
{
    if (store->upgrade_copy == NULL || store->has_disk_failed)
        return;
    (void)unlink(store->upgrade_copy);
    sqlite3_free(store->upgrade_copy);
    store->upgrade_copy = NULL;
}

/* Fails where anything but derived tables is not as it should be. */
static enum td_code match(struct td_store *store, const struct td_schema *schema, int64_t version,
                          struct td_schema_likeness *ret_likeness, struct td_error *err)
{
    const struct td_schema_strange refuse_it = {store, td_schema_refuse_strange};
    *ret_likeness = (struct td_schema_likeness){true, true};
    if (schema->migrated == NULL)
        return TD_OK;
    if (version < schema->version)
        return td_schema_match_older(store, &refuse_it, err);
    TD_TRY(td_schema_match(store, schema, &refuse_it, ret_likeness, err));
    return check_numbers(store, err);
}

static enum td_code migrate(struct td_store *store, const struct td_schema *schema,
                            struct td_error *err)
{
    struct td_schema_likeness likeness;
    int64_t version = 0;
    TD_TRY(td_schema_look(store, schema, &version, err));
    for (const struct td_migration *m = schema->migrations; m->name != NULL; m++) {
        if (m->to_version > version)
            TD_TRY(td_store_execute(store, m->sql, err));
    }
    TD_TRY(match(store, schema, schema->version, &likeness, err));
    TD_TRY(td_schema_derive(store, schema, err));
    bool keeps_integrity = likeness.integrity && version == schema->version;
    TD_TRY(make_integrity(store, schema, keeps_integrity, err));
    return mark(store, schema->version, err);
}

/* Whether the derived tables, which are as the schema has them, were made by today's rules. */
static enum td_code are_current(struct td_store *store, bool *ret_current, struct td_error *err)
{
    int64_t same = 0;
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql,
             "SELECT tokenizer_version = %d AND layout_version = %d FROM derived_state",
             TD_TOKENIZER_VERSION, TD_SCHEMA_LAYOUT_VERSION);
    TD_TRY(td_store_number(store, sql, &same, err));
    *ret_current = same != 0;
    return TD_OK;
}

static enum td_code add_integrity(struct td_store *store, const struct td_schema *schema,
                                  struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    return td_store_end(store, make_integrity(store, schema, false, err), err);
}

enum td_code td_schema_upgrade(struct td_store *store, const struct td_schema *schema,
                               struct td_error *err)
{
    struct td_schema_likeness likeness;
    int64_t version = 0;
    bool current = false;
    TD_TRY(td_schema_look(store, schema, &version, err));
    TD_TRY(match(store, schema, version, &likeness, err));
    if (version == schema->version && likeness.derived)
        TD_TRY(are_current(store, &current, err));
    if (current)
        return likeness.integrity ? TD_OK : add_integrity(store, schema, err);
    if (version < schema->version)
        TD_TRY(keep_copy(store, (int)version, err));
    if (version == schema->version && store->wait.tell_remake != NULL)
        store->wait.tell_remake(store->wait.context, store->path);
    enum td_code code = td_store_begin(store, err);
    if (code == TD_OK)
        code = td_store_end(store, migrate(store, schema, err), err);
    if (code != TD_OK)
        drop_copy(store);
    return code == TD_OK ? td_schema_reclaim(store, err) : code;
}

static enum td_code are_pages_sound(struct td_store *store, bool *ret_sound, struct td_error *err)
{
    int64_t is_ok = 0;
    enum td_code code = td_store_number(
        store, "SELECT integrity_check = 'ok' FROM pragma_integrity_check(1)", &is_ok, err);
    if (code != TD_OK && code != TD_ERR_ARCHIVE)
        return code;
    *ret_sound = code == TD_OK && is_ok != 0;
    return TD_OK;
}

/* Writes the file anew without derived tables: VACUUM reads the permanent ones row by row, and
 * makes their indexes from that. */
static enum td_code write_anew(struct td_store *store, const struct td_schema *schema,
                               struct td_error *err)
{
    bool is_sound = false;
    TD_TRY(td_store_begin(store, err));
    TD_TRY(td_store_end(store, forget_derived(store, schema, err), err));
    enum td_code code = td_schema_reclaim(store, err);
    if (code == TD_OK)
        code = are_pages_sound(store, &is_sound, err);
    if (code != TD_ERR_ARCHIVE && (code != TD_OK || is_sound))
        return code;
    return td_fail(err, TD_ERR_ARCHIVE,
                   "%s: the digests' own tables are damaged, from which all else is made: 'tidings "
                   "restore FILE' puts a backup in their place",
                   store->path);
}

enum td_code td_schema_mend(struct td_store *store, const struct td_schema *schema,
                            struct td_error *err)
{
    struct td_schema_likeness likeness;
    int64_t version = 0;
    bool is_sound = true;
    TD_TRY(td_schema_look(store, schema, &version, err));
    TD_TRY(match(store, schema, version, &likeness, err));
    TD_TRY(are_pages_sound(store, &is_sound, err));
    if (!is_sound)
        TD_TRY(write_anew(store, schema, err));
    return td_schema_upgrade(store, schema, err);
}
