#include "store/query/score.h"

#include <math.h>

/* Bold phrases are part of the summary: its length is theirs. */
static unsigned text_of(unsigned field)
{
    return field == TD_RANK_EMPHASIS ? TD_RANK_SUMMARY : field;
}

void td_score_begin(struct td_score *ret_score, const struct td_rank_weights *weights,
                    int64_t items, const int64_t token_counts[TD_RANK_FIELDS])
{
    struct td_score score = {.weights = weights};
    double count = items > 0 ? (double)items : 1, all = 0;
    for (unsigned field = 0; field < TD_RANK_FIELDS; field++) {
        double tokens = (double)token_counts[text_of(field)];
        if (field != TD_RANK_EMPHASIS)
            all += tokens;
        score.per_token[field] = tokens > 0 ? weights->fields[field].b * count / tokens : 0;
    }
    score.per_token_all = all > 0 ? weights->b * count / all : 0;
    *ret_score = score;
}

double td_score_idf(int64_t of, int64_t items)
{
    double with = (double)of, all = (double)items;
    return log(1 + (all - with + 0.5) / (with + 0.5));
}

double td_score_count_any(const struct td_score *score, const struct td_posting *posting,
                          uint64_t lengths)
{
    const struct td_rank_weights *weights = score->weights;
    double count = 0, k1 = weights->k1;
    for (unsigned field = 0; field < TD_RANK_FIELDS; field++) {
        if (posting->counts[field] > 0)
            count += posting->counts[field] *
                     (weights->fields[field].weight /
                      td_score_divisor(score, field, td_lengths_of(lengths, text_of(field))));
    }
    if (weights->b > 0) {
        double all = 0;
        for (unsigned field = 0; field < TD_RANK_EMPHASIS; field++)
            all += td_lengths_of(lengths, field);
        k1 *= 1 - weights->b + score->per_token_all * all;
    }
    return (weights->k1 + 1) * count / (count + k1);
}
