/* Which words and pairs of characters a text has, as bits of their hashes: how alike two texts are.
 * For this layer only. */
#ifndef TD_STORE_QUERY_SKETCH_H
#define TD_STORE_QUERY_SKETCH_H

#include <stdint.h>

enum { TD_SKETCH_BITS = 1 << 14 }; /* eight for each token that passages look at */

struct td_sketch {
    uint64_t words[TD_SKETCH_BITS / 64];
};

/* One that is zeroed is of an empty text. */
void td_sketch_add(struct td_sketch *sketch, uint64_t hash);

/* 0 to 1: the cosine of the two as vectors, what both have over the geometric mean of what each
 * has. 0 where one is empty. */
double td_sketch_likeness(const struct td_sketch *a, const struct td_sketch *b);

#endif
