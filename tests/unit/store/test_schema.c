/* Archives of several versions. */
#include "store/file/schema_upgrade.h"
#include "support/archive.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The next schema as it might come: a new column and a new table. */
static const char *const migration_sql =
    "ALTER TABLE posts ADD COLUMN language TEXT;"
    "CREATE TABLE marks (item_id INTEGER PRIMARY KEY REFERENCES items (id)) STRICT;";

static const struct td_migration migrations[] = {{TD_STORE_SCHEMA_VERSION + 1, "language", NULL},
                                                 {0, NULL, NULL}};

/* The derived tables for a connection that has no tokenizer: without the index. */
static const char *const derived_without_index =
    "CREATE TABLE derived_state (tokenizer_version INTEGER, layout_version INTEGER);"
    "CREATE TABLE items_fts (items_fts);"
    "CREATE TABLE items_vocabulary (term);"
    "CREATE TABLE item_columns (id INTEGER PRIMARY KEY, numbers BLOB NOT NULL) STRICT;"
    "CREATE TABLE item_urls (id INTEGER PRIMARY KEY, urls BLOB NOT NULL) STRICT;"
    "CREATE TABLE item_characters (id INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT;"
    "CREATE TABLE column_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;";

/* Every table, column and index, in words that do not depend on how they came to be; but for those
 * of schema/integrity.sql, which the schemas of this test do without. */
static const char *const describe_sql =
    "SELECT group_concat(line, char(10)) FROM ("
    "SELECT m.type || ' ' || m.name || ' ' || coalesce((SELECT group_concat(x.name || ':' ||"
    "  x.type || ':' || x.\"notnull\" || ':' || coalesce(x.dflt_value, '') || ':' || x.pk || ':' ||"
    "  x.hidden, ',') FROM (SELECT * FROM pragma_table_xinfo(m.name) ORDER BY name) x), '')"
    "  || ' ' || coalesce((SELECT group_concat(f.\"table\" || f.\"from\" || f.on_delete) FROM"
    "  (SELECT * FROM pragma_foreign_key_list(m.name) ORDER BY \"table\", \"from\") f), '')"
    "  AS line FROM sqlite_schema m WHERE m.tbl_name NOT IN ('table_sums', 'needed_program')"
    "  ORDER BY line)";

