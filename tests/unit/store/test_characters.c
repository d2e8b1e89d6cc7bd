/* Lists of single characters: as bits and back, and in step with the items. */
#include "store/connection.h"
#include "store/index/characters.h"
#include "store/index/columns.h"
#include "store/index/posting_code.h"
#include "support/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTS = 2000, BYTES_MAX = 1 << 20 };

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t draw(uint64_t *state)
{
    uint64_t bits = *state += 0x9E3779B97F4A7C15U;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31);
}

/* One to all items of a block, near each other or far; most counts are small. */
static size_t draw_list(uint64_t *state, struct td_posting list[TD_COLUMNS_BLOCK_ITEMS])
{
    size_t count = 0;
    uint64_t spread = 1 + draw(state) % 64 * (draw(state) % 64);
    uint64_t item = draw(state) % TD_COLUMNS_BLOCK_ITEMS;
    if (spread == 1)
        item = 0;
    for (; item < TD_COLUMNS_BLOCK_ITEMS; item += 1 + draw(state) % spread) {
        struct td_posting *posting = &list[count++];
        *posting = (struct td_posting){.item = (uint32_t)item, .counts = {1}};
        if (draw(state) % 4 == 0)
            posting->counts[0] = (uint8_t)(draw(state) % 256);
        if (draw(state) % 8 == 0)
            posting->counts[1] = (uint8_t)(draw(state) % 4);
        if (draw(state) % 16 == 0 || posting->counts[0] + posting->counts[1] == 0)
            posting->counts[2] = (uint8_t)(1 + draw(state) % 255);
    }
    return count;
}

static void test_a_list_is_read_as_it_was_written(void **state)
{
    static struct td_posting list[TD_COLUMNS_BLOCK_ITEMS], read[TD_COLUMNS_BLOCK_ITEMS];
    uint64_t seed = 1;
    (void)state;
    for (int i = 0; i < LISTS; i++) {
        struct td_buf TD_CLEANUP(td_buf_release) buf = {0};
        size_t count = draw_list(&seed, list);
        td_buf_init(&buf, BYTES_MAX);
        td_posting_encode(&buf, list, count);
        assert_int_equal(td_posting_decode(td_buf_slice(&buf), 0, read), count);
        assert_memory_equal(read, list, count * sizeof *list);
    }
}

static void test_any_bytes_end_in_a_list_of_the_block(void **state)
{
    static struct td_posting read[TD_COLUMNS_BLOCK_ITEMS];
    uint64_t seed = 2;
    (void)state;
    for (int i = 0; i < LISTS; i++) {
        char bytes[300];
        size_t len = draw(&seed) % sizeof bytes;
        for (size_t at = 0; at < len; at++)
            bytes[at] = i % 2 == 0 ? (char)draw(&seed) : (char)(1 << draw(&seed) % 8);
        size_t count = td_posting_decode((struct td_slice){bytes, len}, 0, read);
        assert_true(count <= TD_COLUMNS_BLOCK_ITEMS);
        for (size_t n = 0; n < count; n++)
            assert_in_range(read[n].item, n, TD_COLUMNS_BLOCK_ITEMS - 1);
    }
}

