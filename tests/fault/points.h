/* Each thing of a kind that a command asks for fails, once, and once for good. The command gets by
 * without, with the output that it always has, or says on one line what is wrong and ends; it keeps
 * no memory, and the archive is as before or as after, and sound.
 *
 * A point is one such failure, in a process of its own. The long form tries all; the short one
 * about a hundred of each command, and one for each of some ways by which the program comes to one
 * that no command before came by. Where coverage is measured, only these ways. */
#ifndef TD_TESTS_POINTS_H
#define TD_TESTS_POINTS_H

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

/* Of the program that tries it: with a command's name (with * and ?) and a number as arguments,
 * only that. */
int points_main(const struct kind *kind, int argc, char **argv);

#endif
