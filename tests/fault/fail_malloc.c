/* Preloaded into a program (LD_PRELOAD), makes one allocation fail, or all from one on:
 *   FAIL_ALLOCATION=N    the Nth allocation of the process fails (0, or not set: none)
 *   FAIL_FOREVER=1       and so do all after it
 *   COUNT_ALLOCATIONS=F  at the end, the number of allocations is written to the file F */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* glibc's own names for its allocator. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static atomic_ulong allocations; /* of all threads */
static unsigned long failing;
static bool forever;
static int count_file = -1; /* opened at the start: later the program has fenced itself in */

__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("FAIL_ALLOCATION");
    failing = number != NULL ? strtoul(number, NULL, 10) : 0;
    forever = getenv("FAIL_FOREVER") != NULL;
    const char *path = getenv("COUNT_ALLOCATIONS");
    if (path != NULL)
        count_file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void end(void)
{
    if (count_file < 0)
        return;
    dprintf(count_file, "%lu\n", atomic_load(&allocations));
    close(count_file);
}

static bool fails(void)
{
    unsigned long number = atomic_fetch_add(&allocations, 1) + 1;
    bool now = failing != 0 && (number == failing || (forever && number > failing));
    if (now)
        errno = ENOMEM;
    return now;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}
