#include "support/cmocka.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECONDS_PER_DAY = 86400 };

static bool parse(const char *text, struct td_date *ret)
{
    return td_date_parse(td_slice_of(text), ret);
}

static void assert_written(const char *text, const char *wanted)
{
    struct td_date date;
    char written[TD_DATE_TEXT_BYTES];
    assert_true(parse(text, &date));
    td_date_format(&date, written);
    assert_string_equal(written, wanted);
}

static unsigned days_in(unsigned year, unsigned month)
{
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2)
        return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void assert_day(unsigned year, unsigned month, unsigned day, int64_t wanted_days)
{
    char text[TD_DATE_TEXT_BYTES];
    char written[TD_DATE_TEXT_BYTES];
    struct td_date date;

    (void)snprintf(text, sizeof(text), "%04u-%02u-%02u", year, month, day);
    assert_true(parse(text, &date));
    assert_true(date.epoch_seconds == wanted_days * SECONDS_PER_DAY);
    td_date_format(&date, written);
    assert_string_equal(written, text);
}

static void test_every_day_of_9999_years_follows_the_one_before_and_comes_back(void **state)
{
    (void)state;
    int64_t days = -719162; /* from 0001-01-01 to 1970-01-01 */

    for (unsigned year = 1; year <= 9999; year++) {
        for (unsigned month = 1; month <= 12; month++) {
            for (unsigned day = 1; day <= days_in(year, month); day++)
                assert_day(year, month, day, days++);
        }
    }
}

static void test_a_day_that_no_calendar_has_is_refused(void **state)
{
    (void)state;
    const char *texts[] = {"2025-02-30", "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01",
                           "2025-00-10", "2025-01-00", "2025-01-32", "0000-01-01"};
    struct td_date date;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_false(parse(texts[i], &date));
    assert_true(parse("2000-02-29", &date));
}

/* tests/data/dates.tsv: what is written, and what is read of it ("none": nothing). */
static void test_every_written_form_of_the_table_is_read(void **state)
{
    (void)state;
    char path[4096];
    char line[256];
    size_t count = 0;
    (void)snprintf(path, sizeof(path), "%s/dates.tsv", getenv("TD_TESTS_DATA"));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof(line), file) != NULL) {
        struct td_date date;
        char written[TD_DATE_TEXT_BYTES] = "none";
        char *tab = strchr(line, '\t');
        assert_non_null(tab);
        tab[strcspn(tab, "\n")] = '\0';
        *tab = '\0';
        if (parse(line, &date))
            td_date_format(&date, written);
        if (strcmp(written, tab + 1) != 0)
            fail_msg("'%s' is read as %s, not %s", line, written, tab + 1);
        count++;
    }
    (void)fclose(file);
    assert_true(count > 30);
}

static void test_blanks_round_a_date_do_not_count(void **state)
{
    (void)state;
    assert_written("\t 2015-04-05 \n", "2015-04-05");
}

static void test_an_odd_offset_is_kept(void **state)
{
    (void)state;
    struct td_date date;

    assert_written("2025-12-07T00:00:19+08:06", "2025-12-07T00:00:19+08:06");
    assert_written("2025-12-07T00:00:19+23:59", "2025-12-07T00:00:19+23:59");
    assert_written("2025-12-07T00:00:19-00:01", "2025-12-07T00:00:19-00:01");
    assert_true(parse("1970-01-01T08:06:01+08:06", &date));
    assert_int_equal(date.epoch_seconds, 1);
    assert_int_equal(date.offset_minutes, 486);
    assert_false(parse("2025-12-07T00:00:19+24:00", &date));
    assert_false(parse("2025-12-07T00:00:19+08:60", &date));
}

static void test_a_time_without_offset_reads_as_utc_and_says_so(void **state)
{
    (void)state;
    struct td_date date;
    assert_true(parse("1970-01-02 00:00:01", &date));
    assert_int_equal(date.epoch_seconds, SECONDS_PER_DAY + 1);
    assert_true(date.has_time);
    assert_false(date.has_offset);
}

