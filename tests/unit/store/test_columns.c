/* Item columns hold what the items hold, whatever was done to them. */
#include "store/connection.h"
#include "store/index/columns.h"
#include "store/index/columns_write.h"
#include "store/index/lengths.h"
#include "store/query/condition.h"
#include "support/archive.h"

#include <stdio.h>

enum { ITEMS = 9000 };

static void change(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    archive_run(archive, sql);
    if (td_store_commit(archive->store, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static void add_items(struct archive *archive)
{
    char sql[3000];
    snprintf(sql, sizeof sql,
             "INSERT INTO roots VALUES (1, '/digests');"
             "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 100)"
             "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
             "  SELECT n, 1, n || '.md', n, printf('%%064d', 0), '{}', 0 FROM n;"
             "INSERT INTO sources (id, name) VALUES (1, 'a'), (2, 'b'), (70000, 'c');"
             "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < %d)"
             "INSERT INTO items (post_id, position, title, link_text, summary, summary_markdown,"
             "                   site, section, source_id, story, url)"
             "  SELECT 1 + n %% 100, n, '谷歌发布 Gemini', '', CASE n WHEN 7 THEN 'one two' ELSE "
             "'' END, '',"
             "         CASE n %% 3 WHEN 0 THEN NULL ELSE 's' || (n %% 50) END,"
             "         CASE n %% 5 WHEN 0 THEN 's1' ELSE 'x' || (n %% 7) END,"
             "         CASE n %% 4 WHEN 0 THEN 70000 WHEN 1 THEN 2 END,"
             "         CASE n %% 6 WHEN 0 THEN 0x7000000000000000 + n END,"
             "         CASE n %% 11 WHEN 0 THEN NULL WHEN 1 THEN 'x' || hex(zeroblob(500)) || n"
             "         WHEN 2 THEN '' ELSE 'https://Site' || (n %% 50) || '.org/Ä/' || n END"
             "         FROM n;",
             ITEMS);
    change(archive, sql);
}

static uint64_t number_in(struct archive *archive, struct td_column *column, int64_t item)
{
    const void *numbers = NULL;
    struct td_error err = {0};
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    size_t index = (size_t)item % TD_COLUMNS_BLOCK_ITEMS;
    (void)archive;
    assert_int_equal(td_columns_block(column, block, &numbers, &err), TD_OK);
    bool is_wide = column->id == TD_ITEM_WHOLE_LENGTHS || column->id == TD_ITEM_STORY;
    return is_wide ? ((const uint64_t *)numbers)[index] : ((const uint32_t *)numbers)[index];
}

/* Compares one column with what a statement says of items 0 to ITEMS + 10: item, number or NULL. */
static void compare(struct archive *archive, enum td_item_column id, const char *sql)
{
    struct td_column column;
    struct td_error err = {0};
    sqlite3_stmt *statement = NULL;
    assert_int_equal(td_columns_open(archive->store, &archive->arena, id, &column, &err), TD_OK);
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &statement, NULL), SQLITE_OK);
    bool has_row = sqlite3_step(statement) == SQLITE_ROW;
    for (int64_t item = 0; item < ITEMS + 10; item++) {
        int64_t expected = 0;
        if (has_row && sqlite3_column_int64(statement, 0) == item) {
            expected = sqlite3_column_int64(statement, 1);
            has_row = sqlite3_step(statement) == SQLITE_ROW;
        }
        if (number_in(archive, &column, item) != (uint64_t)expected)
            fail_msg("%s: item %d", sql, (int)item);
    }
    assert_false(has_row);
    sqlite3_finalize(statement);
}

/* What url: finds is what reading the items finds. */
static void compare_urls(struct archive *archive, const char *part)
{
    const struct td_condition condition = {.kind = TD_CONDITION_URL, .text = td_slice_of(part)};
    struct td_item_set set;
    struct td_error err = {0};
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf(
        "SELECT id FROM items WHERE instr(lower(url), lower(%Q)) > 0 ORDER BY id", part);
    assert_int_equal(td_store_select(archive->store, &archive->arena, &condition, &set, &err),
                     TD_OK);
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &statement, NULL), SQLITE_OK);
    int64_t item = td_item_set_next(&set, 0);
    for (; sqlite3_step(statement) == SQLITE_ROW; item = td_item_set_next(&set, item + 1)) {
        if (item != sqlite3_column_int64(statement, 0))
            fail_msg("%s: item %d", part, (int)item);
    }
    assert_int_equal(item, -1);
    sqlite3_finalize(statement);
    sqlite3_free(sql);
}

