/* What is read from FTS5's own pages is what FTS5 itself finds: items, how often in each field, and
 * what stands near what, over an index of many segments in which items were changed and taken out,
 * and with lists and places that go over several pages. */
#include "base/buf.h"
#include "store/connection.h"
#include "store/index/fts_tokenizer.h"
#include "store/query/condition.h"
#include "support/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 30, ITEMS_A_ROUND = 60, LONG_WORDS = 6000, PHRASES = 400, NEARS = 150 };

/* Letters that begin alike, characters that are joined or not, stems. */
static const char *const words[] = {"a",  "ab", "abc", "abd",  "b",        "running", "runs",
                                    "7",  "国", "中",  "中国", "国中",     "的",      "谷歌",
                                    "か", "が", "z",   "，",   "OpenAI的", "c++",     ".net"};

static uint32_t draw(uint32_t *seed, uint32_t count)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (uint32_t)(((uint64_t)(*seed >> 4) * count) >> 28);
}

static const char *draw_word(uint32_t *seed)
{
    return words[draw(seed, sizeof words / sizeof *words)];
}

static void add_text(struct td_buf *buf, uint32_t *seed, uint32_t most)
{
    for (uint32_t i = 0, count = draw(seed, most); i < count; i++)
        td_buf_addf(buf, "%s%s", i > 0 && draw(seed, 3) > 0 ? " " : "", draw_word(seed));
}

static void run(struct archive *archive, struct td_buf *sql)
{
    td_buf_add_char(sql, '\0');
    assert_false(sql->failed);
    archive_run(archive, sql->ptr);
    td_buf_clear(sql);
}

static void add_item(struct archive *archive, struct td_buf *sql, uint32_t *seed, int number)
{
    td_buf_addf(sql,
                "INSERT INTO items (post_id, position, link_text, summary_markdown, title,"
                " author, summary) VALUES (1, %d, '', '', '",
                number);
    add_text(sql, seed, 8);
    td_buf_addf(sql, "', '");
    add_text(sql, seed, 4);
    td_buf_addf(sql, "', '%s", number % 151 == 0 ? "rare a " : "");
    add_text(sql, seed, number % 97 == 0 ? LONG_WORDS : 40);
    td_buf_addf(sql, "')");
    run(archive, sql);
}

static void change_some(struct archive *archive, struct td_buf *sql, uint32_t *seed, int highest)
{
    for (int i = 0; i < ITEMS_A_ROUND / 6; i++) {
        td_buf_addf(sql, "UPDATE items SET title = '");
        add_text(sql, seed, 8);
        td_buf_addf(sql, "' WHERE id = %u; DELETE FROM items WHERE id = %u",
                    1 + draw(seed, (uint32_t)highest), 1 + draw(seed, (uint32_t)highest));
        run(archive, sql);
    }
}

/* A commit a round, each of which makes a segment, until FTS5 merges some. */
static void fill(struct archive *archive, uint32_t *seed)
{
    struct td_buf TD_CLEANUP(td_buf_release) sql;
    struct td_error err = {0};
    int number = 0;
    td_buf_init(&sql, 1 << 20);
    for (int round = 0; round < ROUNDS; round++) {
        assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
        if (round == 0)
            archive_run(archive,
                        "INSERT INTO roots VALUES (1, '/d');"
                        "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                        " VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0)");
        for (int i = 0; i < ITEMS_A_ROUND; i++)
            add_item(archive, &sql, seed, ++number);
        change_some(archive, &sql, seed, number);
        assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
    }
}

/* Of pages so small that most lists have many. */
static void make_one_segment(struct archive *archive)
{
    archive_run(archive, "INSERT INTO items_fts (items_fts, rank) VALUES ('pgsz', 100);"
                         "INSERT INTO items_fts (items_fts) VALUES ('optimize')");
}

/* Occurrences of a phrase, as FTS5 tells them to its functions. */
static int take(const Fts5ExtensionApi *api, Fts5Context *cursor, struct td_posting *posting)
{
    int count = 0, result = api->xInstCount(cursor, &count);
    for (int i = 0; result == SQLITE_OK && i < count; i++) {
        int phrase = 0, field = 0, offset = 0;
        result = api->xInst(cursor, i, &phrase, &field, &offset);
        if (result == SQLITE_OK && posting->counts[field] < UINT8_MAX)
            posting->counts[field]++;
    }
    return result;
}

