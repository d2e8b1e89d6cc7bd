/* The values of one key in the order in which they are shown. Internal to stats. */
#ifndef TD_STATS_COUNT_AXIS_H
#define TD_STATS_COUNT_AXIS_H

#include "stats/count_data.h"
#include "stats/counts.h"

#define NO_PLACE UINT32_MAX /* an enum holds no number over INT_MAX */

struct count_axis {
    struct td_count_value *values; /* in order, the rest last */
    size_t count;
    uint32_t *places;  /* of each of the key's numbers: into values, or NO_PLACE */
    uint32_t *numbers; /* those that have a place, by place */
    size_t number_count;
};

struct count_order {
    enum td_count_sort sort;
    int64_t top;     /* < 0: all */
    bool wants_days; /* first and last of each value, and its posts; to sort by them, too */
};

TD_CHECKED enum td_code count_axis_make(struct count_data *data, const struct count_key *key,
                                        struct count_order order, struct count_axis *ret_axis,
                                        struct td_error *err);

#endif