static char *describe(struct td_store *store)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(store->db, describe_sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *text = sqlite3_mprintf("%s", sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    assert_non_null(text);
    return text;
}

static struct td_schema next_schema(const struct td_migration *steps, const char *permanent)
{
    return (struct td_schema){.version = TD_STORE_SCHEMA_VERSION + 1,
                              .permanent = permanent,
                              .derived = td_schema.derived,
                              .migrations = steps};
}

static char *fresh_next(struct archive *archive)
{
    char path[128];
    snprintf(path, sizeof path, "%s/next.db", archive->folder);
    char *permanent = sqlite3_mprintf("%s%s", td_schema.permanent, migration_sql);
    struct td_schema next = next_schema(migrations, permanent);
    struct td_store store = {.path = path};
    struct td_error err = {0};
    assert_int_equal(sqlite3_open(path, &store.db), SQLITE_OK);
    /* The tokenizer is the connection's: borrow the derived tables' text without the index. */
    next.derived = derived_without_index;
    assert_int_equal(td_schema_create(&store, &next, &err), TD_OK);
    char *text = describe(&store);
    for (sqlite3_stmt *kept; (kept = sqlite3_next_stmt(store.db, NULL)) != NULL;)
        sqlite3_finalize(kept);
    assert_int_equal(sqlite3_close(store.db), SQLITE_OK);
    sqlite3_free(permanent);
    return text;
}

static void execute(struct td_store *store, const char *sql)
{
    struct td_error err = {0};
    if (td_store_execute(store, sql, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static int64_t number(struct td_store *store, const char *sql)
{
    int64_t value = 0;
    struct td_error err = {0};
    if (td_store_number(store, sql, &value, &err) != TD_OK)
        fail_msg("%s", err.message);
    return value;
}

static const char *const one_post =
    "INSERT INTO roots VALUES (1, '/digests');"
    "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
    "  VALUES (7, 1, 'a.md', 'a',"
    "  '06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8', '{}', 0);"
    "INSERT INTO post_bytes VALUES (7, x'00ff');"
    "INSERT INTO items (id, post_id, position, title, link_text, summary, summary_markdown)"
    "  VALUES (41, 7, 1, '谷歌发布Gemini', '谷歌发布Gemini', '', '');"
    "INSERT INTO items_fts (rowid, title, summary) SELECT id, title, summary FROM items";

/* The post, with all that is made from it. */
static void add_post(struct archive *archive)
{
    execute(archive->store, one_post);
    archive_rebuild(archive);
}

static void test_an_archive_of_today_becomes_what_one_of_the_next_schema_is(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    struct td_migration steps[] = {migrations[0], migrations[1]};
    steps[0].sql = migration_sql;
    struct td_schema next = next_schema(steps, td_schema.permanent);
    next.derived = derived_without_index;
    add_post(archive);
    assert_int_equal(td_schema_upgrade(archive->store, &next, &err), TD_OK);
    char *migrated = describe(archive->store);
    char *fresh = fresh_next(archive);
    assert_string_equal(migrated, fresh);
    assert_int_equal(number(archive->store, "PRAGMA user_version"), TD_STORE_SCHEMA_VERSION + 1);
    assert_int_equal(number(archive->store, "SELECT id FROM items WHERE post_id = 7"), 41);
    assert_int_equal(number(archive->store, "SELECT bytes = x'00ff' FROM post_bytes"), 1);
    sqlite3_free(migrated);
    sqlite3_free(fresh);
}

static void test_a_copy_of_the_old_archive_stands_beside_the_migrated_one(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    struct td_migration steps[] = {migrations[0], migrations[1]};
    steps[0].sql = migration_sql;
    struct td_schema next = next_schema(steps, td_schema.permanent);
    char copy[128];
    sqlite3 *db = NULL;
    add_post(archive);
    assert_int_equal(td_schema_upgrade(archive->store, &next, &err), TD_OK);
    snprintf(copy, sizeof copy, "%s.schema-%d", archive->path, TD_STORE_SCHEMA_VERSION);
    assert_int_equal(sqlite3_open_v2(copy, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    struct td_store old = {.db = db, .path = copy};
    assert_int_equal(number(&old, "PRAGMA user_version"), TD_STORE_SCHEMA_VERSION);
    assert_int_equal(number(&old, "SELECT count(*) FROM items"), 1);
    sqlite3_close(db);
}

static void test_a_migration_that_fails_leaves_the_archive_as_it_was(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    struct td_migration steps[] = {migrations[0], migrations[1]};
    steps[0].sql = "CREATE TABLE marks (id INTEGER) STRICT; DROP TABLE no_such_table;";
    struct td_schema next = next_schema(steps, td_schema.permanent);
    execute(archive->store, one_post);
    char *before = describe(archive->store);
    assert_int_not_equal(td_schema_upgrade(archive->store, &next, &err), TD_OK);
    char *after = describe(archive->store);
    assert_string_equal(before, after);
    assert_int_equal(number(archive->store, "PRAGMA user_version"), TD_STORE_SCHEMA_VERSION);
    sqlite3_free(before);
    sqlite3_free(after);
}

static enum td_code reopen(struct archive *archive, struct td_error *err)
{
    td_store_close(archive->store);
    archive->store = NULL;
    return td_store_open(archive->path, TD_STORE_READ, &archive->store, err);
}

static void test_an_archive_from_a_newer_version_is_refused(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    execute(archive->store, "PRAGMA user_version = 99");
    assert_int_equal(reopen(archive, &err), TD_ERR_ARCHIVE);
    assert_non_null(strstr(err.message, "newer"));
}

static void test_a_database_of_another_program_is_refused_and_left_alone(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    execute(archive->store, "PRAGMA application_id = 1");
    td_store_close(archive->store);
    archive->store = NULL;
    assert_int_equal(td_store_open(archive->path, TD_STORE_WRITE, &archive->store, &err),
                     TD_ERR_ARCHIVE);
}

static void test_an_index_made_by_other_rules_is_made_anew_when_opened(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    execute(archive->store, one_post);
    execute(archive->store, "INSERT INTO items_fts (items_fts) VALUES ('delete-all');"
                            "UPDATE derived_state SET tokenizer_version = 0");
    assert_int_equal(reopen(archive, &err), TD_OK);
    assert_int_equal(
        number(archive->store, "SELECT rowid FROM items_fts WHERE items_fts MATCH '谷歌'"), 41);
}

static void test_derived_tables_that_somebody_dropped_are_made_anew_when_opened(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    execute(archive->store, one_post);
    execute(archive->store, "DROP TABLE items_fts; DROP TABLE derived_state");
    assert_int_equal(reopen(archive, &err), TD_OK);
    assert_int_equal(
        number(archive->store, "SELECT rowid FROM items_fts WHERE items_fts MATCH '谷歌'"), 41);
}

static void test_derived_tables_can_be_dropped_and_come_back_the_same(void **state)
{
    struct archive *archive = *state;
    execute(archive->store, one_post);
    char *before = describe(archive->store);
    archive_rebuild(archive);
    char *after = describe(archive->store);
    assert_string_equal(before, after);
    execute(archive->store,
            "INSERT INTO items_fts (items_fts, rank) VALUES ('integrity-check', 1)");
    assert_int_equal(
        number(archive->store, "SELECT rowid FROM items_fts WHERE items_fts MATCH 'gemini'"), 41);
    sqlite3_free(before);
    sqlite3_free(after);
}

#define ARCHIVE_TEST(test) cmocka_unit_test_setup_teardown(test, archive_setup, archive_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARCHIVE_TEST(test_an_archive_of_today_becomes_what_one_of_the_next_schema_is),
        ARCHIVE_TEST(test_a_copy_of_the_old_archive_stands_beside_the_migrated_one),
        ARCHIVE_TEST(test_a_migration_that_fails_leaves_the_archive_as_it_was),
        ARCHIVE_TEST(test_an_archive_from_a_newer_version_is_refused),
        ARCHIVE_TEST(test_a_database_of_another_program_is_refused_and_left_alone),
        ARCHIVE_TEST(test_an_index_made_by_other_rules_is_made_anew_when_opened),
        ARCHIVE_TEST(test_derived_tables_that_somebody_dropped_are_made_anew_when_opened),
        ARCHIVE_TEST(test_derived_tables_can_be_dropped_and_come_back_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
