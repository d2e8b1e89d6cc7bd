#include "fault/counter.h"

#include <execinfo.h>

enum { CALLS_MAX = 64 };

/* The linker's. */
extern const char program_begin __asm__("__executable_start"), program_end __asm__("etext");

/* FNV-1a over the calls that lie in the program itself. Never inlined: the sanitizer allocates by
 * these functions before it can watch over an array in them. */
__attribute__((noinline)) static uint32_t way_here(void)
{
    void *calls[CALLS_MAX];
    int count = backtrace(calls, CALLS_MAX);
    uint32_t way = 2166136261U;
    for (int i = 0; i < count; i++) {
        const char *call = calls[i];
        if (call >= &program_begin && call < &program_end)
            way = (way ^ (uint32_t)(uintptr_t)call) * 16777619U;
    }
    return way;
}

void counter_begin(struct counter *counter, unsigned long failing, bool for_good)
{
    counter->failing = failing;
    counter->fails_for_good = for_good;
    atomic_store(&counter->counted, 0);
    atomic_store(&counter->is_counting, true);
}

void counter_trace(struct counter *counter, uint32_t *ret_ways, size_t max)
{
    void *call;
    (void)backtrace(&call, 1); /* which loads a library first */
    counter->ways = ret_ways;
    counter->way_count = max;
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
    if (number <= counter->way_count)
        counter->ways[number - 1] = way_here();
    return counter->failing != 0 &&
           (number == counter->failing || (counter->fails_for_good && number > counter->failing));
}
