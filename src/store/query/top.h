/* The best of many items. For this layer only.
 *
 * Better is a higher score; of equal ones the item of the newer post, then the higher number.
 * Posts' dates are dear to read, so they are read at the end, of those items that they decide
 * about. */
#ifndef TD_STORE_QUERY_TOP_H
#define TD_STORE_QUERY_TOP_H

#include "store/query/rank.h"

struct td_top_item {
    double score;
    int64_t item;
    int64_t epoch; /* of its post */
    bool has_epoch;
};

struct td_top {
    struct td_store *store;
    struct td_column *posts; /* made when a date is first asked for */
    struct td_arena *arena;
    double half_life_seconds; /* 0: posts do not age */
    int64_t now;
    struct td_top_item *list;
    size_t count;
    size_t capacity;
    size_t limit;
    double least; /* what scores less is behind the limit */
    int64_t offered;
};

void td_top_begin(struct td_top *top, struct td_store *store, struct td_arena *arena,
                  const struct td_rank_request *request);

TD_CHECKED enum td_code td_top_offer(struct td_top *top, int64_t item, double score,
                                     struct td_error *err);

/* The same of a score that has been aged. */
TD_CHECKED enum td_code td_top_offer_aged(struct td_top *top, int64_t item, double score,
                                          struct td_error *err);

/* Makes a score less by the age of the item's post. */
TD_CHECKED enum td_code td_top_age(struct td_top *top, int64_t item, double *score,
                                   struct td_error *err);

/* The best that were offered, the best first; equal scores in any order unless `in_order`. total
 * counts all that were offered. */
TD_CHECKED enum td_code td_top_take(struct td_top *top, struct td_arena *arena, bool in_order,
                                    struct td_matches *ret_matches, struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_top_release(struct td_top *top);

#endif