static const char *const no_dates[] = {"",
                                       "2025",
                                       "2025-12",
                                       "2025-12-",
                                       "25-12-07",
                                       "12025-12-07",
                                       "2025-12/07",
                                       "2025 12 07",
                                       "2015-04-5x",
                                       "2015-04-05Z",
                                       "2025-12-07T",
                                       "2025-12-07T05:4",
                                       "2025120",
                                       "7 Dez 2025",
                                       "Decem 7, 2025",
                                       "Dec 7",
                                       "2025年12月",
                                       "2025-12-07T24:00:00Z",
                                       "2025-12-07T05:60:00Z",
                                       "2025-12-07T05:44:60Z",
                                       "2025-12-07T05:44:39.Z",
                                       "2025-12-07T05:44:39+8",
                                       "2025-12-07T05:44:39+08:0",
                                       "2025-12-07T05:44:39 CST",
                                       "2025-12-07T05:44:39Zz",
                                       "2025-12-07T 05:44",
                                       "+2025-12-07",
                                       "-2025-12-07",
                                       "{{ .Date }}",
                                       "二〇二五",
                                       "2025-123-07",
                                       "2025-12-x",
                                       "12-25-",
                                       "12-x-2025",
                                       "123-12-2025",
                                       "12-2025",
                                       "7-8-2025",
                                       "13-14-2025",
                                       "0-0-2025",
                                       "25-12-25",
                                       "2025年12",
                                       "2025年12月7",
                                       "Sunday",
                                       "Dec 7, 25"};

static void test_all_else_is_refused_and_nothing_is_touched(void **state)
{
    (void)state;
    struct td_date date = {.epoch_seconds = 42};

    for (size_t i = 0; i < sizeof(no_dates) / sizeof(no_dates[0]); i++)
        assert_false(parse(no_dates[i], &date));
    assert_false(td_date_parse(TD_SLICE("2025-12-07\0"), &date));
    assert_false(td_date_parse(TD_SLICE_NONE, &date));
    assert_int_equal(date.epoch_seconds, 42);
}

/* As the date that the first `len` bytes are, "" where they are none, with `behind` behind them. */
static void read_beginning(const char *whole, size_t len, char behind, char *ret_written)
{
    char part[64];
    struct td_date date;
    memcpy(part, whole, len);
    memset(part + len, behind, sizeof part - len);
    ret_written[0] = '\0';
    if (td_date_parse((struct td_slice){part, len}, &date))
        td_date_format(&date, ret_written);
}

static void test_what_stands_behind_the_beginning_of_a_date_changes_nothing(void **state)
{
    (void)state;
    const char whole[] = "2025-12-07T00:00:19.874+08:00";
    char with_digits[TD_DATE_TEXT_BYTES], with_blanks[TD_DATE_TEXT_BYTES];
    size_t read = 0;

    for (size_t len = 0; len < sizeof(whole); len++) {
        read_beginning(whole, len, '5', with_digits);
        read_beginning(whole, len, ' ', with_blanks);
        assert_string_equal(with_digits, with_blanks);
        read += with_digits[0] != '\0';
    }
    assert_true(read > 1);
}

typedef bool (*find_fn)(struct td_slice text, struct td_date *ret);

static void assert_found_by(find_fn find, const char *text, const char *wanted)
{
    struct td_date date;
    char written[TD_DATE_TEXT_BYTES] = "none";
    if (find(td_slice_of(text), &date))
        td_date_format(&date, written);
    assert_string_equal(written, wanted);
}

static void assert_found(const char *name, const char *wanted)
{
    assert_found_by(td_date_find_in_name, name, wanted);
}

static void test_a_day_in_a_name_is_found_between_non_digits(void **state)
{
    (void)state;
    assert_found("2025.12.07.00", "2025-12-07");
    assert_found("weekly-2025_12_07-b", "2025-12-07");
    assert_found("20251207", "2025-12-07");
    assert_found("news2025-12-07.md", "2025-12-07");
    assert_found("2025-02-30 then 2025-03-01", "2025-03-01");
    assert_found("120251207", "none");
    assert_found("202512071", "none");
    assert_found("2025-12.07", "none");
    assert_found("2025-1-7", "2025-01-07");
    assert_found("2025.1.7", "none");
    assert_found("2020-12-9-this-week", "2020-12-09");
    assert_found("2025年12月7日 周报", "2025-12-07");
    assert_found("issue-20240526", "2024-05-26");
    assert_found("issue-402", "none");
    assert_found("12345678", "none");
    assert_found("26-06-10-not-much", "none");
    assert_found("2025.12.071", "none");
    assert_found("2025.12.7", "none");
    assert_found("2025.12-07", "none");
    assert_found("2025-12-x", "none");
}

