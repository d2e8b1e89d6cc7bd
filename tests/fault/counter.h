/* Counts what a program asks for, and makes chosen ones fail: allocations, calls of SQLite. */
#ifndef TD_TESTS_COUNTER_H
#define TD_TESTS_COUNTER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

enum {
    TRACE_FIRSTS_MAX = 1 << 16,
    TRACE_PROGRAM_MAX_BYTES = 1 << 24,
};

/* Which calls of the program lead to what is counted, and what was counted when one of them did so
 * for the first time. Calls within libraries are not looked at. In memory that processes share. */
struct trace {
    atomic_ulong count;
    unsigned long firsts[TRACE_FIRSTS_MAX];
    atomic_bool is_seen[TRACE_PROGRAM_MAX_BYTES]; /* a call of the program, by its address */
};

struct counter {
    atomic_bool is_counting;
    atomic_ulong counted;
    unsigned long failing;
    bool fails_for_good;
    struct trace *trace; /* NULL: none */
};

/* From now on those of all threads are counted, from 1; that of this number fails (0: none), and
 * with `for_good` so do all after it. */
void counter_begin(struct counter *counter, unsigned long failing, bool for_good);

/* From the next beginning on, adds to the trace. */
void counter_trace(struct counter *counter, struct trace *trace);

/* Nothing fails from now on. How many were counted. */
unsigned long counter_end(struct counter *counter);

/* Counts one more where counting has begun: whether it is to fail. */
bool counter_fails(struct counter *counter);

#endif
