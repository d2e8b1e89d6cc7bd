/* The values of a key before they are put in order. Internal to stats. */
#ifndef TD_STATS_COUNT_ENTRY_H
#define TD_STATS_COUNT_ENTRY_H

#include "stats/counts.h"

struct count_entry {
    struct td_count_value value;
    uint32_t number; /* of the key; UINT32_MAX: fills a gap */
    int32_t period;  /* time only */
    int32_t first;   /* days of its oldest and newest item; TD_PERIOD_NONE: none is dated */
    int32_t last;
    enum td_count_sort sort; /* the same for all that are sorted together */
    bool is_time;
};

/* For qsort on pointers to entries. No two entries are equal. */
int count_entry_compare(const void *a, const void *b);

#endif
