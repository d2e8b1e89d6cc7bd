/* A ranking under way: the lists of its phrases, and what items are worth by them so far. For
 * rank.c and what it calls. */
#ifndef TD_STORE_QUERY_RANKING_H
#define TD_STORE_QUERY_RANKING_H

#include "store/index/lengths.h"
#include "store/index/postings.h"
#include "store/query/rank.h"
#include "store/query/score.h"

struct td_ranking {
    const struct td_rank_request *request;
    const struct td_posting_list *lists[TD_RANK_MAX_PHRASES]; /* of the phrases */
    size_t passed[TD_RANK_MAX_PHRASES];                       /* of each, before the item in hand */
    int64_t item_count;                                       /* of the whole index */
    int64_t token_counts[TD_RANK_FIELDS];                     /* likewise, of each field */
    struct td_lengths lengths;
    struct td_score score;
    const struct td_item_set *set; /* only items of it; NULL: any */
    double *scores;                /* by item number, where there are several phrases */
    double highest;                /* of the scores */
    float *weights;                /* that an item holds; NULL: not asked for */
    double least_weight;           /* that it must hold */
    struct td_item_set found;
};

/* Reads the lists. The request and the store are borrowed; `r` is zeroed, and to be released in any
 * case. */
TD_CHECKED enum td_code td_ranking_begin(struct td_ranking *r, struct td_store *store,
                                         struct td_arena *arena, struct td_rank_request *request,
                                         struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_ranking_release(struct td_ranking *r);

/* Makes room for sums. Where items must hold a share of the weight, those that do are in
 * `ret_narrowed`, and only they are asked for from now on. */
TD_CHECKED enum td_code td_ranking_make_sums(struct td_ranking *r, struct td_store *store,
                                             struct td_arena *arena,
                                             struct td_item_set *ret_narrowed,
                                             struct td_error *err);

/* Adds what the phrase is worth to the sums of all items that are asked for. */
TD_CHECKED enum td_code td_ranking_add(struct td_ranking *r, size_t index, struct td_error *err);

/* The score of one item, its phrases in their order. Items come in theirs. */
TD_CHECKED enum td_code td_ranking_score(struct td_ranking *r, int64_t item, double *ret_score,
                                         struct td_error *err);

enum { TD_RANKING_NEAR = 12 }; /* postings that are looked at before some are passed over */

/* Goes to the next posting from place *at on that is asked for, since lists are of all the
 * archive's items; false where there is none. */
static inline bool td_ranking_next(const struct td_ranking *r, const struct td_posting_list *list,
                                   size_t *at)
{
    size_t near = *at + TD_RANKING_NEAR;
    while (r->set != NULL && *at < list->count && !td_item_set_has(r->set, list->list[*at].item)) {
        if (++*at < near || *at == list->count)
            continue;
        int64_t next = td_item_set_next(r->set, list->list[*at].item);
        *at = next < 0 ? list->count : td_postings_seek(list, *at, next);
        near = *at + TD_RANKING_NEAR;
    }
    return *at < list->count;
}

#endif
