/* Undo and redo, where what was done meanwhile has taken the numbers of what comes back. */
#include "store/connection.h"
#include "store/content/history.h"
#include "support/archive.h"

#include <string.h>

static const char import_sql[] =
    "INSERT INTO roots (id, path) VALUES (1, '/d');"
    "INSERT INTO changes (id, kind, at) VALUES (1, 'import', 1000);"
    "INSERT INTO categories (id, name) VALUES (1, 'AI');"
    "INSERT INTO sources (id, site, handle, name) VALUES (1, 'x.com', 'dotey', '宝玉'),"
    " (2, NULL, NULL, '小互');"
    "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at, change_id)"
    " VALUES (1, 1, 'a.md', 'a',"
    " 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', '{}', 1000, 1);"
    "INSERT INTO post_bytes (post_id, bytes) VALUES (1, x'61');"
    "INSERT INTO post_categories (post_id, position, category_id) VALUES (1, 1, 1);"
    "INSERT INTO items (id, post_id, position, title, author, link_text, source_id, summary,"
    "                   summary_markdown)"
    " VALUES (7, 1, 1, 'one', '宝玉', 'one', 1, '', ''), (8, 1, 2, 'two', '小互', 'two', 2, '', "
    "'');";

/* As a rebuild of other posts may leave it: other sources and categories bear the numbers. */
static const char meanwhile_sql[] =
    "INSERT INTO changes (kind, at) VALUES ('rebuild', 1500);"
    "INSERT INTO roots (id, path) VALUES (5, '/e');"
    "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
    " VALUES (9, 5, 'b.md', 'b', printf('%064d', 1), '{}', 900);"
    "INSERT INTO categories (id, name) VALUES (1, '工具');"
    "INSERT INTO post_categories (post_id, position, category_id) VALUES (9, 1, 1);"
    "INSERT INTO sources (id, site, handle, name) VALUES (1, NULL, NULL, '甲'), (2, 'b', 'b', "
    "'乙');"
    "INSERT INTO items (id, post_id, position, title, author, link_text, source_id, summary,"
    "                   summary_markdown)"
    " VALUES (20, 9, 1, 'x', '甲', 'x', 1, '', ''), (21, 9, 2, 'y', '乙', 'y', 2, '', '');";

static void undo(struct archive *archive)
{
    struct td_change change = {0};
    struct td_error err = {0};
    assert_int_equal(td_history_undo(archive->store, &archive->arena, 2000, &change, &err), TD_OK);
    assert_int_equal(change.id, 1);
}

static int64_t redo(struct archive *archive, int64_t wanted)
{
    struct td_change change = {0};
    struct td_error err = {0};
    assert_int_equal(td_history_redo(archive->store, &archive->arena, wanted, 3000, &change, &err),
                     TD_OK);
    return change.id;
}

static int64_t number(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    int64_t number = 0;
    assert_int_equal(td_store_number(archive->store, sql, &number, &err), TD_OK);
    return number;
}

static void test_authors_and_categories_come_back_though_their_numbers_are_taken(void **state)
{
    archive_run(*state, import_sql);
    undo(*state);
    assert_int_equal(number(*state, "SELECT count(*) FROM posts"), 0);
    archive_run(*state, meanwhile_sql);
    assert_int_equal(redo(*state, 0), 1);
    assert_int_equal(number(*state, "SELECT handle = 'dotey' FROM items i JOIN sources s"
                                    " ON s.id = i.source_id WHERE i.id = 7"),
                     1);
    assert_int_equal(number(*state, "SELECT s.name = '小互' AND handle IS NULL FROM items i"
                                    " JOIN sources s ON s.id = i.source_id WHERE i.id = 8"),
                     1);
    assert_int_equal(number(*state, "SELECT name = 'AI' FROM post_categories pc JOIN categories c"
                                    " ON c.id = pc.category_id WHERE pc.post_id = 1"),
                     1);
}

static void test_only_what_lies_on_the_last_change_that_holds_comes_back(void **state)
{
    archive_run(*state, import_sql);
    assert_int_equal(redo(*state, 0), 0);
    undo(*state);
    assert_int_equal(redo(*state, 2), 0);
    archive_run(*state, "INSERT INTO changes (kind, at) VALUES ('authors', 2500)");
    assert_int_equal(redo(*state, 0), 0);
    assert_int_equal(redo(*state, 1), 0);
    archive_run(*state, "UPDATE changes SET undone_at = 2600 WHERE kind = 'authors'");
    assert_int_equal(redo(*state, 1), 1);
    assert_int_equal(redo(*state, 1), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, archive_setup, archive_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_authors_and_categories_come_back_though_their_numbers_are_taken),
        TEST(test_only_what_lies_on_the_last_change_that_holds_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
