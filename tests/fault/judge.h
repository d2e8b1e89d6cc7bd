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
    unsigned long first_count; /* of those that a call leads to for the first time */
    struct content before;
    struct content halfway; /* or as before */
    struct content after;
};

/* What fails, and whether a run that failed by it has told of it as it should. */
struct kind {
    const char *name; /* of one */
    struct counter *counter;
    unsigned long points; /* of a command, once and for good each, about, in the short form */
    bool (*is_told)(const struct calm *calm, const struct run *run);
};

/* What the run and the archive that it left break of that, for people; NULL: nothing. The command
 * may be run once more, into `run` and the archive. */
const char *judge(const struct kind *kind, const struct calm *calm, struct run *run);

#endif