static void counts_of(const Fts5ExtensionApi *api, Fts5Context *cursor, sqlite3_context *context,
                      int count, sqlite3_value **values)
{
    struct td_posting posting = {0};
    (void)count;
    (void)values;
    assert_int_equal(take(api, cursor, &posting), SQLITE_OK);
    sqlite3_result_blob(context, posting.counts, sizeof posting.counts, SQLITE_TRANSIENT);
}

static sqlite3_stmt *begin_stock(struct archive *archive, const char *sql, const char *expression)
{
    sqlite3_stmt *read = NULL;
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &read, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(read, 1, expression, -1, SQLITE_TRANSIENT), SQLITE_OK);
    return read;
}

static size_t compare_phrase(struct archive *archive, const char *expression)
{
    const struct td_rank_phrase phrase = {.expression = td_slice_of(expression)};
    const struct td_posting_list *list = NULL;
    struct td_error err = {0};
    size_t count = 0;
    sqlite3_stmt *read = begin_stock(archive,
                                     "SELECT rowid, counts_of(items_fts) FROM items_fts"
                                     " WHERE items_fts MATCH ? ORDER BY rowid",
                                     expression);
    assert_int_equal(td_postings_read(archive->store, &phrase, 1, &list, &err), TD_OK);
    for (; sqlite3_step(read) == SQLITE_ROW; count++) {
        if (count >= list->count || list->list[count].item != sqlite3_column_int64(read, 0))
            fail_msg("%s: item %lld is missed", expression,
                     (long long)sqlite3_column_int64(read, 0));
        assert_memory_equal(list->list[count].counts, sqlite3_column_blob(read, 1),
                            sizeof list->list->counts);
    }
    if (count != list->count)
        fail_msg("%s: FTS5 finds %zu items, we %zu", expression, count, list->count);
    td_postings_end(archive->store);
    sqlite3_finalize(read);
    return count;
}

static void draw_phrase(uint32_t *seed, struct td_buf *text)
{
    static const char *const fields[] = {"", "{title} : ", "{summary author} : "};
    td_buf_clear(text);
    td_buf_addf(text, "%s\"", fields[draw(seed, 5) % 3]);
    for (uint32_t i = 0, count = 1 + draw(seed, 4); i < count; i++)
        td_buf_addf(text, "%s%s", i > 0 && draw(seed, 3) > 0 ? " " : "", draw_word(seed));
    td_buf_addf(text, "\"%s", draw(seed, 3) == 0 ? " *" : "");
    td_buf_add_char(text, '\0');
}

static void register_counts(struct archive *archive)
{
    fts5_api *api = NULL;
    assert_int_equal(td_fts_api(archive->store->db, &api), SQLITE_OK);
    assert_int_equal(api->xCreateFunction(api, "counts_of", NULL, counts_of, NULL), SQLITE_OK);
}

/* Few items have the phrase but for its last character, which is everywhere: texts are read. */
static void compare_rare(struct archive *archive)
{
    static const char *const phrases[] = {
        "\"rare a 国\" *", "\"rare a 中\" *", "\"rare a的\" *",
        "\"rare 国\" *",   "\"a 谷\" *",      "{summary author} : \"rare a 国\" *",
    };
    size_t found = 0;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        found += compare_phrase(archive, phrases[i]);
    assert_true(found > 0);
}

static void test_phrases_are_where_fts5_finds_them(void **state)
{
    struct archive *archive = *state;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    uint32_t seed = 1;
    size_t found = 0;
    td_buf_init(&text, 1000);
    fill(archive, &seed);
    register_counts(archive);
    for (int i = 0; i < PHRASES; i++) {
        draw_phrase(&seed, &text);
        found += compare_phrase(archive, text.ptr) > 0;
    }
    assert_true(found > PHRASES / 2);
    compare_rare(archive);
    make_one_segment(archive);
    for (int i = 0; i < PHRASES / 4; i++) {
        draw_phrase(&seed, &text);
        compare_phrase(archive, text.ptr);
    }
    assert_true(compare_phrase(archive, "\"rare a\"") > 0); /* passes over pages of a's list */
}

