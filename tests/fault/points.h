/* Each thing of a kind that a command asks for fails, once, and once for good. The command gets by
 * without, with the output that it always has, or says on one line what is wrong and ends; it keeps
 * no memory, and the archive is as before or as after, and sound.
 *
 * A point is one such failure, in a process of its own. The long form tries all; the short one
 * about a hundred of each command, and one for each of some ways by which the program comes to one
 * that no command before came by. Where coverage is measured, only these ways. */
#ifndef TD_TESTS_POINTS_H
#define TD_TESTS_POINTS_H

#include "fault/judge.h"

/* Of the program that tries it: with a command's name (with * and ?) and a number as arguments,
 * only that. */
int points_main(const struct kind *kind, int argc, char **argv);

#endif
