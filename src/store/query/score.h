/* BM25F, the formula of rank.h: what a phrase's occurrences in an item are worth. For this layer
 * only. */
#ifndef TD_STORE_QUERY_SCORE_H
#define TD_STORE_QUERY_SCORE_H

#include "store/index/postings.h"
#include "store/query/rank.h"

/* Weights, fitted to how long the archive's texts are. */
struct td_score {
    const struct td_rank_weights *weights;
    double per_token[TD_RANK_FIELDS]; /* b / average length */
    double per_token_all;
};

/* token_counts: of each field, in all of the index's `items`. */
void td_score_begin(struct td_score *ret_score, const struct td_rank_weights *weights,
                    int64_t items, const int64_t token_counts[TD_RANK_FIELDS]);

/* How rare a phrase is that `of` of `items` hold, never below 0 (as Lucene reckons it). */
double td_score_idf(int64_t of, int64_t items);

/* What the phrase's damped count is multiplied by; its idf is known. */
static inline double td_score_worth(const struct td_rank_phrase *phrase)
{
    return (phrase->weight + phrase->more_weight) * phrase->idf;
}

/* The damped count of a phrase in an item, 0 to k1 + 1, to be multiplied by the phrase's weight and
 * idf. `lengths` are the item's (lengths.h). */
double td_score_count(const struct td_score *score, const struct td_posting *posting,
                      uint64_t lengths);

#endif
