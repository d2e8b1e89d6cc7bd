/* A search from words to hits. */
#ifndef TD_SEARCH_SEARCH_H
#define TD_SEARCH_SEARCH_H

#include "search/query.h"
#include "search/relax.h"
#include "store/query/item_query.h"
#include "store/query/rank.h"

struct td_search_request {
    const struct td_item_set *set; /* from td_query_select; NULL: the query finds nothing */
    struct td_relaxed *relaxed;    /* from td_query_relax; NULL: only what holds all */
    enum td_sort sort;
    bool is_unique;         /* the first of each story */
    int64_t limit;          /* any; < 0: all */
    int64_t offset;         /* any from 0 on */
    int64_t half_life_days; /* by relevance: a post's score halves in this time; 0: never */
    int64_t now;            /* seconds since 1970 UTC, for that */
};

/* Puts the items of the request's set, which is what the query finds, in order. By relevance, a
 * query without words gives the newest first.
 *
 * Behind them come, in the same order, the items of the relaxed set that hold at least a share
 * (docs/ranking.md) of the query's weight, marked is_partial; that set is narrowed to them. By
 * relevance they stand among the others, by score, where a long Han run was cut into words; but
 * items that have the run in one piece come before all. */
TD_CHECKED enum td_code td_search(struct td_store *store, struct td_arena *arena,
                                  const struct td_query *query,
                                  const struct td_search_request *request,
                                  struct td_matches *ret_matches, struct td_error *err);

/* The phrases that the items are ranked by (terms.h). */
TD_CHECKED enum td_code td_search_phrases(struct td_arena *arena, const struct td_query *query,
                                          const struct td_search_request *request,
                                          struct td_rank_phrase **ret_phrases, size_t *ret_count,
                                          struct td_error *err);

/* Reads match number `index`, with its snippet, into the arena. */
TD_CHECKED enum td_code td_search_read_hit(struct td_store *store, struct td_arena *arena,
                                           const struct td_query *query,
                                           const struct td_search_request *request,
                                           const struct td_matches *matches, size_t index,
                                           struct td_hit *ret_hit, struct td_error *err);

#endif
