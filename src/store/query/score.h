/* BM25F, the formula of rank.h: what a phrase's occurrences in an item are worth. For this layer
 * only. */
#ifndef TD_STORE_QUERY_SCORE_H
#define TD_STORE_QUERY_SCORE_H

#include "store/index/lengths.h"
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

/* What td_score_count does, whichever fields have the phrase, whatever the weights. */
double td_score_count_any(const struct td_score *score, const struct td_posting *posting,
                          uint64_t lengths);

/* What the field's weight is divided by for an occurrence in it, given its length. */
static inline double td_score_divisor(const struct td_score *score, unsigned field, double length)
{
    return 1 - score->weights->fields[field].b + score->per_token[field] * length;
}

/* The damped count of a phrase in an item, 0 to k1 + 1, to be multiplied by the phrase's weight and
 * idf. `lengths` are the item's (lengths.h). Nearly always the summary alone has it, and one
 * division will do. */
static inline double td_score_count(const struct td_score *score, const struct td_posting *posting,
                                    uint64_t lengths)
{
    const struct td_rank_weights *weights = score->weights;
    const uint8_t *counts = posting->counts;
    if (weights->b > 0 ||
        (counts[TD_RANK_TITLE] | counts[TD_RANK_AUTHOR] | counts[TD_RANK_EMPHASIS]) != 0)
        return td_score_count_any(score, posting, lengths);
    double length = td_lengths_of(lengths, TD_RANK_SUMMARY);
    double count = counts[TD_RANK_SUMMARY] * weights->fields[TD_RANK_SUMMARY].weight;
    double divisor = td_score_divisor(score, TD_RANK_SUMMARY, length);
    return (weights->k1 + 1) * count / (count + weights->k1 * divisor);
}

#endif
