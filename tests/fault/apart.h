/* A command of tidings in a process of its own, in which something chosen fails. */
#ifndef TD_TESTS_APART_H
#define TD_TESTS_APART_H

#include "fault/counter.h"

/* What a run came to. */
struct run {
    int exit;              /* less than 0: a signal's number */
    unsigned long counted; /* of what could fail */
    long held;             /* allocations that were not freed */
    char *out;             /* ended by NUL; of the run */
    char *err;             /* the same */
    struct told *told;     /* by the process */
};

/* Whether the program was built to count what it reaches. */
bool runs_are_counted(void);

void run_init(struct run *run);
void run_release(struct run *run);

/* What fails in a run: the `number`-th of what is counted (0: none), and with `for_good` all after.
 */
struct failing {
    struct counter *counter;
    unsigned long number;
    bool for_good;
};

/* Runs `tidings --archive archive.db ARGUMENTS`, which end with NULL, in the current folder. */
void run_apart(const char *const *arguments, const struct failing *failing, struct run *run);

/* The same with no failure. */
void run_calm(const char *const *arguments, struct counter *counter, struct run *run);

/* The same, tracing what is counted. */
void run_traced(const char *const *arguments, struct counter *counter, struct trace *trace,
                struct run *run);

/* Whether it ended with 71 and says, in one message, the last, that memory is out. */
bool run_says_that_memory_is_out(const struct run *run);

#endif
