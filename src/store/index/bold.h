/* Which phrases an item's summary has in bold. For this layer only. */
#ifndef TD_STORE_INDEX_BOLD_H
#define TD_STORE_INDEX_BOLD_H

#include "store/index/rank_phrase.h"
#include "text/stem.h"

/* The bold phrases of an item. */
struct td_bold {
    struct td_phrase *lines;
    struct td_phrase *stems; /* the same, each word as its stem; NULL without a stemmer */
    size_t count;
};

/* Takes the lines of `emphasis`, one bold phrase each, apart. What is read lives in the arena;
 * `stemmer` may be NULL. */
TD_CHECKED enum td_code td_bold_read(struct td_arena *arena, struct td_slice emphasis,
                                     struct td_stemmer *stemmer, struct td_bold *ret_bold,
                                     struct td_error *err);

/* How often the phrase stands within one of them. */
unsigned td_bold_count(const struct td_bold *bold, const struct td_rank_phrase *phrase);

#endif
