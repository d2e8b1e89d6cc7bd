/* Lags and series of a small archive, against figures worked out by hand and a plain scan. */
#include "stats/counts.h"
#include "stats/series.h"
#include "store/connection.h"
#include "support/archive.h"

#include <stdio.h>

enum { ITEMS = 200, MONTHS = 6 };

static void execute(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    if (td_store_execute(archive->store, sql, &err) != TD_OK)
        fail_msg("%s", err.message);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

/* Post n is of the first of month n, at midnight UTC; item n is in post 1 + n % 6. */
static int setup(void **state)
{
    char sql[1500];
    if (archive_setup(state) != 0)
        return -1;
    snprintf(sql, sizeof sql,
             "INSERT INTO roots VALUES (1, '/digests');"
             "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < %d)"
             "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at, date, epoch)"
             "  SELECT n, 1, n || '.md', n, printf('%%064d', 0), '{}', 0,"
             "         printf('2025-%%02d-01T00:00:00Z', n),"
             "         unixepoch(printf('2025-%%02d-01', n)) FROM n;"
             "INSERT INTO sources (id, name) VALUES (1, 'ann'), (2, 'ben'), (3, 'cid');"
             "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < %d)"
             "INSERT INTO items (id, post_id, position, title, link_text, summary,"
             "                   summary_markdown)"
             "  SELECT n, 1 + n %% %d, n, CASE WHEN n * n %% 7 = 2 THEN 'qwen' ELSE 'news' END,"
             "         '', '', '' FROM n;",
             MONTHS, ITEMS, MONTHS);
    execute(*state, sql);
    return 0;
}

static void check(enum td_code code, const struct td_error *err)
{
    if (code != TD_OK)
        fail_msg("%s", err->message);
}

/* Waits of ann: 1 to 10 hours; of ben: 5 and 7 hours; of cid: none, for nothing says when. */
static void test_the_lag_is_the_nearest_rank_of_the_waits(void **state)
{
    enum { HOUR_S = 3600 };
    struct archive *archive = *state;
    struct td_count_request request = {.keys = {TD_KEY_AUTHOR},
                                       .key_count = 1,

                                       .sort = TD_COUNT_SORT_NAME,
                                       .wants_lag = true};
    struct td_count_table table;
    struct td_error err = {0};
    execute(archive, "UPDATE items SET source_id = CASE WHEN id <= 10 THEN 1 WHEN id <= 12 THEN 2"
                     " WHEN id <= 20 THEN 3 END;"
                     "UPDATE items SET posted_ms = 1000 * ((SELECT epoch FROM posts WHERE id ="
                     " post_id) - 3600 * CASE WHEN id <= 10 THEN 11 - id ELSE 2 * id - 17 END)"
                     " WHERE id <= 12");
    check(td_stats_count(archive->store, &archive->arena, &request, &table, &err), &err);
    for (size_t i = 0; i < table.row_count; i++) {
        const struct td_count_value *value = &table.rows[i].value;
        bool is_ann = td_slice_equal(value->text, TD_SLICE("ann"));
        bool is_ben = td_slice_equal(value->text, TD_SLICE("ben"));
        assert_int_equal(value->lag.items, is_ann ? 10 : is_ben ? 2 : 0);
        assert_int_equal(value->lag.median_s, is_ann ? 5 * HOUR_S : is_ben ? 5 * HOUR_S : 0);
        assert_int_equal(value->lag.p90_s, is_ann ? 9 * HOUR_S : is_ben ? 7 * HOUR_S : 0);
    }
    assert_int_equal(table.row_count, 4);
    assert_int_equal(table.lag.items, 12);
    assert_int_equal(table.lag.median_s, 5 * HOUR_S);
    assert_int_equal(table.lag.p90_s, 9 * HOUR_S);
}

static void test_a_day_without_time_says_nothing_of_hours(void **state)
{
    struct archive *archive = *state;
    struct td_count_request request = {.keys = {TD_KEY_MONTH}, .key_count = 1, .wants_lag = true};
    struct td_count_table table;
    struct td_error err = {0};
    execute(archive, "UPDATE items SET posted_ms = 0;"
                     "UPDATE posts SET date = substr(date, 1, 10) WHERE id > 1");
    check(td_stats_count(archive->store, &archive->arena, &request, &table, &err), &err);
    assert_int_equal(table.row_count, MONTHS);
    for (size_t i = 0; i < table.row_count; i++)
        assert_int_equal(table.rows[i].value.lag.items, i == 0 ? table.rows[i].value.items : 0);
}

/* What a plain scan says: items of a month, and those of them that hold the term. */
static int64_t scan(size_t month, bool only_term)
{
    int64_t items = 0;
    for (size_t n = 1; n <= ITEMS; n++)
        items += n % MONTHS == month && (!only_term || n * n % 7 == 2);
    return items;
}

static void test_a_series_is_what_a_plain_scan_counts(void **state)
{
    struct archive *archive = *state;
    struct td_slice term = TD_SLICE("qwen");
    struct td_item_set set;
    struct td_count_table table;
    struct td_error err = {0};
    int64_t counts[MONTHS] = {0};
    check(td_item_set_make(&archive->arena, ITEMS, &set, &err), &err);
    for (size_t n = 1; n <= ITEMS; n++) {
        if (n * n % 7 == 2)
            td_item_set_add(&set, (int64_t)n);
    }
    struct td_series_request request = {
        .terms = &term, .sets = &set, .count = 1, .period = TD_KEY_MONTH};
    check(td_stats_series(archive->store, &archive->arena, &request, &table, &err), &err);
    assert_int_equal(table.column_count, MONTHS);
    assert_int_equal(table.row_count, 1);
    for (size_t i = 0; i < table.rows[0].cell_count; i++)
        counts[table.rows[0].cells[i].column] = table.rows[0].cells[i].items;
    for (size_t month = 0; month < MONTHS; month++) {
        assert_int_equal(table.columns[month].items, scan(month, false));
        assert_int_equal(counts[month], scan(month, true));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_lag_is_the_nearest_rank_of_the_waits, setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_a_day_without_time_says_nothing_of_hours, setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_a_series_is_what_a_plain_scan_counts, setup,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