static void execute(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    if (td_store_execute(archive->store, sql, &err) != TD_OK)
        fail_msg("%s", err.message);
    if (td_store_commit(archive->store, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static int64_t number(struct archive *archive, const char *sql)
{
    int64_t result = -1;
    struct td_error err = {0};
    assert_int_equal(td_store_number(archive->store, sql, &result, &err), TD_OK);
    return result;
}

/* Items on both sides of a block's end, each with three characters drawn from few. */
static const char *const add_items =
    "INSERT INTO roots VALUES (1, '/digests');"
    "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
    "  VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0);"
    "WITH RECURSIVE n(n) AS (VALUES (4000) UNION ALL SELECT n + 1 FROM n WHERE n < 4200)"
    "INSERT INTO items (id, post_id, position, title, author, link_text, summary, summary_markdown)"
    "  SELECT n, 1, n, char(0x4E00 + n % 7), CASE n % 5 WHEN 0 THEN '一号' END, '',"
    "         char(0x4E00 + n % 3, 0x4E00 + n % 11) || '，' || char(0x4E00 + n % 3), '' FROM n";

static int64_t occurrences(struct archive *archive, uint32_t character, const char *field,
                           int64_t item)
{
    char sql[300];
    snprintf(sql, sizeof sql,
             "SELECT ifnull(length(%s) - length(replace(%s, char(%u), '')), 0) FROM items"
             " WHERE id = %lld",
             field, field, character, (long long)item);
    return number(archive, sql);
}

/* By a scan of the texts: which items hold the character in these fields, and how often. */
static void check_character(struct archive *archive, uint32_t character, unsigned fields)
{
    static const char *const names[] = {"summary", "title", "author"};
    struct td_posting_list list = {0};
    struct td_error err = {0};
    size_t at = 0;
    assert_int_equal(td_characters_read(archive->store, character, fields, &list, &err), TD_OK);
    for (int64_t item = 3990; item < 4210; item++) {
        int64_t counts[3] = {0}, sum = 0;
        for (unsigned field = 0; field < 3; field++) {
            if ((fields >> field & 1) != 0)
                counts[field] = occurrences(archive, character, names[field], item);
            sum += counts[field];
        }
        if (sum == 0)
            continue;
        assert_true(at < list.count);
        assert_int_equal(list.list[at].item, item);
        for (unsigned field = 0; field < 3; field++)
            assert_int_equal(list.list[at].counts[field], counts[field]);
        at++;
    }
    assert_int_equal(list.count, at);
    free(list.list);
}

static bool fit(struct archive *archive)
{
    struct td_error err = {0};
    bool is_same = false;
    assert_int_equal(td_characters_compare(archive->store, &is_same, &err), TD_OK);
    return is_same;
}

static void check_characters(struct archive *archive)
{
    assert_true(fit(archive));
    for (uint32_t character = 0x4E00; character < 0x4E00 + 12; character++) {
        check_character(archive, character, 1 | 2 | 4);
        check_character(archive, character, 1 << character % 3);
    }
}

static void test_lists_follow_what_is_added_edited_and_removed(void **state)
{
    execute(*state, add_items);
    check_characters(*state);
    execute(*state, "UPDATE items SET summary = title || title WHERE id % 4 = 0;"
                    "UPDATE items SET author = NULL WHERE id % 10 = 0;"
                    "DELETE FROM items WHERE id % 6 = 0 OR id BETWEEN 4090 AND 4094");
    check_characters(*state);
    execute(*state, "DELETE FROM items");
    assert_int_equal(number(*state, "SELECT count(*) FROM item_characters"), 0);
}

static void test_lists_that_do_not_fit_are_found(void **state)
{
    execute(*state, add_items);
    execute(
        *state,
        "UPDATE item_characters SET postings = CAST(postings || x'00' AS BLOB) WHERE id = 0x4E00");
    assert_false(fit(*state));
    execute(*state, "DELETE FROM item_characters WHERE id = 0x4E00");
    assert_false(fit(*state));
}

static void test_lists_made_anew_are_the_same(void **state)
{
    struct archive *archive = *state;
    const char *sum = "SELECT group_concat(id || hex(postings)) = (SELECT text FROM kept)"
                      "  FROM (SELECT * FROM item_characters ORDER BY id)";
    execute(archive, add_items);
    execute(archive, "UPDATE items SET summary = '' WHERE id % 4 = 0;"
                     "DELETE FROM items WHERE id % 6 = 0");
    execute(archive, "CREATE TEMP TABLE kept AS SELECT group_concat(id || hex(postings)) AS text"
                     "  FROM (SELECT * FROM item_characters ORDER BY id)");
    archive_rebuild(archive);
    assert_int_equal(number(archive, sum), 1);
}

/* Of what the texts of all items say about a character. */
static int64_t of_texts(struct archive *archive, const char *what, uint32_t character)
{
    char sql[500];
    snprintf(sql, sizeof sql,
             "SELECT ifnull(%s, 0) FROM (SELECT summary || title || ifnull(author, '') AS text,"
             " char(%u) AS c FROM items) WHERE instr(text, c) > 0",
             what, character);
    return number(archive, sql);
}

static void check_total(struct archive *archive, uint32_t character)
{
    const char *occurrences_sql = "sum(length(text) - length(replace(text, c, '')))";
    struct td_error err = {0};
    struct td_character_total total;
    assert_int_equal(td_character_total(archive->store, character, &total, &err), TD_OK);
    assert_int_equal(total.items, of_texts(archive, "count(*)", character));
    assert_int_equal(total.occurrences, of_texts(archive, occurrences_sql, character));
}

static void check_totals(struct archive *archive)
{
    for (uint32_t character = 0x4E00; character < 0x4E00 + 12; character++)
        check_total(archive, character);
    check_total(archive, 0x53F7);
    check_total(archive, 0x9F98);
}

static void test_totals_are_those_of_the_texts(void **state)
{
    execute(*state, add_items);
    check_totals(*state);
    execute(*state, "UPDATE items SET summary = title || title WHERE id % 4 = 0;"
                    "UPDATE items SET author = NULL WHERE id % 10 = 0;"
                    "DELETE FROM items WHERE id % 6 = 0 OR id BETWEEN 4090 AND 4094");
    check_totals(*state);
}

static void test_totals_that_do_not_fit_are_found(void **state)
{
    execute(*state, add_items);
    execute(*state,
            "UPDATE item_characters SET postings = CAST(x'01' || substr(postings, 2) AS BLOB)"
            " WHERE id = -1 - 0x4E");
    assert_false(fit(*state));
    execute(*state, "DELETE FROM item_characters WHERE id = -1 - 0x4E");
    assert_false(fit(*state));
}

static void test_an_item_is_counted_as_its_lists_have_it(void **state)
{
    const struct td_rank_character characters[] = {
        {.point = 0x4E00}, {.point = 0x4E01}, {.point = 0x4E00}};
    struct archive *archive = *state;
    struct td_error err = {0};
    execute(archive, add_items);
    for (uint32_t item = 4090; item < 4100; item++) {
        struct td_posting postings[3];
        assert_int_equal(td_characters_in_item(archive->store, item, characters, 3, postings, &err),
                         TD_OK);
        for (size_t i = 0; i < 3; i++) {
            uint32_t point = characters[i].point;
            assert_int_equal(postings[i].counts[0], occurrences(archive, point, "summary", item));
            assert_int_equal(postings[i].counts[1], occurrences(archive, point, "title", item));
            assert_int_equal(postings[i].counts[2], occurrences(archive, point, "author", item));
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, archive_setup, archive_teardown)

static void test_items_out_of_order_are_damage(void **state)
{
    const struct td_slice texts[TD_INDEX_FIELDS] = {TD_SLICE("谷"), TD_SLICE(""), TD_SLICE("")};
    const int64_t wrong[] = {7, 6, 0, -1, INT64_MIN};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct td_character_writer TD_CLEANUP(td_characters_release) writer = {0};
        struct td_error err = {0};
        assert_int_equal(td_characters_change(&writer, 7, NULL, texts, &err), TD_OK);
        assert_int_equal(td_characters_change(&writer, wrong[i], NULL, texts, &err),
                         TD_ERR_ARCHIVE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_list_is_read_as_it_was_written),
        cmocka_unit_test(test_any_bytes_end_in_a_list_of_the_block),
        TEST(test_lists_follow_what_is_added_edited_and_removed),
        TEST(test_lists_that_do_not_fit_are_found),
        TEST(test_lists_made_anew_are_the_same),
        TEST(test_totals_are_those_of_the_texts),
        TEST(test_totals_that_do_not_fit_are_found),
        TEST(test_an_item_is_counted_as_its_lists_have_it),
        cmocka_unit_test(test_items_out_of_order_are_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