/* Asked of some items, few or many, it finds those of them that it finds. */
static void compare_urls_among(struct archive *archive, const char *part, int64_t every)
{
    const struct td_condition condition = {.kind = TD_CONDITION_URL, .text = td_slice_of(part)};
    struct td_item_set all, among, found;
    struct td_error err = {0};
    assert_int_equal(td_store_make_set(archive->store, &archive->arena, &among, &err), TD_OK);
    for (int64_t item = 0; item < ITEMS; item += every)
        td_item_set_add(&among, item);
    assert_int_equal(td_store_select(archive->store, &archive->arena, &condition, &all, &err),
                     TD_OK);
    assert_int_equal(
        td_store_select_among(archive->store, &archive->arena, &condition, &among, &found, &err),
        TD_OK);
    td_item_set_and(&all, &among);
    assert_int_equal(all.word_count, found.word_count);
    assert_memory_equal(all.words, found.words, all.word_count * sizeof *all.words);
}

static void compare_all(struct archive *archive)
{
    static const char *const parts[] = {".",   "SITE7", "te49.org/Ä/4", "ä",    "000001", "0009000",
                                        "/99", "x",     "else.where",   "\xFF", "s"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        compare_urls(archive, parts[i]);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        compare_urls_among(archive, parts[i], 2);
        compare_urls_among(archive, parts[i], 251);
    }
    compare(archive, TD_ITEM_POST, "SELECT id, post_id FROM items ORDER BY id");
    compare(archive, TD_ITEM_SOURCE, "SELECT id, source_id FROM items ORDER BY id");
    compare(archive, TD_ITEM_STORY, "SELECT id, story FROM items ORDER BY id");
    compare(
        archive, TD_ITEM_SITE,
        "SELECT i.id, t.id FROM items i LEFT JOIN column_texts t ON t.text = i.site ORDER BY 1");
    compare(archive, TD_ITEM_SECTION,
            "SELECT i.id, t.id FROM items i JOIN column_texts t ON t.text = i.section ORDER BY 1");
    compare(archive, TD_ITEM_LENGTHS,
            "SELECT id, 5 * 65536 + CASE summary WHEN 'one two' THEN 2 ELSE 0 END FROM items"
            " ORDER BY id");
}

static int64_t number(struct archive *archive, const char *format, int64_t item)
{
    struct td_error err = {0};
    int64_t result = 0;
    char *sql = sqlite3_mprintf("%s%lld", format, (long long)item);
    assert_int_equal(td_store_number(archive->store, sql, &result, &err), TD_OK);
    sqlite3_free(sql);
    return result;
}

/* Words and spaces take turns in these texts. */
static void check_lengths(struct archive *archive, struct td_lengths *lengths, int64_t item)
{
    static const char *const words[] = {
        "SELECT (length(summary) + 1) / 2 FROM items WHERE id = ",
        "SELECT (length(title) + 1) / 2 FROM items WHERE id = ",
        "SELECT (length(author) + 1) / 2 FROM items WHERE id = ",
    };
    struct td_error err = {0};
    uint64_t read = 0;
    assert_int_equal(td_lengths_read(lengths, (uint32_t)item, &read, &err), TD_OK);
    for (unsigned field = 0; field < 3; field++)
        assert_int_equal(td_lengths_of(read, field), number(archive, words[field], item));
    assert_int_equal(td_lengths_have_bold(read),
                     number(archive, "SELECT emphasis IS NOT NULL FROM items WHERE id = ", item));
}