static void test_a_day_in_a_name_is_of_these_centuries(void **state)
{
    (void)state;
    assert_found("1899-12-31", "none");
    assert_found("1900-01-01", "1900-01-01");
    assert_found("2199-12-31", "2199-12-31");
    assert_found("2200-01-01", "none");
    assert_found("2200年1月1日", "none");
}

static void test_a_month_in_a_name_may_be_a_word(void **state)
{
    (void)state;
    assert_found("12-2025-12-0", "none");
    assert_found("2024Sept09.md", "2024-09-09");
    assert_found("week-in-news-july-24-2021.md", "2021-07-24");
    assert_found("Week Ending October 1, 2023", "2023-10-01");
    assert_found("24_Jul_2021", "2021-07-24");
    assert_found("may-2021", "none");
    assert_found("dismay-24-2021", "none");
    assert_found("2021Feb30", "none");
    assert_found("2021Mayor7", "none");
    assert_found("marking 3 2021", "none");
    assert_found("202512", "none");
    assert_found("2025123", "none");
    assert_found("2025-x-07", "none");
    assert_found("2025_12-07", "none");
    assert_found("2021Jul", "none");
    assert_found("2021Jul123", "none");
    assert_found("24-Jul", "none");
    assert_found("24-Jul-21", "none");
    assert_found("24-Jul-20211", "none");
    assert_found("Jul-x-2021", "none");
    assert_found("Jul-24-21", "none");
    assert_found("", "none");
}

/* Of 200,000 separators each was once looked at from each. */
static void test_separators_are_looked_at_once(void **state)
{
    (void)state;
    enum { SEPARATORS = 200000 };
    static char name[SEPARATORS + 11];
    memset(name, '-', sizeof name - 1);
    name[0] = 'x';
    assert_found(name, "none");
    memcpy(name + SEPARATORS, "7-dec-2025", sizeof "7-dec-2025");
    assert_found(name, "2025-12-07");
    assert_found("7--------dec--------2025", "2025-12-07");
    assert_found("7---------dec-2025", "none");
    assert_found("7-dec---------2025", "none");
}

static void assert_week(const char *text, const char *wanted)
{
    assert_found_by(td_date_find_week, text, wanted);
}

static void test_a_week_is_dated_by_its_sunday(void **state)
{
    (void)state;
    assert_week("2026-W33", "2026-08-16");
    assert_week("weekly/2026w03-report.md", "2026-01-18");
    assert_week("2020-W53", "2021-01-03");
    assert_week("2021-W1", "2021-01-10");
    assert_week("2021-W53 2021-W52", "2022-01-02");
    assert_week("云周报 2026年第33周", "2026-08-16");
    assert_week("2026年第33期", "none");
    assert_week("2026年W33", "none");
    assert_week("2026第33周", "none");
    assert_week("2026-W00", "none");
    assert_week("2026-W333", "none");
    assert_week("2026-33", "none");
    assert_week("12026-W33", "none");
    assert_week("1899-W33", "none");
    assert_week("2200-W01", "none");
    assert_week("2026-W", "none");
    assert_week("", "none");
}

static void assert_found_in_folders(const char *path, const char *wanted)
{
    assert_found_by(td_date_find_in_folders, path, wanted);
}

