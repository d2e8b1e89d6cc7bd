/* Every statement: that it prepares, and that it reads no table from end to end unless it says so.
 */
#include "store/file/schema.h"
#include "store/statement.h"
#include "support/archive.h"

#include <stdio.h>
#include <string.h>

static bool declares_scan(const char *scans, const char *table)
{
    size_t len = strlen(table);
    for (const char *at = scans; at != NULL && *at != '\0'; at += *at == ',') {
        size_t name_len = strcspn(at, ",");
        if (name_len == len && strncmp(at, table, len) == 0)
            return true;
        at += name_len;
    }
    return false;
}

/* The table behind an alias of the plan: the name that follows the alias's table in the SQL. */
static const char *table_of(const char *alias)
{
    static const struct {
        const char *alias;
        const char *table;
    } aliases[] = {
        {"i", "items"}, {"p", "posts"}, {"s", "sources"}, {"c", "categories"}, {"f", "files"}};
    for (size_t n = 0; n < sizeof aliases / sizeof *aliases; n++) {
        if (strcmp(aliases[n].alias, alias) == 0)
            return aliases[n].table;
    }
    return alias;
}

static bool is_subquery(const char *name)
{
    return name[0] == '(' || strcmp(name, "m") == 0;
}

static void check_step(const struct td_sql *sql, const char *detail)
{
    char name[64] = "";
    if (sscanf(detail, "SCAN %63s", name) != 1 || strcmp(name, "CONSTANT") == 0)
        return;
    if (is_subquery(name) || declares_scan(sql->scans, table_of(name)))
        return;
    /* "i" also names subqueries over what was matched */
    if (strcmp(name, "i") == 0 && strstr(sql->text, ") i") != NULL)
        return;
    fail_msg("%s: undeclared \"%s\"", sql->name, detail);
}

static void check_plan(struct td_store *store, const struct td_sql *sql)
{
    char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql->text);
    sqlite3_stmt *statement = NULL;
    assert_non_null(explain);
    int result = sqlite3_prepare_v2(store->db, explain, -1, &statement, NULL);
    if (result != SQLITE_OK)
        fail_msg("%s: %s", sql->name, sqlite3_errmsg(store->db));
    while (sqlite3_step(statement) == SQLITE_ROW)
        check_step(sql, (const char *)sqlite3_column_text(statement, 3));
    sqlite3_finalize(statement);
    sqlite3_free(explain);
}

static void test_no_statement_scans_unless_it_says_so(void **state)
{
    struct archive *archive = *state;
    for (size_t i = 0; i < TD_SQL_COUNT; i++)
        check_plan(archive->store, &td_sql_statements[i]);
}

static void test_every_statement_is_ready_to_run(void **state)
{
    struct archive *archive = *state;
    for (int i = 0; i < TD_SQL_COUNT; i++) {
        struct td_statement statement = {0};
        struct td_error err = {0};
        assert_int_equal(
            td_statement_begin(archive->store, (enum td_statement_id)i, &statement, &err), TD_OK);
        td_statement_end(&statement);
    }
}

static void test_a_wrong_parameter_is_found_at_the_next_step(void **state)
{
    struct archive *archive = *state;
    struct td_statement statement = {0};
    struct td_error err = {0};
    bool has_row = false;
    assert_int_equal(td_statement_begin(archive->store, TD_SQL_READ_ITEM, &statement, &err), TD_OK);
    td_bind_integer(&statement, td_statement_parameter(&statement, ":nobody"), 1);
    assert_int_equal(td_statement_step(&statement, &has_row, &err), TD_ERR_BUG);
    td_statement_end(&statement);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_statement_scans_unless_it_says_so, archive_setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_every_statement_is_ready_to_run, archive_setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_a_wrong_parameter_is_found_at_the_next_step,
                                        archive_setup, archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
