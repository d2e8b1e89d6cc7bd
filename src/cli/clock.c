#include "cli/clock.h"

#include "base/calendar.h"

#include <time.h>

static int64_t midnight(void *context, int64_t day)
{
    (void)context;
    if (day > TD_LAST_DAY)
        return INT64_MAX;
    struct td_civil_day civil = td_civil_from_days(day);
    struct tm local = {
        .tm_year = (int)civil.year - 1900,
        .tm_mon = (int)civil.month - 1,
        .tm_mday = (int)civil.day,
        .tm_isdst = -1,
    };
    return mktime(&local); /* where that midnight is skipped, the moment the day begins */
}

struct td_calendar td_clock_calendar(void)
{
    time_t now = time(NULL);
    struct tm local = {0};
    tzset();
    (void)localtime_r(&now, &local);
    struct td_civil_day civil = {
        .year = (unsigned)local.tm_year + 1900,
        .month = (unsigned)local.tm_mon + 1,
        .day = (unsigned)local.tm_mday,
    };
    return (struct td_calendar){.today = td_civil_to_days(civil), .midnight = midnight};
}

double td_clock_seconds(void)
{
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
