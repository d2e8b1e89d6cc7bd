/* The best items looked at once more, for what is too dear to count in every item that is found:
 * which phrases are bold, single characters, what stands close together (passage.h), and how like
 * the best item it is (sketch.h). For this layer only. */
#ifndef TD_STORE_QUERY_RERANK_H
#define TD_STORE_QUERY_RERANK_H

#include "store/index/lengths.h"
#include "store/query/score.h"

struct td_rerank {
    struct td_store *store;
    struct td_arena *arena;
    const struct td_rank_request *request;
    const struct td_posting_list *const *lists; /* one a phrase of the request */
    const struct td_score *score;
    struct td_lengths *lengths;
    int64_t item_count; /* of the archive */
};

/* How many matches to find so that the best of them can be told. */
int64_t td_rerank_limit(int64_t limit);

/* Adds to the score of the first TD_RANK_DEPTH matches what they are worth beyond it, puts these in
 * order anew, and cuts the list to what the request asks for. */
TD_CHECKED enum td_code td_rerank(const struct td_rerank *rerank, struct td_matches *matches,
                                  struct td_error *err);

/* The posting of an item; NULL where it does not hold the phrase. */
const struct td_posting *td_posting_find(const struct td_posting_list *list, int64_t item);

#endif
