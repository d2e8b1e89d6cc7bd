/* A command of tidings in a process of its own, in which a chosen allocation fails. */
#ifndef TD_TESTS_APART_H
#define TD_TESTS_APART_H

#include <stdbool.h>
#include <stdint.h>

enum { RUN_WAYS_MAX = 1 << 16 };

/* What a run came to. */
struct run {
    int exit; /* less than 0: a signal's number */
    unsigned long allocations;
    long held;      /* allocations that were not freed */
    char *out;      /* ended by NUL; of the run */
    char *err;      /* the same */
    uint32_t *ways; /* of a traced run, by which each of the first RUN_WAYS_MAX allocations came */
    struct told *told; /* by the process */
};

/* Whether the program was built to count what it reaches. */
bool runs_are_counted(void);

void run_init(struct run *run);
void run_release(struct run *run);

/* Runs `tidings --archive archive.db ARGUMENTS`, which end with NULL, in the current folder. The
 * allocation `failing` fails (0: none), and with `for_good` all after it. */
void run_apart(const char *const *arguments, unsigned long failing, bool for_good, struct run *run);

/* The same with no failure, tracing (allocations.h). */
void run_traced(const char *const *arguments, struct run *run);

#endif
