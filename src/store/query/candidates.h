/* Which items may be among the best, told before all scores are reckoned: as soon as all phrases
 * that are left, which add little, bring nobody else among these, others are not looked at, and
 * where these are few the phrases are not either (Turtle and Flood, "Query Evaluation: Strategies
 * and Optimizations", 1995). For rank.c only. */
#ifndef TD_STORE_QUERY_CANDIDATES_H
#define TD_STORE_QUERY_CANDIDATES_H

#include "store/query/ranking.h"

/* Whether that can be, and is worth the while: how many are found must be known without it. */
bool td_candidates_are_told(const struct td_ranking *r, size_t limit);

/* Leaves in `found` those that may be among the best `limit`. Their sums lack some phrases. */
TD_CHECKED enum td_code td_candidates_find(struct td_ranking *r, size_t limit,
                                           struct td_error *err);

#endif
