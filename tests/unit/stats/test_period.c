#include "stats/period.h"
#include "support/cmocka.h"

#include "base/calendar.h"

static int32_t day(unsigned year, unsigned month, unsigned of_month)
{
    return (int32_t)td_civil_to_days(
        (struct td_civil_day){.year = year, .month = month, .day = of_month});
}

static void assert_period(enum td_period_kind kind, int32_t of_day, const char *expected)
{
    char text[TD_PERIOD_TEXT_BYTES];
    td_period_format(kind, td_period_of(kind, of_day, 9), text);
    assert_string_equal(text, expected);
}

static void test_periods_of_a_day_have_their_names(void **state)
{
    (void)state;
    assert_period(TD_PERIOD_YEAR, day(2025, 12, 7), "2025");
    assert_period(TD_PERIOD_QUARTER, day(2025, 12, 7), "2025-Q4");
    assert_period(TD_PERIOD_MONTH, day(2025, 12, 7), "2025-12");
    assert_period(TD_PERIOD_DAY, day(2025, 12, 7), "2025-12-07");
    assert_period(TD_PERIOD_WEEKDAY, day(2025, 12, 7), "Sunday");
    assert_period(TD_PERIOD_HOUR, day(2025, 12, 7), "09");
}

static void test_a_week_has_the_year_of_its_thursday(void **state)
{
    (void)state;
    assert_period(TD_PERIOD_WEEK, day(2024, 12, 29), "2024-W52");
    assert_period(TD_PERIOD_WEEK, day(2024, 12, 30), "2025-W01");
    assert_period(TD_PERIOD_WEEK, day(2021, 1, 3), "2020-W53");
    assert_period(TD_PERIOD_WEEK, day(1, 1, 1), "0001-W01");
    assert_period(TD_PERIOD_WEEK, day(9999, 12, 31), "9999-W52");
}

static void test_periods_follow_each_other_over_all_days(void **state)
{
    (void)state;
    for (int kind = TD_PERIOD_YEAR; kind <= TD_PERIOD_DAY; kind++) {
        int32_t before = td_period_of((enum td_period_kind)kind, TD_FIRST_DAY, 0);
        for (int32_t at = TD_FIRST_DAY + 1; at <= TD_LAST_DAY; at++) {
            int32_t period = td_period_of((enum td_period_kind)kind, at, 0);
            assert_true(period == before || period == before + 1);
            before = period;
        }
    }
}

static void test_what_has_no_date_or_time_has_no_period(void **state)
{
    (void)state;
    assert_int_equal(td_period_of(TD_PERIOD_MONTH, TD_PERIOD_NONE, 9), TD_PERIOD_NONE);
    assert_int_equal(td_period_of(TD_PERIOD_HOUR, 0, TD_PERIOD_NO_HOUR), TD_PERIOD_NONE);
    assert_int_equal(td_period_of(TD_PERIOD_DAY, 0, TD_PERIOD_NO_HOUR), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods_of_a_day_have_their_names),
        cmocka_unit_test(test_a_week_has_the_year_of_its_thursday),
        cmocka_unit_test(test_periods_follow_each_other_over_all_days),
        cmocka_unit_test(test_what_has_no_date_or_time_has_no_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
