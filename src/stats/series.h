/* Several terms over time, side by side: a cross table of terms down and periods across, whose
 * shares are of all items of a period. */
#ifndef TD_STATS_SERIES_H
#define TD_STATS_SERIES_H

#include "base/arena.h"
#include "store/item_set.h"
#include "store/query/count_table.h"
#include "store/store.h"

enum { TD_SERIES_MAX = 50 }; /* terms side by side */

struct td_series_request {
    const struct td_item_set *all;  /* what shares are of; NULL: all items but those of drafts */
    const struct td_slice *terms;   /* what the rows are called */
    const struct td_item_set *sets; /* what holds each term */
    size_t count;                   /* at most TD_SERIES_MAX */
    enum td_count_key period;       /* a key of time that goes on: TD_KEY_MONTH, … */
};

/* An item may hold several terms, so rows do not add up to the total, which is that of all items.
 * Everything lives in the arena. */
TD_CHECKED enum td_code td_stats_series(struct td_store *store, struct td_arena *arena,
                                        const struct td_series_request *request,
                                        struct td_count_table *ret_table, struct td_error *err);

#endif
