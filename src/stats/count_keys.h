/* The keys that items are counted by, as rows of one table. */
#ifndef TD_STATS_COUNT_KEYS_H
#define TD_STATS_COUNT_KEYS_H

#include "base/error.h"
#include "stats/period.h"
#include "store/query/count_table.h"

enum { TD_COUNT_KEYS_MAX = 2 }; /* of one count */

struct td_count_key_row {
    const char *name;           /* as in --by author */
    const char *missing;        /* what items without a value lack */
    enum td_period_kind period; /* of a time: its value is the period of an item's post */
    bool is_time;
    bool has_many; /* it is one of several, the post's categories */
};

extern const struct td_count_key_row td_count_keys[TD_KEY_COUNT];

/* Reads KEY or KEY,KEY. TD_ERR_USAGE: an unknown key, the same twice, or more than two. */
TD_CHECKED enum td_code td_count_keys_parse(struct td_slice text,
                                            enum td_count_key ret_keys[TD_COUNT_KEYS_MAX],
                                            size_t *ret_count, struct td_error *err);

struct td_count_axis td_count_axis_of(enum td_count_key key);

#endif
