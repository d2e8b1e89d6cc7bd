/* Counts add up and are right: for queries and keys drawn at random, what td_stats_count says is
 * what a slow count in plain SQL over the permanent tables says, cell by cell and row by row; and
 * what a query counts is what it finds. */
#include "base/buf.h"
#include "search/selection.h"
#include "stats/counts.h"
#include "store/connection.h"
#include "support/calendar.h"
#include "support/digests.h"
#include "support/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POSTS = 60, DRAWS = 1500 };
enum { FIRST_YEAR = 2024, YEARS = 4 }; /* of the dates below; the last is for posts without */

static const char *const words[] = {"谷歌", "苹果", "AI", "模型", "发布", "Qwen3"};
static const char *const authors[] = {
    "宝玉](https://x.com/dotey",          "小互](https://x.com/imxiaohu",
    "merve](https://x.com/mervenoyann",   "The Decoder](https://the-decoder.com/a",
    "Hacker News](https://example.com/b", "宝玉](https://example.com/c",
    "merve](https://x.com/merve2",        "merve](https://example.com/d"};
/* Ends of years, of weeks' years and of days, by their own clocks. */
static const char *const dates[] = {"2024-12-29",
                                    "2024-12-30",
                                    "2025-01-01T00:10:00+08:00",
                                    "2025-06-30T23:59:59",
                                    "2025-07-01T07:00:00Z",
                                    "2025-12-28T23:30:00-08:00",
                                    "2026-01-01T00:30:00+14:00",
                                    "2026-01-04",
                                    "2026-03-15T12:00:00+05:30"};
static const char *const author_filters[] = {"宝玉", "imxiaohu", "decoder", "hacker news",
                                             "nobody"};
static const char *const categories[] = {"AI应用", "行业洞察", "人才流动"};

#define PICK(list, seed) list[draw_number(seed) % (sizeof(list) / sizeof *(list))]

static void write_digest(struct td_buf *buf, uint32_t number)
{
    static uint32_t digest_seed = 5;
    uint32_t *seed = &digest_seed;
    td_buf_addf(buf, "---\ntitle: t%u\n", number);
    if (number % 9 == 1)
        td_buf_addf(buf, "date: %s\n", PICK(dates, seed));
    else if (number % 9 != 0)
        td_buf_addf(buf, "date: 202%u-%02u-%02uT%02u:30:00+08:00\n", number % 3 + 4,
                    number % 12 + 1, number % 28 + 1, number % 24);
    if (number % 7 != 0)
        td_buf_addf(buf, "categories: [%s, %s]\n", PICK(categories, seed), "其他");
    td_buf_add(buf, TD_SLICE("---\n\n"));
    if (number % 3 == 0)
        td_buf_addf(buf, "## %s\n\n", PICK(words, seed));
    for (uint32_t i = 1; i <= draw_number(seed) % 8; i++) {
        td_buf_addf(buf, "%u. [%s%s", i, PICK(words, seed), PICK(words, seed));
        if (draw_number(seed) % 6 == 0)
            td_buf_addf(buf, "](https://example.org/%u/%u)\n\n", number, i);
        else
            td_buf_addf(buf, "-%s/status/%u%u)\n\n", PICK(authors, seed), number, i);
        td_buf_addf(buf, "    %s和%s\n\n", PICK(words, seed), PICK(words, seed));
    }
}

/* What items are and belong to, in SQL, one row for each of a key's values. An author is the
 * account that alone bears the name, else the source itself. An ISO week has the year of its
 * Thursday. */
