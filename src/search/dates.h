/* Periods as people name them: 2025, 2025-12-07, 2025-W50, 2025-12-01..2025-12-07, ..2025, 7d,
 * today, last-week, 昨天, 上个月, 12月. docs/query.md has all of them.
 *
 * A period that is written out (2025-12) means posts dated so, by each post's own clock, as output
 * and counts show it. One reckoned from today (7d, last-week) means what appeared since a midnight
 * of the reader. */
#ifndef TD_SEARCH_DATES_H
#define TD_SEARCH_DATES_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* The reader's clock. Days are numbered from 1970-01-01, which is 0. */
struct td_calendar {
    int64_t today;
    /* The moment the day begins where the reader is, in seconds since 1970 UTC. */
    int64_t (*midnight)(void *context, int64_t day);
    void *context;
};

/* One end of a period. */
struct td_day_bound {
    bool is_given;
    bool is_reckoned; /* from today */
    int64_t day;      /* the first, or the last that belongs to the period */
};

struct td_period {
    struct td_day_bound first;
    struct td_day_bound last;
};

/* False, with *ret untouched, where the text names no period. A period that ends before it begins
 * is turned round. */
bool td_period_parse(struct td_slice text, const struct td_calendar *calendar,
                     struct td_period *ret);

#endif
