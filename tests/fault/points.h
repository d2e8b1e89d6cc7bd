/* Each thing of a kind that a command asks for fails, once, and once for good. The command gets by
 * without, with the output that it always has, or says on one line what is wrong and ends; it keeps
 * no memory, and the archive is as before or as after, and sound.
 *
 * A point is one such failure, in a process of its own. The long form tries all; the short one
 * some of each command, and, so that each call of the program that can fail does so, those that one
 * of its calls leads to for the first time in any command. Where coverage is measured, only these.
 */
#ifndef TD_TESTS_POINTS_H
#define TD_TESTS_POINTS_H

#include "fault/judge.h"

/* Of the program that tries it: with a command's name (with * and ?) and a number as arguments,
 * only that. */
int points_main(const struct kind *kind, int argc, char **argv);

#endif
