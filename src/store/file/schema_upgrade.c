#include "store/file/schema_upgrade.h"

#include "store/file/backup.h"
#include "store/file/schema_match.h"
#include "store/item_set.h"
#include "store/statement.h"
#include "text/token.h"

#include <stdio.h>
#include <unistd.h>

enum { SQL_MAX_BYTES = 200, COPIES_MAX = 100 };

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
    TD_TRY(td_schema_make_integrity(store, schema, keeps_integrity, err));
    return td_schema_mark(store, schema->version, err);
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
    return td_store_end(store, td_schema_make_integrity(store, schema, false, err), err);
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
    TD_TRY(td_store_end(store, td_schema_forget_derived(store, schema, err), err));
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
