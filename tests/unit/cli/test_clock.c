#include "support/cmocka.h"

#include "base/calendar.h"
#include "cli/clock.h"

#include <stdlib.h>
#include <time.h>

static void assert_midnight(const char *zone, struct td_civil_day civil, int64_t expected)
{
    assert_int_equal(setenv("TZ", zone, 1), 0);
    struct td_calendar calendar = td_clock_calendar();
    assert_int_equal(calendar.midnight(calendar.context, td_civil_to_days(civil)), expected);
}

static void test_days_begin_where_the_reader_is(void **state)
{
    const struct td_civil_day day = {2025, 12, 7};
    const int64_t utc = 1765065600;
    (void)state;
    assert_midnight("UTC", day, utc);
    assert_midnight("CST-8", day, utc - INT64_C(8) * 3600);
    assert_midnight("NST3:30", day, utc + INT64_C(3) * 3600 + 1800);
}

/* Where clocks go forward at midnight on the first Sunday of November, it begins at one. */
static void test_a_day_without_midnight_begins_when_it_begins(void **state)
{
    (void)state;
    assert_midnight("BRT3BRST2,M11.1.0/0,M2.3.0/0", (struct td_civil_day){2025, 11, 2}, 1762052400);
    assert_midnight("BRT3BRST2,M11.1.0/0,M2.3.0/0", (struct td_civil_day){2025, 11, 3}, 1762135200);
}

static void test_behind_the_last_day_there_is_no_end(void **state)
{
    struct td_calendar calendar = td_clock_calendar();
    (void)state;
    assert_true(calendar.midnight(calendar.context, TD_LAST_DAY) < INT64_MAX);
    assert_true(calendar.midnight(calendar.context, TD_LAST_DAY + 1) == INT64_MAX);
}

static void test_today_is_the_readers(void **state)
{
    (void)state;
    assert_int_equal(setenv("TZ", "WEST23:59", 1), 0);
    int64_t west = td_clock_calendar().today;
    assert_int_equal(setenv("TZ", "EAST-23:59", 1), 0);
    int64_t east = td_clock_calendar().today;
    assert_true(east - west >= 1 && east - west <= 2);
    assert_in_range(time(NULL) / TD_SECONDS_PER_DAY - west, 0, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_begin_where_the_reader_is),
        cmocka_unit_test(test_a_day_without_midnight_begins_when_it_begins),
        cmocka_unit_test(test_behind_the_last_day_there_is_no_end),
        cmocka_unit_test(test_today_is_the_readers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
