/* The reader's clock and time zone (TZ), for periods such as last-week. */
#ifndef TD_CLI_CLOCK_H
#define TD_CLI_CLOCK_H

#include "search/dates.h"

/* Today, and when days begin where the program runs. Needs no context. */
struct td_calendar td_clock_calendar(void);

/* A clock for how long things take: seconds since some moment. */
double td_clock_seconds(void);

#endif