static const char facts_sql[] =
    "CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE keys AS SELECT i.id, i.post_id, p.day AS on_day,"
    " ifnull(i.story, -i.id) AS any_story,"
    " ifnull(i.site, '') AS site, ifnull(i.section, '') AS section, p.path AS post,"
    " CASE WHEN i.story IS NULL THEN '' ELSE i.url END AS story,"
    " ifnull(substr(p.date, 1, 4), '') AS year,"
    " ifnull(substr(p.date, 1, 4) || '-Q' || ((substr(p.date, 6, 2) + 2) / 3), '') AS quarter,"
    " ifnull(substr(p.date, 1, 7), '') AS month,"
    " ifnull(strftime('%Y', p.day, '-3 days', 'weekday 4') || '-W' ||"
    "   printf('%02d', (strftime('%j', p.day, '-3 days', 'weekday 4') - 1) / 7 + 1), '') AS week,"
    " ifnull(substr(p.date, 1, 10), '') AS day,"
    " ifnull(CASE strftime('%w', p.day) WHEN '0' THEN 'Sunday' WHEN '1' THEN 'Monday'"
    "   WHEN '2' THEN 'Tuesday' WHEN '3' THEN 'Wednesday' WHEN '4' THEN 'Thursday'"
    "   WHEN '5' THEN 'Friday' WHEN '6' THEN 'Saturday' END, '') AS weekday,"
    " CASE WHEN length(p.date) > 10 THEN substr(p.date, 12, 2) ELSE '' END AS hour,"
    " ifnull(c.name, '') AS category,"
    " ifnull((SELECT ifnull(a.name, '') || '@' || ifnull(a.handle, '') FROM sources a WHERE a.id ="
    "   CASE WHEN s.handle IS NULL AND 1 = (SELECT count(*) FROM source_names n JOIN sources b"
    "      ON b.id = n.source_id AND b.handle IS NOT NULL WHERE n.name = s.name)"
    "   THEN (SELECT b.id FROM source_names n JOIN sources b ON b.id = n.source_id"
    "      AND b.handle IS NOT NULL WHERE n.name = s.name) ELSE s.id END), '') AS author"
    " FROM items i JOIN posts p ON p.id = i.post_id LEFT JOIN sources s ON s.id = i.source_id"
    " LEFT JOIN post_categories pc ON pc.post_id = p.id LEFT JOIN categories c"
    "   ON c.id = pc.category_id;";

/* Gives items stories of their own and shared ones, and makes some posts drafts. */
static void make_facts(struct archive *archive)
{
    archive_run(archive, "UPDATE items SET story = CASE WHEN id % 5 = 0 THEN NULL"
                         " ELSE id * 7919 % 97 + 4000000000000 END;"
                         "UPDATE items SET url = 'https://example.org/story/' || story"
                         " WHERE story IS NOT NULL;"
                         "UPDATE posts SET is_draft = id % 11 = 0");
    archive_rebuild(archive);
    archive_run(archive, facts_sql);
}

static int setup_posts(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    assert_true(import_digests(*state, POSTS, write_digest).items > POSTS);
    make_facts(*state);
    return 0;
}

static void narrow(struct td_arena *arena, struct td_query *query, const char *field,
                   const char *value)
{
    struct td_error err = {0};
    assert_int_equal(
        td_query_narrow(arena, query, td_slice_of(field), td_slice_of(value), &test_calendar, &err),
        TD_OK);
}

/* NULL where nothing is asked, which means all items. */
static const struct td_item_set *draw(struct archive *archive, struct td_arena *arena,
                                      uint32_t *seed, struct td_item_set *set)
{
    struct td_error err = {0};
    struct td_query query;
    struct td_slice text = draw_number(seed) % 2 ? td_slice_of(PICK(words, seed)) : TD_SLICE("");
    assert_int_equal(td_query_parse(arena, text, &test_calendar, &query, &err), TD_OK);
    if (draw_number(seed) % 3 == 0)
        narrow(arena, &query, "author", PICK(author_filters, seed));
    if (draw_number(seed) % 3 == 0)
        narrow(arena, &query, "category", PICK(categories, seed));
    if (draw_number(seed) % 3 == 0)
        narrow(arena, &query, "since", "2025");
    if (draw_number(seed) % 4 == 0)
        narrow(arena, &query, "until", "2025-11-30");
    if (query.root == NULL)
        return NULL;
    assert_int_equal(td_query_select(archive->store, arena, &query, false, set, &err), TD_OK);
    return set;
}

/* What the program says: items by "row|column" or "row", to be taken off by what SQL says. */
struct claim {
    const char *name;
    int64_t items;
    int64_t posts;
    const char *first;
    const char *last;
};

