/* The folder that commands run in: what they find there is made once, for all that try them. */
#ifndef TD_TESTS_HOME_H
#define TD_TESTS_HOME_H

#include "fault/commands.h"
#include "fault/counter.h"

/* Makes it, by the steps of commands.h, in which nothing fails, and enters it. 0: done. */
int home_make(struct counter *counter);

/* Removes it with all that is in it. 0: done. */
int home_clear(void);

/* Enters the worker's own folder in it, from which the digests are seen in the same places. */
void home_enter(unsigned worker);
void home_leave(void);

/* Lays the archive into the current folder as a command is to find it, and takes away what others
 * left. */
void home_place_archive(const struct command *command);

#endif
