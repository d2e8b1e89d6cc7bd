/* Periods as people name them. Today is Sunday, 2025-12-07. */
#include "base/calendar.h"
#include "search/dates.h"
#include "support/calendar.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

static void write_bound(const struct td_day_bound *bound, char *text)
{
    struct td_civil_day civil = td_civil_from_days(bound->day);
    if (bound->is_given)
        sprintf(text + strlen(text), "%04u-%02u-%02u", civil.year % 10000, civil.month % 100,
                civil.day % 100);
}

static void assert_period_at(const struct td_calendar *calendar, const char *text,
                             const char *expected)
{
    struct td_period period;
    char found[40] = "";
    if (!td_period_parse(td_slice_of(text), calendar, &period))
        fail_msg("%s is no period", text);
    write_bound(&period.first, found);
    strcat(found, "..");
    write_bound(&period.last, found);
    if (strcmp(found, expected) != 0)
        fail_msg("%s is %s, not %s", text, found, expected);
}

static void assert_period(const char *text, const char *expected)
{
    assert_period_at(&test_calendar, text, expected);
}

static void test_a_year_a_month_and_a_day_are_their_days(void **state)
{
    (void)state;
    assert_period("2025", "2025-01-01..2025-12-31");
    assert_period("2025-12", "2025-12-01..2025-12-31");
    assert_period("2024-02", "2024-02-01..2024-02-29");
    assert_period("2025-2", "2025-02-01..2025-02-28");
    assert_period("2025-12-07", "2025-12-07..2025-12-07");
    assert_period("2025/12/7", "2025-12-07..2025-12-07");
    assert_period("2025.12", "2025-12-01..2025-12-31");
    assert_period("0001", "0001-01-01..0001-12-31");
    assert_period("9999", "9999-01-01..9999-12-31");
    assert_period("2025年", "2025-01-01..2025-12-31");
    assert_period("2025年2月", "2025-02-01..2025-02-28");
    assert_period("2025年12月7日", "2025-12-07..2025-12-07");
    assert_period("２０２５年１２月７号", "2025-12-07..2025-12-07");
}

static void test_a_week_and_a_quarter_are_as_counts_name_them(void **state)
{
    (void)state;
    assert_period("2025-W50", "2025-12-08..2025-12-14");
    assert_period("2025w1", "2024-12-30..2025-01-05");
    assert_period("2020-W53", "2020-12-28..2021-01-03");
    assert_period("2025-Q4", "2025-10-01..2025-12-31");
    assert_period("2025q1", "2025-01-01..2025-03-31");
    assert_period("2025-Q2..2025-W40", "2025-04-01..2025-10-05");
}

static void test_a_month_without_year_is_the_latest(void **state)
{
    (void)state;
    assert_period("12月", "2025-12-01..2025-12-31");
    assert_period("11月", "2025-11-01..2025-11-30");
    assert_period("十二月", "2025-12-01..2025-12-31");
    assert_period("十月", "2025-10-01..2025-10-31");
    assert_period("二月", "2025-02-01..2025-02-28");
    assert_period("12月7日", "2025-12-07..2025-12-07");
    assert_period("12月8日", "2024-12-08..2024-12-08");
    assert_period("2月29日", "2024-02-29..2024-02-29");
}

static void test_words_are_reckoned_from_today(void **state)
{
    (void)state;
    assert_period("today", "2025-12-07..2025-12-07");
    assert_period("今天", "2025-12-07..2025-12-07");
    assert_period("Yesterday", "2025-12-06..2025-12-06");
    assert_period("昨日", "2025-12-06..2025-12-06");
    assert_period("前天", "2025-12-05..2025-12-05");
    assert_period("this-week", "2025-12-01..2025-12-07");
    assert_period("本周", "2025-12-01..2025-12-07");
    assert_period("這週", "2025-12-01..2025-12-07");
    assert_period("last-week", "2025-11-24..2025-11-30");
    assert_period("上星期", "2025-11-24..2025-11-30");
    assert_period("上上周", "2025-11-17..2025-11-23");
    assert_period("本月", "2025-12-01..2025-12-31");
    assert_period("last_month", "2025-11-01..2025-11-30");
    assert_period("上個月", "2025-11-01..2025-11-30");
    assert_period("今年", "2025-01-01..2025-12-31");
    assert_period("去年", "2024-01-01..2024-12-31");
    assert_period("前年", "2023-01-01..2023-12-31");
}

