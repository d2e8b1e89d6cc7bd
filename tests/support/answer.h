/* A query answered as tidings search answers it, from its text to its first hits, but for the
 * words on stderr. */
#ifndef TD_TESTS_ANSWER_H
#define TD_TESTS_ANSWER_H

#include "search/search.h"

struct answer {
    struct td_query query;
    struct td_item_set set;
    struct td_matches matches;
};

/* All of it lives in the arena. */
TD_CHECKED enum td_code answer(struct td_store *store, struct td_arena *arena, struct td_slice text,
                               struct answer *ret_answer, struct td_error *err);

/* Likewise, but the hits are not read: only which items come first. */
TD_CHECKED enum td_code answer_numbers(struct td_store *store, struct td_arena *arena,
                                       struct td_slice text, struct answer *ret_answer,
                                       struct td_error *err);

#endif
