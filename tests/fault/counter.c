#include "fault/counter.h"

#include <execinfo.h>

enum { CALLS_MAX = 64 };

/* The linker's. */
extern const char program_begin __asm__("__executable_start"), program_end __asm__("etext");

/* Never inlined: the sanitizer allocates by these functions before it can watch over an array in
 * them. */
__attribute__((noinline)) static bool is_first_here(struct trace *trace)
{
    void *calls[CALLS_MAX];
    int count = backtrace(calls, CALLS_MAX);
    bool is_first = false;
    for (int i = 0; i < count; i++) {
        const char *call = calls[i];
        if (call >= &program_begin && call < &program_end &&
            call - &program_begin < TRACE_PROGRAM_MAX_BYTES &&
            !atomic_exchange(&trace->is_seen[call - &program_begin], true))
            is_first = true;
    }
    return is_first;
}

static void add_to_trace(struct trace *trace, unsigned long number)
{
    if (!is_first_here(trace))
        return;
    unsigned long at = atomic_fetch_add(&trace->count, 1);
    if (at < TRACE_FIRSTS_MAX)
        trace->firsts[at] = number;
}

void counter_begin(struct counter *counter, unsigned long failing, bool for_good)
{
    counter->failing = failing;
    counter->fails_for_good = for_good;
    atomic_store(&counter->counted, 0);
    atomic_store(&counter->is_counting, true);
}

void counter_trace(struct counter *counter, struct trace *trace)
{
    void *call;
    (void)backtrace(&call, 1); /* which loads a library first */
    counter->trace = trace;
}

unsigned long counter_end(struct counter *counter)
{
    atomic_store(&counter->is_counting, false);
    return atomic_load(&counter->counted);
}

/* The sanitizer allocates before it can look at what a pointer leads to. */
__attribute__((no_sanitize_address)) bool counter_fails(struct counter *counter)
{
    if (!atomic_load(&counter->is_counting))
        return false;
    unsigned long number = atomic_fetch_add(&counter->counted, 1) + 1;
    if (counter->trace != NULL)
        add_to_trace(counter->trace, number);
    return counter->failing != 0 &&
           (number == counter->failing || (counter->fails_for_good && number > counter->failing));
}
