/* Stretches of time that items are counted by. A period is a number: consecutive ones follow each
 * other, so gaps are seen and filled. Weeks are those of ISO 8601 (from Monday; the first one of a
 * year holds its first Thursday). Pure: nothing here reads the clock or a time zone. */
#ifndef TD_STATS_PERIOD_H
#define TD_STATS_PERIOD_H

#include <stdint.h>

enum td_period_kind {
    TD_PERIOD_YEAR,
    TD_PERIOD_QUARTER,
    TD_PERIOD_MONTH,
    TD_PERIOD_WEEK,
    TD_PERIOD_DAY,
    TD_PERIOD_WEEKDAY, /* 0 (Monday) to 6 */
    TD_PERIOD_HOUR,    /* 0 to 23 */
};

enum {
    TD_PERIOD_TEXT_BYTES = 40, /* room for any period in words, NUL included */
    TD_PERIOD_NONE = INT32_MIN,
    TD_PERIOD_NO_HOUR = -1,
};

/* The period of a day (since 1970-01-01) and an hour (0 to 23). TD_PERIOD_NONE where the day is
 * TD_PERIOD_NONE, and for TD_PERIOD_HOUR where the hour is TD_PERIOD_NO_HOUR. */
int32_t td_period_of(enum td_period_kind kind, int32_t day, int hour);

/* 2025, 2025-Q4, 2025-12, 2025-W49, 2025-12-07, Sunday, 09 */
void td_period_format(enum td_period_kind kind, int32_t period,
                      char ret_text[TD_PERIOD_TEXT_BYTES]);

/* How many periods come round again and again: 7, 24; 0 for those that go on. */
int32_t td_period_cycle(enum td_period_kind kind);

#endif
