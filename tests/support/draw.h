/* Numbers drawn at random, the same in every run. */
#ifndef TD_TESTS_DRAW_H
#define TD_TESTS_DRAW_H

#include <stdint.h>

/* The next number, of 24 bits. */
static inline uint32_t draw_number(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static inline uint32_t draw_below(uint32_t *seed, uint32_t limit)
{
    return draw_number(seed) % limit;
}

#endif
