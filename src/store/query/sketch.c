#include "store/query/sketch.h"

#include <math.h>

enum { WORDS = TD_SKETCH_BITS / 64 };

/* The upper bits of the product depend on all bits of the hash. */
static const uint64_t spread = 0x9E3779B97F4A7C15;

void td_sketch_add(struct td_sketch *sketch, uint64_t hash)
{
    uint64_t bit = (hash * spread >> 32) % TD_SKETCH_BITS;
    sketch->words[bit / 64] |= (uint64_t)1 << bit % 64;
}

double td_sketch_likeness(const struct td_sketch *a, const struct td_sketch *b)
{
    int in_a = 0, in_b = 0, in_both = 0;
    for (int i = 0; i < WORDS; i++) {
        in_a += __builtin_popcountll(a->words[i]);
        in_b += __builtin_popcountll(b->words[i]);
        in_both += __builtin_popcountll(a->words[i] & b->words[i]);
    }
    return in_both > 0 ? in_both / sqrt((double)in_a * in_b) : 0;
}
