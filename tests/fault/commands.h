/* The commands whose allocations fail, and the archive that they find. */
#ifndef TD_TESTS_COMMANDS_H
#define TD_TESTS_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

enum { ARGUMENTS_MAX = 12 };

struct command {
    const char *name;
    const char *arguments[ARGUMENTS_MAX]; /* behind `--archive archive.db`; ended by NULL */
    const char *halfway[ARGUMENTS_MAX];   /* what leaves it as after the first of two changes */
    const char *makes;                    /* a folder that is not there before */
    const char *keeps;                    /* a file that is made with what the archive was */
    int exit;                             /* when nothing fails */
    bool begins_empty;                    /* without an archive */
    bool begins_old;                      /* with one of schema 1, which is upgraded first */
    bool writes;                          /* into the archive */
    bool can_repeat;                      /* run again after a failure, it does what is left */
    bool loads;                           /* a library, which stays */
    bool has_threads;                     /* several at once, whose room the C library keeps */
};

extern const struct command commands[];
extern const size_t command_count;

/* What makes the archive that they find, in order, in a folder that begins empty. */
struct step {
    void (*write)(void);                  /* files, in the current folder; or NULL */
    const char *arguments[ARGUMENTS_MAX]; /* of a command then; [0] is NULL: none */
};

extern const struct step steps[];
extern const size_t step_count;

#endif
