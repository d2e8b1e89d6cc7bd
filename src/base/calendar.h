/* Days counted from 1970-01-01 in the proleptic Gregorian calendar, and the seconds of a day:
 * arithmetic shared by reading, writing and counting dates, and by periods of a query. */
#ifndef TD_BASE_CALENDAR_H
#define TD_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

enum {
    TD_SECONDS_PER_DAY = 86400,
    TD_FIRST_DAY = -719162, /* 0001-01-01 */
    TD_LAST_DAY = 2932896,  /* 9999-12-31 */
    TD_DAYS_OF_WEEK = 7,
};

struct td_civil_day {
    unsigned year; /* 1 to 9999 */
    unsigned month;
    unsigned day;
};

/* Whether the calendar has the day. */
bool td_civil_is_real(struct td_civil_day civil);

unsigned td_civil_month_days(unsigned year, unsigned month);

/* For days that the calendar has; from TD_FIRST_DAY to TD_LAST_DAY. */
int64_t td_civil_to_days(struct td_civil_day civil);
struct td_civil_day td_civil_from_days(int64_t days);

/* The Monday of the day's week. */
int64_t td_civil_monday(int64_t day);

/* The Monday of a year's week by ISO 8601: the first has the year's first Thursday. False, with
 * *ret_monday untouched, where the year (1 to 9999) has no such week. */
bool td_civil_week_monday(unsigned year, unsigned week, int64_t *ret_monday);

#endif
