#include "stats/period.h"

#include "base/calendar.h"

#include <stdio.h>

enum {
    QUARTERS = 4,
    MONTHS = 12,
    MONTHS_OF_QUARTER = 3,
    HOURS = 24,
    MONDAY = 3,   /* days from a Monday to 1970-01-01, a Thursday */
    THURSDAY = 3, /* days from a week's Monday to the day that gives the week its year */
};

/* Weeks are counted from that of 1970-01-01. */
static int32_t week_of(int32_t day)
{
    return ((int32_t)td_civil_monday(day) + MONDAY) / TD_DAYS_OF_WEEK;
}

int32_t td_period_of(enum td_period_kind kind, int32_t day, int hour)
{
    if (day == TD_PERIOD_NONE)
        return TD_PERIOD_NONE;
    if (kind == TD_PERIOD_DAY)
        return day;
    if (kind == TD_PERIOD_HOUR)
        return hour == TD_PERIOD_NO_HOUR ? TD_PERIOD_NONE : hour;
    if (kind == TD_PERIOD_WEEK)
        return week_of(day);
    if (kind == TD_PERIOD_WEEKDAY)
        return day - (int32_t)td_civil_monday(day);

    struct td_civil_day civil = td_civil_from_days(day);
    int32_t year = (int32_t)civil.year;
    int32_t month = (int32_t)civil.month - 1;
    if (kind == TD_PERIOD_YEAR)
        return year;
    return kind == TD_PERIOD_QUARTER ? year * QUARTERS + month / MONTHS_OF_QUARTER
                                     : year * MONTHS + month;
}

static void format_week(int32_t week, char *ret_text)
{
    int32_t thursday = week * TD_DAYS_OF_WEEK - MONDAY + THURSDAY;
    struct td_civil_day civil = td_civil_from_days(thursday);
    int32_t new_year =
        (int32_t)td_civil_to_days((struct td_civil_day){.year = civil.year, .month = 1, .day = 1});
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%04u-W%02d", civil.year,
             (thursday - new_year) / TD_DAYS_OF_WEEK + 1);
}

static void format_day(int32_t day, char *ret_text)
{
    struct td_civil_day civil = td_civil_from_days(day);
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%04u-%02u-%02u", civil.year, civil.month, civil.day);
}

static void format_year(int32_t year, char *ret_text)
{
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%04d", year);
}

static void format_quarter(int32_t quarter, char *ret_text)
{
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%04d-Q%d", quarter / QUARTERS,
             quarter % QUARTERS + 1);
}

static void format_month(int32_t month, char *ret_text)
{
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%04d-%02d", month / MONTHS, month % MONTHS + 1);
}

static void format_weekday(int32_t weekday, char *ret_text)
{
    static const char *const names[TD_DAYS_OF_WEEK] = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%s", names[weekday]);
}

static void format_hour(int32_t hour, char *ret_text)
{
    snprintf(ret_text, TD_PERIOD_TEXT_BYTES, "%02d", hour);
}

void td_period_format(enum td_period_kind kind, int32_t period, char ret_text[TD_PERIOD_TEXT_BYTES])
{
    static void (*const formats[])(int32_t period, char *ret_text) = {
        [TD_PERIOD_YEAR] = format_year,       [TD_PERIOD_QUARTER] = format_quarter,
        [TD_PERIOD_MONTH] = format_month,     [TD_PERIOD_WEEK] = format_week,
        [TD_PERIOD_DAY] = format_day,         [TD_PERIOD_HOUR] = format_hour,
        [TD_PERIOD_WEEKDAY] = format_weekday,
    };
    formats[kind](period, ret_text);
}

int32_t td_period_cycle(enum td_period_kind kind)
{
    if (kind == TD_PERIOD_WEEKDAY)
        return TD_DAYS_OF_WEEK;
    return kind == TD_PERIOD_HOUR ? HOURS : 0;
}