struct claims {
    struct claim *list;
    size_t count;
};

static struct td_slice or_empty(struct td_slice text)
{
    return td_slice_is_none(text) ? TD_SLICE("") : text;
}

/* A value as the SQL above names it. */
static struct td_slice name_of(struct td_arena *arena, enum td_count_key key,
                               const struct td_count_value *value)
{
    struct td_slice name = or_empty(value->text);
    bool is_nobody = td_slice_is_none(value->text) && td_slice_is_none(value->handle);
    if (key == TD_KEY_POST)
        return value->detail;
    if (key == TD_KEY_AUTHOR && !is_nobody)
        assert_int_equal(td_arena_format(arena, &name, NULL, "%.*s@%.*s", TD_SLICE_ARG(name),
                                         TD_SLICE_ARG(or_empty(value->handle))),
                         TD_OK);
    return name;
}

static void add_claim(struct td_arena *arena, struct claims *claims, struct td_slice row,
                      struct td_slice column, const struct claim *claim)
{
    struct td_slice name;
    assert_int_equal(
        td_arena_format(arena, &name, NULL, "%.*s|%.*s", TD_SLICE_ARG(row), TD_SLICE_ARG(column)),
        TD_OK);
    claims->list[claims->count] = *claim;
    claims->list[claims->count++].name = name.ptr;
}

/* The rows of a table, without those that fill gaps. */
static struct claims claim_rows(struct td_arena *arena, const struct td_count_table *table)
{
    struct claims claims = {.list = td_arena_array(arena, table->row_count, sizeof(struct claim))};
    for (size_t r = 0; r < table->row_count; r++) {
        const struct td_count_value *value = &table->rows[r].value;
        struct claim claim = {.items = value->items,
                              .posts = value->posts,
                              .first = or_empty(value->first).ptr,
                              .last = or_empty(value->last).ptr};
        if (value->items > 0)
            add_claim(arena, &claims, name_of(arena, table->down.key, value), TD_SLICE(""), &claim);
    }
    return claims;
}

static struct claims claim_cells(struct td_arena *arena, const struct td_count_table *table)
{
    struct claims claims = {0};
    size_t count = 0;
    for (size_t r = 0; r < table->row_count; r++)
        count += table->rows[r].cell_count;
    claims.list = td_arena_array(arena, count, sizeof(struct claim));
    for (size_t r = 0; r < table->row_count; r++) {
        const struct td_count_row *row = &table->rows[r];
        struct td_slice name = name_of(arena, table->down.key, &row->value);
        for (size_t c = 0; c < row->cell_count; c++) {
            const struct td_count_value *column = &table->columns[row->cells[c].column];
            struct claim claim = {.items = row->cells[c].items};
            assert_true(claim.items > 0);
            add_claim(arena, &claims, name, name_of(arena, table->across.key, column), &claim);
        }
    }
    return claims;
}

static int compare_claims(const void *a, const void *b)
{
    return strcmp(((const struct claim *)a)->name, ((const struct claim *)b)->name);
}

static void check_claim(const struct claim *claim, sqlite3_stmt *slow, bool is_row, bool has_days,
                        const char *sql)
{
    const char *name = (const char *)sqlite3_column_text(slow, 0);
    if (strcmp(claim->name, name) != 0 || claim->items != sqlite3_column_int64(slow, 1))
        fail_msg("%s: claimed %s %lld, there is %s %lld", sql, claim->name, (long long)claim->items,
                 name, (long long)sqlite3_column_int64(slow, 1));
    if (!is_row || !has_days)
        return;
    assert_int_equal(claim->posts, sqlite3_column_int64(slow, 2));
    assert_string_equal(claim->first, (const char *)sqlite3_column_text(slow, 3));
    assert_string_equal(claim->last, (const char *)sqlite3_column_text(slow, 4));
}

