/* A calendar that stands still: today is Sunday, 2025-12-07, eight hours east of UTC. */
#ifndef TD_TESTS_CALENDAR_H
#define TD_TESTS_CALENDAR_H

#include "search/dates.h"

static inline int64_t test_midnight(void *context, int64_t day)
{
    (void)context;
    return day * 86400 - INT64_C(8) * 3600;
}

static const struct td_calendar test_calendar = {.today = 20429, .midnight = test_midnight};

#endif
