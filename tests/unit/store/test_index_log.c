/* The full-text index holds what the items hold, whatever was done to them. */
#include "store/connection.h"
#include "support/archive.h"

#include <stdio.h>

static int64_t number(struct archive *archive, const char *sql)
{
    int64_t result = -1;
    struct td_error err = {0};
    if (td_store_number(archive->store, sql, &result, &err) != TD_OK)
        fail_msg("%s", err.message);
    return result;
}

static void begin(struct archive *archive)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
}

static void commit(struct archive *archive)
{
    struct td_error err = {0};
    if (td_store_commit(archive->store, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static void change(struct archive *archive, const char *sql)
{
    begin(archive);
    archive_run(archive, sql);
    commit(archive);
}

/* FTS5's own comparison of the index with the rows that it is of. */
static void check_index(struct archive *archive)
{
    archive_run(archive, "INSERT INTO items_fts (items_fts, rank) VALUES ('integrity-check', 1)");
}

static int64_t found(struct archive *archive, const char *word)
{
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM items_fts WHERE items_fts MATCH '%s'", word);
    return number(archive, sql);
}

static void add_items(struct archive *archive)
{
    change(archive,
           "INSERT INTO roots VALUES (1, '/digests');"
           "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
           "  VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0);"
           "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 500)"
           "INSERT INTO items (post_id, position, title, author, link_text, summary,"
           "                   summary_markdown)"
           "  SELECT 1, n, 'news', CASE n % 2 WHEN 0 THEN 'even' END, '', 'number ' || n, ''"
           "    FROM n");
}

static void test_added_changed_and_removed_items_are_found_as_they_are(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    check_index(archive);
    assert_int_equal(found(archive, "news"), 500);
    change(archive, "UPDATE items SET title = 'olds' WHERE id % 5 = 0;"
                    "UPDATE items SET author = NULL WHERE id % 4 = 0;"
                    "DELETE FROM items WHERE id % 3 = 0");
    check_index(archive);
    assert_int_equal(found(archive, "olds"),
                     number(archive, "SELECT count(*) FROM items WHERE title = 'olds'"));
    assert_int_equal(found(archive, "even"), number(archive, "SELECT count(author) FROM items"));
    change(archive, "DELETE FROM posts");
    check_index(archive);
    assert_int_equal(found(archive, "number"), 0);
}

static void test_an_item_may_change_many_times_in_one_transaction(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    change(archive, "UPDATE items SET position = -position;"
                    "UPDATE items SET title = 'first' WHERE id < 10;"
                    "UPDATE items SET title = 'second' WHERE id < 10;"
                    "DELETE FROM items WHERE id = 5;"
                    "INSERT INTO items (id, post_id, position, title, link_text, summary,"
                    "                   summary_markdown) VALUES (5, 1, 5, 'again', '', '', ''),"
                    "                  (900, 1, 900, 'short', '', '', '');"
                    "UPDATE items SET title = 'third' WHERE id = 900;"
                    "INSERT INTO items (id, post_id, position, title, link_text, summary,"
                    "                   summary_markdown) VALUES (901, 1, 901, 'gone', '', '', '');"
                    "DELETE FROM items WHERE id = 901");
    check_index(archive);
    assert_int_equal(found(archive, "first"), 0);
    assert_int_equal(found(archive, "second"), 8);
    assert_int_equal(found(archive, "again"), 1);
    assert_int_equal(found(archive, "third"), 1);
    assert_int_equal(found(archive, "gone"), 0);
}

static void test_what_was_taken_back_is_not_in_the_index(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    add_items(archive);
    begin(archive);
    archive_run(archive, "UPDATE items SET title = 'kept' WHERE id = 1");
    assert_int_equal(td_store_part_begin(archive->store, &err), TD_OK);
    archive_run(archive,
                "UPDATE items SET title = 'dropped' WHERE id < 3; DELETE FROM items WHERE id = 4;"
                "INSERT INTO items (post_id, position, title, link_text, summary,"
                "                   summary_markdown) VALUES (1, 902, 'dropped', '', '', '')");
    assert_int_equal(td_store_part_undo(archive->store, &err), TD_OK);
    commit(archive);
    check_index(archive);
    assert_int_equal(found(archive, "kept"), 1);
    assert_int_equal(found(archive, "dropped"), 0);
    begin(archive);
    archive_run(archive, "DELETE FROM items");
    td_store_rollback(archive->store);
    check_index(archive);
    assert_int_equal(found(archive, "news"), 499);
}

static void test_an_item_whose_texts_stay_is_not_indexed_again(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    int64_t before = number(archive, "SELECT sum(id * length(block)) FROM items_fts_data");
    change(archive, "UPDATE items SET position = -position; UPDATE items SET position = -position");
    assert_int_equal(number(archive, "SELECT sum(id * length(block)) FROM items_fts_data"), before);
}

static void test_the_indexed_texts_are_the_columns_that_are_meant(void **state)
{
    assert_int_equal(
        number(*state, "SELECT cid FROM pragma_table_info('items') WHERE name = 'title'"), 4);
    assert_int_equal(
        number(*state, "SELECT cid FROM pragma_table_info('items') WHERE name = 'author'"), 5);
    assert_int_equal(
        number(*state, "SELECT cid FROM pragma_table_info('items') WHERE name = 'summary'"), 11);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, archive_setup, archive_teardown)

static void part_begin(struct archive *archive)
{
    struct td_error err = {0};
    assert_int_equal(td_store_part_begin(archive->store, &err), TD_OK);
}

static void part_end(struct archive *archive)
{
    struct td_error err = {0};
    assert_int_equal(td_store_part_end(archive->store, &err), TD_OK);
}

static void add_part(struct archive *archive, int count, const char *word)
{
    char sql[600];
    part_begin(archive);
    snprintf(sql, sizeof sql,
             "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < %d)"
             "INSERT INTO items (post_id, position, title, link_text, summary, summary_markdown)"
             "  SELECT 1, 1000000 + last.id + n, '%s', '', '中国经济' || n, ''"
             "    FROM n, (SELECT max(id) AS id FROM items) last",
             count, word);
    archive_run(archive, sql);
    part_end(archive);
}

static void index_ahead(struct archive *archive)
{
    struct td_error err = {0};
    add_items(archive);
    assert_int_equal(td_store_index_ahead(archive->store, &err), TD_OK);
    assert_non_null(archive->store->index_ahead);
}

static void test_what_a_thread_indexes_is_found_beside_what_was_there(void **state)
{
    struct archive *archive = *state;
    index_ahead(archive);
    for (int i = 0; i < 70; i++) { /* more than TD_INDEX_SEGMENTS_MAX */
        begin(archive);
        add_part(archive, 20, "ahead");
        add_part(archive, 20, "also");
        commit(archive);
    }
    check_index(archive);
    assert_int_equal(found(archive, "ahead"), 1400);
    assert_int_equal(found(archive, "also"), 1400);
    assert_int_equal(found(archive, "news"), 500);
    assert_int_equal(number(archive, "SELECT cnt FROM items_vocabulary WHERE term = '中国'"), 2800);
    assert_true(number(archive, "SELECT count(DISTINCT segid) FROM items_fts_idx") < 70);
}

static void test_items_handed_over_may_still_be_changed_and_removed(void **state)
{
    struct archive *archive = *state;
    index_ahead(archive);
    begin(archive);
    add_part(archive, 30, "ahead");
    part_begin(archive);
    archive_run(archive, "UPDATE items SET title = 'changed' WHERE id BETWEEN 501 AND 510;"
                         "DELETE FROM items WHERE id BETWEEN 521 AND 530");
    part_end(archive);
    commit(archive);
    check_index(archive);
    assert_int_equal(found(archive, "ahead"), 10);
    assert_int_equal(found(archive, "changed"), 10);
}

static void test_a_part_that_changes_its_own_new_items_is_indexed_as_they_are(void **state)
{
    struct archive *archive = *state;
    index_ahead(archive);
    begin(archive);
    part_begin(archive);
    archive_run(archive,
                "INSERT INTO items (post_id, position, title, link_text, summary,"
                "                   summary_markdown) VALUES (1, 9001, 'first', '', '', '');"
                "UPDATE items SET title = 'second' WHERE position = 9001");
    part_end(archive);
    commit(archive);
    check_index(archive);
    assert_int_equal(found(archive, "first"), 0);
    assert_int_equal(found(archive, "second"), 1);
}

static void test_what_a_thread_indexed_goes_with_what_is_taken_back(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    index_ahead(archive);
    begin(archive);
    part_begin(archive);
    archive_run(archive,
                "INSERT INTO items (post_id, position, title, link_text, summary,"
                "                   summary_markdown) VALUES (1, 9001, 'undone', '', '', '')");
    assert_int_equal(td_store_part_undo(archive->store, &err), TD_OK);
    add_part(archive, 3, "kept"); /* the first has the number of the one undone */
    commit(archive);
    begin(archive);
    add_part(archive, 3, "dropped");
    td_store_rollback(archive->store);
    begin(archive);
    add_part(archive, 2, "later");
    commit(archive);
    check_index(archive);
    assert_int_equal(found(archive, "undone"), 0);
    assert_int_equal(found(archive, "dropped"), 0);
    assert_int_equal(found(archive, "kept"), 3);
    assert_int_equal(found(archive, "later"), 2);
}

static bool at_once(void *context)
{
    (void)context;
    return true;
}

static int64_t segments(struct archive *archive)
{
    return number(archive, "SELECT count(DISTINCT segid) FROM items_fts_idx");
}

static void test_merging_stops_when_told_to_and_the_next_does_it(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    index_ahead(archive);
    for (int i = 0; i < 10; i++) {
        begin(archive);
        add_part(archive, 100, "ahead");
        commit(archive);
    }
    int64_t before = segments(archive);
    assert_true(before > 10);
    assert_int_equal(td_store_index_ahead_end(archive->store, 1000, at_once, NULL, &err), TD_OK);
    assert_int_equal(segments(archive), before);
    check_index(archive);
    assert_int_equal(td_store_index_ahead(archive->store, &err), TD_OK);
    assert_int_equal(td_store_index_ahead_end(archive->store, 1000, NULL, NULL, &err), TD_OK);
    assert_int_equal(segments(archive), 1);
    check_index(archive);
    assert_int_equal(found(archive, "ahead"), 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_added_changed_and_removed_items_are_found_as_they_are),
        TEST(test_an_item_may_change_many_times_in_one_transaction),
        TEST(test_what_was_taken_back_is_not_in_the_index),
        TEST(test_an_item_whose_texts_stay_is_not_indexed_again),
        TEST(test_the_indexed_texts_are_the_columns_that_are_meant),
        cmocka_unit_test_setup_teardown(test_what_a_thread_indexes_is_found_beside_what_was_there,
                                        archive_setup, archive_teardown),
        cmocka_unit_test_setup_teardown(test_items_handed_over_may_still_be_changed_and_removed,
                                        archive_setup, archive_teardown),
        cmocka_unit_test_setup_teardown(
            test_a_part_that_changes_its_own_new_items_is_indexed_as_they_are, archive_setup,
            archive_teardown),
        cmocka_unit_test_setup_teardown(test_what_a_thread_indexed_goes_with_what_is_taken_back,
                                        archive_setup, archive_teardown),
        cmocka_unit_test_setup_teardown(test_merging_stops_when_told_to_and_the_next_does_it,
                                        archive_setup, archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