static void test_a_day_in_folders_is_found_where_they_lead_to_the_file(void **state)
{
    (void)state;
    assert_found_in_folders("2019/05/08.md", "2019-05-08");
    assert_found_in_folders("/news/2019/05/08", "2019-05-08");
    assert_found_in_folders("news/2019/05-08.md", "2019-05-08");
    assert_found_in_folders("2019/05/05-08.md", "2019-05-08");
    assert_found_in_folders("2019-05/08.markdown", "2019-05-08");
    assert_found_in_folders("2019/05/08/index.md", "2019-05-08");
    assert_found_in_folders("2019-05-08/index.md", "2019-05-08");
    assert_found_in_folders("2019/0508.md", "2019-05-08");
    assert_found_in_folders("2019/May/08.md", "2019-05-08");
    assert_found_in_folders("2019-05-08-news/index.md", "2019-05-08");
    assert_found_in_folders("2019-05-08-news/more/index.md", "none");
    assert_found_in_folders("2019/0532.md", "none");
    assert_found_in_folders("2019/05081.md", "none");
    assert_found_in_folders("2019/issue/08.md", "none");
    assert_found_in_folders("2019/05/31.1.md", "none");
    assert_found_in_folders("2019/02/30.md", "none");
    assert_found_in_folders("2019/05/8.md", "none");
    assert_found_in_folders("2019/05/10-things.md", "none");
    assert_found_in_folders("2019/05/05.md", "2019-05-05");
    assert_found_in_folders("2019/05/05", "2019-05-05");
    assert_found_in_folders("2019/05/05.", "2019-05-05");
    assert_found_in_folders("2019/05/05-06-07.md", "none");
    assert_found_in_folders("2019/issue-12.md", "none");
    assert_found_in_folders("2019/12.md", "none");
    assert_found_in_folders("2019/05/08/more/index.md", "none");
    assert_found_in_folders("12019/05/08.md", "none");
    assert_found_in_folders("", "none");
    assert_found_in_folders("/", "none");
}

static void assert_ms(int64_t epoch_ms, const char *wanted)
{
    char written[TD_DATE_TEXT_BYTES];
    td_date_format_ms(epoch_ms, written);
    assert_string_equal(written, wanted);
}

static void assert_seconds(int64_t epoch_seconds, const char *wanted)
{
    char written[TD_DATE_TEXT_BYTES];
    td_date_format_seconds(epoch_seconds, written);
    assert_string_equal(written, wanted);
}

static void test_milliseconds_are_written_in_utc(void **state)
{
    (void)state;
    assert_ms(0, "1970-01-01T00:00:00.000Z");
    assert_ms(1765032312345, "2025-12-06T14:45:12.345Z");
    assert_ms(-1, "1969-12-31T23:59:59.999Z");
    assert_ms(INT64_MAX, "9999-12-31T23:59:59.807Z");
    assert_ms(INT64_MIN, "0001-01-01T00:00:00.192Z");
    assert_seconds(1765032312, "2025-12-06T14:45:12.000Z");
    assert_seconds(-1, "1969-12-31T23:59:59.000Z");
    assert_seconds(INT64_MAX, "9999-12-31T23:59:59.000Z");
    assert_seconds(INT64_MIN, "0001-01-01T00:00:00.000Z");
}

static void test_no_number_of_seconds_overflows(void **state)
{
    (void)state;
    char written[TD_DATE_TEXT_BYTES];
    struct td_date date = {INT64_MAX, INT32_MAX, true, true};

    td_date_format(&date, written);
    assert_string_equal(written, "9999-12-31T23:59:59+23:59");
    date = (struct td_date){INT64_MIN, INT32_MIN, true, true};
    td_date_format(&date, written);
    assert_string_equal(written, "0001-01-01T00:00:00-23:59");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day_of_9999_years_follows_the_one_before_and_comes_back),
        cmocka_unit_test(test_a_day_that_no_calendar_has_is_refused),
        cmocka_unit_test(test_every_written_form_of_the_table_is_read),
        cmocka_unit_test(test_blanks_round_a_date_do_not_count),
        cmocka_unit_test(test_an_odd_offset_is_kept),
        cmocka_unit_test(test_a_time_without_offset_reads_as_utc_and_says_so),
        cmocka_unit_test(test_all_else_is_refused_and_nothing_is_touched),
        cmocka_unit_test(test_what_stands_behind_the_beginning_of_a_date_changes_nothing),
        cmocka_unit_test(test_a_day_in_a_name_is_found_between_non_digits),
        cmocka_unit_test(test_a_day_in_a_name_is_of_these_centuries),
        cmocka_unit_test(test_a_month_in_a_name_may_be_a_word),
        cmocka_unit_test(test_separators_are_looked_at_once),
        cmocka_unit_test(test_a_week_is_dated_by_its_sunday),
        cmocka_unit_test(test_a_day_in_folders_is_found_where_they_lead_to_the_file),
        cmocka_unit_test(test_milliseconds_are_written_in_utc),
        cmocka_unit_test(test_no_number_of_seconds_overflows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