/* Every group of the slow count was claimed, and nothing else was. */
static void check_claims(struct archive *archive, struct claims *claims, const char *down,
                         const char *across, bool is_unique, bool has_days)
{
    char sql[600];
    sqlite3_stmt *slow = NULL;
    size_t count = 0;
    snprintf(sql, sizeof sql,
             "SELECT %s || '|' || %s AS name, count(DISTINCT %s), count(DISTINCT post_id),"
             " ifnull(min(on_day), ''), ifnull(max(on_day), '')"
             " FROM keys JOIN chosen USING (id) GROUP BY 1 ORDER BY 1",
             down, across, is_unique ? "any_story" : "id");
    qsort(claims->list, claims->count, sizeof *claims->list, compare_claims);
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &slow, NULL), SQLITE_OK);
    while (sqlite3_step(slow) == SQLITE_ROW) {
        if (count == claims->count)
            fail_msg("%s: %s is missing", sql, (const char *)sqlite3_column_text(slow, 0));
        check_claim(&claims->list[count++], slow, strcmp(across, "''") == 0, has_days, sql);
    }
    sqlite3_finalize(slow);
    assert_int_equal(count, claims->count);
}

static int64_t slow_number(struct archive *archive, const char *sql)
{
    sqlite3_stmt *slow = NULL;
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &slow, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(slow), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(slow, 0);
    sqlite3_finalize(slow);
    return number;
}

static void choose(struct archive *archive, const struct td_item_set *set)
{
    archive_run(archive, "DELETE FROM chosen");
    if (set == NULL) {
        archive_run(archive,
                    "INSERT INTO chosen SELECT i.id FROM items i JOIN posts p ON p.id = i.post_id"
                    " WHERE p.is_draft = 0");
        return;
    }
    for (int64_t item = td_item_set_next(set, 0); item >= 0;
         item = td_item_set_next(set, item + 1)) {
        char sql[80];
        snprintf(sql, sizeof sql, "INSERT INTO chosen VALUES (%lld)", (long long)item);
        archive_run(archive, sql);
    }
}

static void check_totals(struct archive *archive, const struct td_count_request *request,
                         const struct td_count_table *table)
{
    int64_t items = slow_number(archive, "SELECT count(*) FROM chosen");
    int64_t stories =
        slow_number(archive, "SELECT count(DISTINCT any_story) FROM keys JOIN chosen USING (id)");
    int64_t sum = 0;
    assert_int_equal(table->items, request->is_unique ? stories : items);
    assert_true(table->items <= items);
    assert_int_equal(table->posts, slow_number(archive, "SELECT count(DISTINCT post_id) FROM keys"
                                                        " JOIN chosen USING (id)"));
    if (request->set != NULL)
        assert_int_equal(items, td_item_set_count(request->set));
    for (size_t r = 0; r < table->row_count; r++)
        sum += table->rows[r].value.items;
    assert_true(sum >= table->items);
    if (request->keys[0] != TD_KEY_CATEGORY && !request->is_unique)
        assert_int_equal(sum, table->items);
}

/* A row's cells add up to it, where no item has two of the columns. */
static void check_sums(const struct td_count_request *request, const struct td_count_table *table)
{
    if (request->keys[1] == TD_KEY_CATEGORY || request->is_unique)
        return;
    for (size_t r = 0; r < table->row_count; r++) {
        int64_t sum = 0;
        for (size_t c = 0; c < table->rows[r].cell_count; c++)
            sum += table->rows[r].cells[c].items;
        assert_int_equal(sum, table->rows[r].value.items);
    }
}

/* The rest and the rows before it are what the rows were without it. */
static void check_top(struct archive *archive, struct td_arena *arena,
                      struct td_count_request request, const struct td_count_table *whole)
{
    struct td_count_table table;
    struct td_error err = {0};
    int64_t sum = 0, whole_sum = 0, cell_sum = 0, whole_cell_sum = 0;
    request.top = 3;
    assert_int_equal(td_stats_count(archive->store, arena, &request, &table, &err), TD_OK);
    assert_true(table.row_count <= 4);
    for (size_t r = 0; r < table.row_count; r++) {
        sum += table.rows[r].value.items;
        for (size_t c = 0; c < table.rows[r].cell_count; c++)
            cell_sum += table.rows[r].cells[c].items;
    }
    for (size_t r = 0; r < whole->row_count; r++) {
        whole_sum += whole->rows[r].value.items;
        for (size_t c = 0; c < whole->rows[r].cell_count; c++)
            whole_cell_sum += whole->rows[r].cells[c].items;
    }
    assert_int_equal(sum, whole_sum);
    assert_int_equal(cell_sum, whole_cell_sum);
    assert_int_equal(table.items, whole->items);
}

