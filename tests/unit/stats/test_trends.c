/* What rises and falls in an archive whose words are known. */
#include "stats/trends.h"
#include "store/connection.h"
#include "support/archive.h"

#include <stdio.h>

enum { BEFORE = 12000, RECENT = 90 };

static void check(enum td_code code, const struct td_error *err)
{
    if (code != TD_OK)
        fail_msg("%s", err->message);
}

/* Of the items of January, more than are sampled, each second names Fortran, the others Cobol; of
 * those of May 30 Kimi, 20 Claude Code, as many Qwen as Zeta and Zeta's namesake. */
static int setup(void **state)
{
    char sql[2000];
    struct archive *archive = NULL;
    struct td_error err = {0};
    if (archive_setup(state) != 0)
        return -1;
    archive = *state;
    snprintf(sql, sizeof sql,
             "INSERT INTO roots VALUES (1, '/digests');"
             "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at, date, epoch)"
             "  SELECT n, 1, n || '.md', n, printf('%%064d', 0), '{}', 0, day, unixepoch(day)"
             "  FROM (SELECT 1 AS n, '2025-01-10' AS day UNION ALL SELECT 2, '2025-05-10');"
             "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < %d)"
             "INSERT INTO items (id, post_id, position, title, link_text, summary,"
             "                   summary_markdown)"
             "  SELECT n, 1 + (n > %d), n,"
             "         printf('%%d %%s %%d', n, CASE"
             "           WHEN n <= %d THEN iif(n %% 2, 'Cobol', 'Fortran')"
             "           WHEN n <= %d + 30 THEN 'Kimi' WHEN n <= %d + 50 THEN 'Claude Code'"
             "           WHEN n <= %d + 60 THEN 'Zeta' WHEN n <= %d + 70 THEN 'Qwen'"
             "           WHEN n <= %d + 80 THEN 'Zetas' ELSE 'Kimi Qwen' END, -n),"
             "         '', '', '' FROM n;",
             BEFORE + RECENT, BEFORE, BEFORE, BEFORE, BEFORE, BEFORE, BEFORE, BEFORE);
    check(td_store_begin(archive->store, &err), &err);
    check(td_store_execute(archive->store, sql, &err), &err);
    check(td_store_commit(archive->store, &err), &err);
    return 0;
}

static struct td_trends find(struct archive *archive, bool only_new, int days, size_t limit)
{
    struct td_trends_request request = {.only_new = only_new, .days = days, .limit = limit};
    struct td_trends trends;
    struct td_error err = {0};
    check(td_trends_find(archive->store, &archive->arena, &request, &trends, &err), &err);
    return trends;
}

static void assert_trend(const struct td_trend *trend, const char *term, int64_t recent,
                         int64_t before)
{
    if (!td_slice_equal(trend->term, td_slice_of(term)))
        fail_msg("%.*s, not %s", TD_SLICE_ARG(trend->term), term);
    assert_int_equal(trend->recent, recent);
    assert_int_equal(trend->before, before);
}

static void test_what_stands_out_most_comes_first_and_parts_of_it_are_left_out(void **state)
{
    struct td_trends trends = find(*state, false, 30, 10);
    assert_string_equal(trends.first_day, "2025-04-11");
    assert_string_equal(trends.last_day, "2025-05-10");
    assert_int_equal(trends.recent_items, RECENT);
    assert_int_equal(trends.list_count, 2);
    const struct td_trend_list *rising = &trends.lists[0];
    assert_int_equal(rising->count, 5);
    assert_trend(&rising->list[0], "Kimi", 40, 0);
    assert_trend(&rising->list[1], "Claude Code", 20, 0);
    assert_trend(&rising->list[2], "Qwen", 20, 0);
    assert_trend(&rising->list[3], "Zetas", 10, 0);
    assert_trend(&rising->list[4], "Zeta", 10, 0);
}

static void test_what_was_sampled_is_counted_exactly(void **state)
{
    struct td_trends trends = find(*state, false, 30, 10);
    const struct td_trend_list *falling = &trends.lists[1];
    assert_int_equal(trends.before_items, BEFORE);
    assert_int_equal(falling->count, 2);
    assert_trend(&falling->list[0], "Cobol", 0, BEFORE / 2);
    assert_trend(&falling->list[1], "Fortran", 0, BEFORE / 2);
    assert_true(falling->list[0].score < 0);
    assert_int_equal(falling->list[0].example_count, TD_TREND_EXAMPLES);
}

static void test_no_more_terms_are_named_than_were_asked_for(void **state)
{
    struct td_trends trends = find(*state, true, 30, 2);
    assert_int_equal(trends.list_count, 1);
    assert_int_equal(trends.lists[0].direction, TD_TREND_NEW);
    assert_int_equal(trends.lists[0].count, 2);
    assert_trend(&trends.lists[0].list[0], "Kimi", 40, 0);
    assert_trend(&trends.lists[0].list[1], "Claude Code", 20, 0);
}

/* With all days new there is nothing to hold them against. */
static void test_days_before_may_have_no_items(void **state)
{
    struct td_trends trends = find(*state, false, 365, 10);
    assert_int_equal(trends.recent_items, BEFORE + RECENT);
    assert_int_equal(trends.before_items, 0);
    assert_int_equal(trends.lists[1].count, 0);
    assert_trend(&trends.lists[0].list[0], "Claude Code", 20, 0); /* none stands out: by name */
    assert_trend(&trends.lists[0].list[1], "Cobol", BEFORE / 2, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_stands_out_most_comes_first_and_parts_of_it_are_left_out),
        cmocka_unit_test(test_what_was_sampled_is_counted_exactly),
        cmocka_unit_test(test_no_more_terms_are_named_than_were_asked_for),
        cmocka_unit_test(test_days_before_may_have_no_items),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
