#include "fault/allocations.h"

#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED
#define REAL(name) __interceptor_##name
const bool allocations_are_sanitized = true;
#else
#define REAL(name) __libc_##name
const bool allocations_are_sanitized = false;
#endif

extern void *REAL(malloc)(size_t size);
extern void *REAL(calloc)(size_t count, size_t size);
extern void *REAL(realloc)(void *old, size_t size);
extern void REAL(free)(void *memory);

static atomic_bool is_counting;
static atomic_ulong counted;
static atomic_long held;
static unsigned long failing_number;
static bool fails_for_good;

enum { CALLS_MAX = 64 };

static uint32_t *ways;
static size_t way_count;

void allocations_trace(uint32_t *ret_ways, size_t max)
{
    void *call;
    (void)backtrace(&call, 1); /* which loads a library first */
    ways = ret_ways;
    way_count = max;
}

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

void allocations_begin(unsigned long failing, bool for_good)
{
    failing_number = failing;
    fails_for_good = for_good;
    atomic_store(&counted, 0);
    atomic_store(&held, 0);
    atomic_store(&is_counting, true);
}

unsigned long allocations_end(void)
{
    atomic_store(&is_counting, false);
    return atomic_load(&counted);
}

long allocations_held(void)
{
    return atomic_load(&held);
}

static bool fails(void)
{
    if (!atomic_load(&is_counting))
        return false;
    unsigned long number = atomic_fetch_add(&counted, 1) + 1;
    bool now = failing_number != 0 &&
               (number == failing_number || (fails_for_good && number > failing_number));
    if (number <= way_count)
        ways[number - 1] = way_here();
    if (now)
        errno = ENOMEM;
    return now;
}

static void *keep(void *memory)
{
    if (memory != NULL)
        atomic_fetch_add(&held, 1);
    return memory;
}

static void *resize(void *old, size_t size)
{
    if (fails())
        return NULL;
    void *memory = REAL(realloc)(old, size);
    return old == NULL ? keep(memory) : memory;
}

static char *copy(const char *text, size_t len)
{
    char *memory = fails() ? NULL : keep(REAL(malloc)(len + 1));
    if (memory != NULL) {
        memcpy(memory, text, len);
        memory[len] = '\0';
    }
    return memory;
}

void *malloc(size_t size)
{
    return fails() ? NULL : keep(REAL(malloc)(size));
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : keep(REAL(calloc)(count, size));
}

void *realloc(void *old, size_t size)
{
    return resize(old, size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return resize(old, bytes);
}

/* The sanitizer's do not come by its malloc. */
char *strdup(const char *text)
{
    return copy(text, strlen(text));
}

char *strndup(const char *text, size_t size)
{
    return copy(text, strnlen(text, size));
}

void free(void *memory)
{
    if (memory != NULL)
        atomic_fetch_sub(&held, 1);
    REAL(free)(memory);
}
