/* Counts what a program asks for, and makes chosen ones fail: allocations, calls of SQLite. */
#ifndef TD_TESTS_COUNTER_H
#define TD_TESTS_COUNTER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct counter {
    atomic_bool is_counting;
    atomic_ulong counted;
    unsigned long failing;
    bool fails_for_good;
    uint32_t *ways;
    size_t way_count;
};

/* From now on those of all threads are counted, from 1; that of this number fails (0: none), and
 * with `for_good` so do all after it. */
void counter_begin(struct counter *counter, unsigned long failing, bool for_good);

/* Writes down of the first `max` by which way the program came to each: a hash of its own calls,
 * not of those within libraries. */
void counter_trace(struct counter *counter, uint32_t *ret_ways, size_t max);

/* Nothing fails from now on. How many were counted. */
unsigned long counter_end(struct counter *counter);

/* Counts one more where counting has begun: whether it is to fail. */
bool counter_fails(struct counter *counter);

#endif