/* Lists that were read for other phrases say where a phrase may stand, and stand in for a stem's.
 */
static void test_within_a_question_phrases_are_where_they_are_without(void **state)
{
    struct archive *archive = *state;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    struct td_error err = {0};
    uint32_t seed = 3;
    td_buf_init(&text, 1000);
    fill(archive, &seed);
    register_counts(archive);
    for (int round = 0; round < 2; round++) {
        assert_int_equal(td_store_question_begin(archive->store, &err), TD_OK);
        for (int i = 0; i < PHRASES / 2; i++) {
            draw_phrase(&seed, &text);
            compare_phrase(archive, text.ptr);
        }
        compare_phrase(archive, "\"run\"");
        compare_phrase(archive, "\"runs\"");
        compare_phrase(archive, "\"" TD_RANK_STEM_MARK "runs\"");
        td_store_question_end(archive->store);
        make_one_segment(archive);
    }
}

static void compare_near(struct archive *archive, const char *left, const char *right, int distance)
{
    struct td_near near = {.left = td_slice_of(left),
                           .right = td_slice_of(right),
                           .left_tokens = 1,
                           .right_tokens = 1,
                           .distance = (uint64_t)distance};
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_item_set set;
    struct td_error err = {0};
    char expression[100];
    td_arena_init(&arena, 1 << 24);
    assert_int_equal(td_store_select_near(archive->store, &arena, &near, NULL, &set, &err), TD_OK);
    snprintf(expression, sizeof expression, "NEAR(%s %s, %d)", left, right, distance);
    sqlite3_stmt *read =
        begin_stock(archive, "SELECT rowid FROM items_fts WHERE items_fts MATCH ?", expression);
    while (sqlite3_step(read) == SQLITE_ROW) {
        if (!td_item_set_has(&set, sqlite3_column_int64(read, 0)))
            fail_msg("%s: item %lld is missed", expression,
                     (long long)sqlite3_column_int64(read, 0));
        td_item_set_remove(&set, sqlite3_column_int64(read, 0));
    }
    sqlite3_finalize(read);
    if (td_item_set_next(&set, 0) >= 0)
        fail_msg("%s: item %lld is no hit", expression, (long long)td_item_set_next(&set, 0));
}

static void test_what_is_near_is_what_fts5_finds_near(void **state)
{
    static const char *const near[] = {"\"a\"", "\"ab\"",   "\"b\"", "\"runs\"",
                                       "\"7\"", "\"国\" *", "\"z\"", "\"的\" *"};
    struct archive *archive = *state;
    uint32_t seed = 2;
    fill(archive, &seed);
    for (int i = 0; i < NEARS; i++) {
        uint32_t left = draw(&seed, 8), right = (left + 1 + draw(&seed, 7)) % 8;
        compare_near(archive, near[left], near[right], (int)draw(&seed, 6));
    }
}

/* So many that they are not compared with one another to bring them in order. */
static void test_very_many_places_of_several_words_are_in_order(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    archive_run(archive,
                "INSERT INTO roots VALUES (1, '/d');"
                "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                " VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0);"
                "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 40)"
                "INSERT INTO items (post_id, position, link_text, summary_markdown, title, summary)"
                " SELECT 1, n, '', '', '',"
                "  replace(printf('%900c', 'x'), ' ', iif(n % 3, 'ba c c c bb a c c c ', 'ba c c c "
                "bb c a c c '))"
                " FROM n");
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
    for (int distance = 0; distance < 5; distance++)
        compare_near(archive, "\"b\" *", "\"a\"", distance);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_phrases_are_where_fts5_finds_them, archive_setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_within_a_question_phrases_are_where_they_are_without,
                                        archive_setup, archive_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_near_is_what_fts5_finds_near, archive_setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_very_many_places_of_several_words_are_in_order,
                                        archive_setup, archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