static void compare(struct archive *archive, uint32_t *seed)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_item_set room;
    struct td_count_table table;
    struct td_error err = {0};
    struct td_count_request request = {.key_count = 1 + draw_number(seed) % 2,
                                       .sort = draw_number(seed) % 5,
                                       .is_unique = draw_number(seed) % 3 == 0};
    request.keys[0] = (enum td_count_key)(draw_number(seed) % TD_KEY_COUNT);
    request.keys[1] = (enum td_count_key)((request.keys[0] + 1 + draw_number(seed) % 12) % 13);
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    if (draw_number(seed) % 8 != 0)
        request.set = draw(archive, &arena, seed, &room);
    choose(archive, request.set);
    assert_int_equal(td_stats_count(archive->store, &arena, &request, &table, &err), TD_OK);
    check_totals(archive, &request, &table);
    struct claims rows = claim_rows(&arena, &table);
    check_claims(archive, &rows, td_count_keys[request.keys[0]].name, "''", request.is_unique,
                 table.has_ranges);
    if (request.key_count > 1) {
        struct claims cells = claim_cells(&arena, &table);
        check_claims(archive, &cells, td_count_keys[request.keys[0]].name,
                     td_count_keys[request.keys[1]].name, request.is_unique, false);
        check_sums(&request, &table);
    }
    check_top(archive, &arena, request, &table);
}

/* Counts the set by a key of time and adds up, in `ret_sums`, what begins with each year. */
static void sum_years(struct archive *archive, const struct td_item_set *set, enum td_count_key key,
                      int64_t ret_sums[YEARS])
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_count_request request = {.set = set, .keys = {key}, .key_count = 1};
    struct td_count_table table;
    struct td_error err = {0};
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    memset(ret_sums, 0, YEARS * sizeof *ret_sums);
    assert_int_equal(td_stats_count(archive->store, &arena, &request, &table, &err), TD_OK);
    for (size_t r = 0; r < table.row_count; r++) {
        struct td_slice text = table.rows[r].value.text;
        char year[5] = {0};
        if (text.len >= 4)
            memcpy(year, text.ptr, 4);
        int number = text.len >= 4 ? (int)strtol(year, NULL, 10) - FIRST_YEAR
                                   : YEARS - 1; /* those without date */
        assert_in_range(number, 0, YEARS - 1);
        ret_sums[number] += table.rows[r].value.items;
    }
}

static void test_days_months_and_quarters_add_up_to_years(void **state)
{
    static const enum td_count_key keys[] = {TD_KEY_DAY, TD_KEY_MONTH, TD_KEY_QUARTER};
    struct archive *archive = *state;
    uint32_t seed = 7;
    for (int i = 0; i < DRAWS / 10; i++) {
        struct td_arena TD_CLEANUP(td_arena_release) arena;
        struct td_item_set room;
        int64_t years[YEARS], sums[YEARS];
        td_arena_init(&arena, (size_t)64 * 1024 * 1024);
        const struct td_item_set *set = draw(archive, &arena, &seed, &room);
        sum_years(archive, set, TD_KEY_YEAR, years);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            sum_years(archive, set, keys[k], sums);
            assert_memory_equal(sums, years, sizeof years);
        }
    }
}

static void test_counts_are_those_of_a_slow_count_and_add_up(void **state)
{
    uint32_t seed = 20251207;
    for (int i = 0; i < DRAWS; i++)
        compare(*state, &seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_counts_are_those_of_a_slow_count_and_add_up,
                                        setup_posts, archive_teardown),
        cmocka_unit_test_setup_teardown(test_days_months_and_quarters_add_up_to_years, setup_posts,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
