/* Sums and products of what comes from outside: past the ends of int64_t they are the end. */
#ifndef TD_BASE_CAPPED_H
#define TD_BASE_CAPPED_H

#include <stdint.h>

static inline int64_t td_capped_sum(int64_t a, int64_t b)
{
    int64_t sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return a < 0 ? INT64_MIN : INT64_MAX;
}

static inline int64_t td_capped_product(int64_t a, int64_t b)
{
    int64_t product = 0;
    if (!__builtin_mul_overflow(a, b, &product))
        return product;
    return (a < 0) == (b < 0) ? INT64_MAX : INT64_MIN;
}

#endif
