#include "fault/allocations.h"

#include "base/sanitized.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if TD_IS_SANITIZED
#define REAL(name) __interceptor_##name
#else
#define REAL(name) __libc_##name
#endif

extern void *REAL(malloc)(size_t size);
extern void *REAL(calloc)(size_t count, size_t size);
extern void *REAL(realloc)(void *old, size_t size);
extern void REAL(free)(void *memory);

struct counter allocation_counter;
static atomic_long held;

void allocations_begin(unsigned long failing, bool for_good)
{
    atomic_store(&held, 0);
    counter_begin(&allocation_counter, failing, for_good);
}

unsigned long allocations_end(void)
{
    return counter_end(&allocation_counter);
}

long allocations_held(void)
{
    return atomic_load(&held);
}

static _Thread_local bool is_spared; /* what is asked for now */

static bool fails(void)
{
    bool now = !is_spared && counter_fails(&allocation_counter);
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

#if TD_IS_SANITIZED
/* The sanitizer asks for this where a thread begins, and ends the program where it gets none. */
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
    int (*real)(pthread_t, pthread_attr_t *) = NULL;
    is_spared = true;
    void *found = dlsym(RTLD_NEXT, "pthread_getattr_np");
    memcpy(&real, &found, sizeof real);
    int code = real(thread, attributes);
    is_spared = false;
    return code;
}
#endif
