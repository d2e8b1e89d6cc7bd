/* Whether a command in which something failed kept what points.h promises. */
#ifndef TD_TESTS_JUDGE_H
#define TD_TESTS_JUDGE_H

#include "fault/apart.h"
#include "fault/commands.h"
#include "fault/content.h"

/* How a command goes when nothing fails. */
struct calm {
    const struct command *command;
    unsigned long counted;
    long held;
    char *out;
    unsigned long *firsts; /* the first of each new way */
    unsigned long first_count;
    struct content before;
    struct content halfway; /* or as before */
    struct content after;
};

/* What fails, and whether a run that failed by it has told of it as it should. */
struct kind {
    const char *name; /* of one */
    struct counter *counter;
    unsigned long points; /* of a command, once and for good each, about, in the short form */
    unsigned long ways;   /* the same of new ways: those within the libraries count, too */
    bool (*is_told)(const struct calm *calm, const struct run *run);
};

/* What the run and the archive that it left break of that, for people; NULL: nothing. The command
 * may be run once more, into `run` and the archive. */
const char *judge(const struct kind *kind, const struct calm *calm, struct run *run);

#endif