static void test_lengths_of_any_size_are_kept(void **state)
{
    static const int sizes[] = {0, 1, 62, 63, 511, 512, 513, 3000, 9000};
    enum { SIZES = sizeof sizes / sizeof *sizes };
    struct archive *archive = *state;
    struct td_lengths lengths;
    struct td_error err = {0};
    add_items(archive);
    for (int item = 1; item <= SIZES * SIZES; item++) {
        char *sql = sqlite3_mprintf(
            "UPDATE items SET summary = trim(replace(printf('%%%ds', ''), ' ', 'a ')),"
            " title = trim(replace(printf('%%%ds', ''), ' ', 'b ')),"
            " author = trim(replace(printf('%%%ds', ''), ' ', 'c ')),"
            " emphasis = CASE id %% 2 WHEN 0 THEN 'a' END WHERE id = %d",
            sizes[item % 8], sizes[item % SIZES], sizes[item / SIZES % SIZES], item);
        change(archive, sql);
        sqlite3_free(sql);
    }
    assert_int_equal(td_lengths_open(archive->store, &archive->arena, &lengths, &err), TD_OK);
    for (int item = 1; item <= SIZES * SIZES; item++)
        check_lengths(archive, &lengths, item);
}

static void test_columns_hold_what_was_added(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    compare_all(archive);
}

static void test_columns_follow_edits_removals_and_merged_authors(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    change(archive, "UPDATE items SET site = 'elsewhere.org', section = NULL, story = 5,"
                    " url = 'HTTP://else.where/' || id"
                    " WHERE id IN (3, 4095, 4096, 8999)");
    change(archive, "UPDATE items SET source_id = 1 WHERE source_id = 2");
    change(archive, "DELETE FROM posts WHERE id = 9");
    compare_all(archive);
}

/* The time of an item is that of its post. */
static void test_columns_follow_the_dates_of_posts(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    add_items(archive);
    change(archive, "UPDATE posts SET date = '2025-05-06T07:08:09Z',"
                    " epoch = unixepoch('2025-05-06 07:08:09') WHERE id % 2 = 1");
    for (int64_t item = 0; item <= ITEMS; item += TD_COLUMNS_BLOCK_ITEMS) {
        bool is_same = false;
        assert_int_equal(td_columns_compare(archive->store, item, &is_same, &err), TD_OK);
        assert_true(is_same);
    }
}

static void test_columns_keep_nothing_of_what_was_rolled_back(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    add_items(archive);
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    archive_run(archive, "UPDATE items SET site = 'elsewhere.org'");
    td_store_rollback(archive->store);
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(td_store_part_begin(archive->store, &err), TD_OK);
    archive_run(archive, "UPDATE items SET post_id = 1, position = -id WHERE id < 50");
    assert_int_equal(td_store_part_undo(archive->store, &err), TD_OK);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
    compare_all(archive);
}

static void test_rebuilt_columns_are_the_same(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    archive_run(archive,
                "DELETE FROM item_columns; DELETE FROM item_urls; DELETE FROM column_texts");
    archive_rebuild(archive);
    compare_all(archive);
}

static void test_urls_that_are_not_those_of_the_items_are_told(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    bool is_same = true;
    add_items(archive);
    archive_run(archive, "UPDATE item_urls SET urls = zeroblob(length(urls)) WHERE id = 1");
    assert_int_equal(td_columns_compare(archive->store, 5000, &is_same, &err), TD_OK);
    assert_false(is_same);
}

static void test_sites_and_sections_have_their_texts(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    struct td_slice text;
    struct td_column column;
    add_items(archive);
    assert_int_equal(td_columns_open(archive->store, &archive->arena, TD_ITEM_SITE, &column, &err),
                     TD_OK);
    uint32_t site = (uint32_t)number_in(archive, &column, 4);
    assert_int_equal(td_columns_text(archive->store, &archive->arena, site, &text, &err), TD_OK);
    assert_string_equal(text.ptr, "s4");
    assert_int_equal(td_columns_text(archive->store, &archive->arena, 0, &text, &err), TD_OK);
    assert_true(td_slice_is_none(text));
}

#define ARCHIVE_TEST(test) cmocka_unit_test_setup_teardown(test, archive_setup, archive_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARCHIVE_TEST(test_columns_hold_what_was_added),
        ARCHIVE_TEST(test_lengths_of_any_size_are_kept),
        ARCHIVE_TEST(test_columns_follow_edits_removals_and_merged_authors),
        ARCHIVE_TEST(test_columns_follow_the_dates_of_posts),
        ARCHIVE_TEST(test_columns_keep_nothing_of_what_was_rolled_back),
        ARCHIVE_TEST(test_rebuilt_columns_are_the_same),
        ARCHIVE_TEST(test_urls_that_are_not_those_of_the_items_are_told),
        ARCHIVE_TEST(test_sites_and_sections_have_their_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
