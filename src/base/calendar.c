#include "base/calendar.h"

enum {
    DAYS_PER_ERA = 146097,      /* 400 years */
    DAYS_FROM_MARCH_0 = 719468, /* from 0000-03-01 to 1970-01-01 */
    FROM_MONDAY =
        3, /* days from a Monday to 1970-01-01, and to the day that gives a week its year */
};

static bool is_leap(unsigned year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

unsigned td_civil_month_days(unsigned year, unsigned month)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool td_civil_is_real(struct td_civil_day civil)
{
    return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 &&
           civil.day >= 1 && civil.day <= td_civil_month_days(civil.year, civil.month);
}

/* The year begins in March here, so that the leap day comes last. */
int64_t td_civil_to_days(struct td_civil_day civil)
{
    unsigned year = civil.month <= 2 ? civil.year - 1 : civil.year;
    unsigned year_of_era = year % 400;
    unsigned day_of_year = (153 * ((civil.month + 9) % 12) + 2) / 5 + civil.day - 1;
    unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int64_t)(year / 400) * DAYS_PER_ERA + day_of_era - DAYS_FROM_MARCH_0;
}

struct td_civil_day td_civil_from_days(int64_t days)
{
    unsigned shifted = (unsigned)(days + DAYS_FROM_MARCH_0);
    unsigned era = shifted / DAYS_PER_ERA;
    unsigned day_of_era = shifted % DAYS_PER_ERA;
    unsigned year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned month_from_march = (5 * day_of_year + 2) / 153;

    struct td_civil_day civil;
    civil.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    civil.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    civil.year = era * 400 + year_of_era + (civil.month <= 2 ? 1 : 0);
    return civil;
}

int64_t td_civil_monday(int64_t day)
{
    int64_t weekday = (day + FROM_MONDAY) % TD_DAYS_OF_WEEK;
    return day - (weekday < 0 ? weekday + TD_DAYS_OF_WEEK : weekday);
}

bool td_civil_week_monday(unsigned year, unsigned week, int64_t *ret_monday)
{
    struct td_civil_day fourth = {.year = year, .month = 1, .day = 4}; /* is always in week 1 */
    if (year < 1 || year > 9999 || week < 1)
        return false;
    int64_t monday =
        td_civil_monday(td_civil_to_days(fourth)) + ((int64_t)week - 1) * TD_DAYS_OF_WEEK;
    if (td_civil_from_days(monday + FROM_MONDAY).year != year)
        return false;
    *ret_monday = monday;
    return true;
}