static void test_the_last_so_many_end_today(void **state)
{
    (void)state;
    assert_period("1d", "2025-12-07..2025-12-07");
    assert_period("7d", "2025-12-01..2025-12-07");
    assert_period("７天", "2025-12-01..2025-12-07");
    assert_period("最近7天", "2025-12-01..2025-12-07");
    assert_period("2w", "2025-11-24..2025-12-07");
    assert_period("1m", "2025-11-08..2025-12-07");
    assert_period("3个月", "2025-09-08..2025-12-07");
    assert_period("1y", "2024-12-08..2025-12-07");
    assert_period("9999y", "0001-01-08..2025-12-07");
}

static void test_the_first_of_the_year_looks_back_into_the_last(void **state)
{
    (void)state;
    struct td_calendar calendar = {.today = 20454}; /* Thursday, 2026-01-01 */
    assert_period_at(&calendar, "yesterday", "2025-12-31..2025-12-31");
    assert_period_at(&calendar, "this-week", "2025-12-29..2026-01-04");
    assert_period_at(&calendar, "last-month", "2025-12-01..2025-12-31");
    assert_period_at(&calendar, "12月", "2025-12-01..2025-12-31");
    assert_period_at(&calendar, "1月", "2026-01-01..2026-01-31");
    assert_period_at(&calendar, "1m", "2025-12-02..2026-01-01");
}

static void test_no_day_lies_outside_of_the_calendar(void **state)
{
    (void)state;
    struct td_calendar first = {.today = TD_FIRST_DAY}, last = {.today = TD_LAST_DAY};
    assert_period_at(&first, "yesterday", "0001-01-01..0001-01-01");
    assert_period_at(&first, "7d", "0001-01-01..0001-01-01");
    assert_period_at(&last, "this-week", "9999-12-27..9999-12-31");
}

static void test_a_range_takes_the_first_and_the_last_day(void **state)
{
    (void)state;
    assert_period("2025-12-01..2025-12-07", "2025-12-01..2025-12-07");
    assert_period("2024..2025-02", "2024-01-01..2025-02-28");
    assert_period("..2025", "..2025-12-31");
    assert_period("2025..", "2025-01-01..");
    assert_period("去年..昨天", "2024-01-01..2025-12-06");
    assert_period("2026..2025-11", "2025-11-01..2026-12-31");
}

static void test_what_names_no_period_is_refused(void **state)
{
    (void)state;
    const char *const texts[] = {"",           "25",         "2025-",
                                 "2025-13",    "2025-00",    "0000",
                                 "20251",      "2025-02-30", "-2025",
                                 "2025--12",   "..",         "2025...",
                                 "0d",         "7",          "7x",
                                 "13月",       "0月",        "2月30日",
                                 "月",         "年",         "2025年13月",
                                 "someday",    "12345d",     "2025-12-071",
                                 "2025-1-1-1", "2025-12.01", "99999999999999999999d",
                                 "12月7",      "12月0日",    "12月x日",
                                 "12月7月",    "7日",        "2025年12月7日8",
                                 "2025-W53",   "2025-W00",   "2025-Q0",
                                 "2025-Q5",    "0000-W10",   "202-W10",
                                 "2025-W501",  "2025-W5x",   "2025-X50"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct td_period period = {.first.day = 42};
        if (td_period_parse(td_slice_of(texts[i]), &test_calendar, &period))
            fail_msg("%s is a period", texts[i]);
        assert_int_equal(period.first.day, 42);
    }
}

static void test_only_words_are_reckoned_by_the_readers_clock(void **state)
{
    (void)state;
    struct td_period period;
    assert_true(td_period_parse(TD_SLICE("2025-12..昨天"), &test_calendar, &period));
    assert_false(period.first.is_reckoned);
    assert_true(period.last.is_reckoned);
    assert_true(td_period_parse(TD_SLICE("12月"), &test_calendar, &period));
    assert_false(period.first.is_reckoned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_year_a_month_and_a_day_are_their_days),
        cmocka_unit_test(test_a_week_and_a_quarter_are_as_counts_name_them),
        cmocka_unit_test(test_a_month_without_year_is_the_latest),
        cmocka_unit_test(test_words_are_reckoned_from_today),
        cmocka_unit_test(test_the_last_so_many_end_today),
        cmocka_unit_test(test_the_first_of_the_year_looks_back_into_the_last),
        cmocka_unit_test(test_no_day_lies_outside_of_the_calendar),
        cmocka_unit_test(test_a_range_takes_the_first_and_the_last_day),
        cmocka_unit_test(test_what_names_no_period_is_refused),
        cmocka_unit_test(test_only_words_are_reckoned_by_the_readers_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
