/* ^C and its like: the first asks the program to end at the next good place, a second one ends it
 * at once. */
#ifndef TD_CLI_INTERRUPT_H
#define TD_CLI_INTERRUPT_H

#include <stdbool.h>

/* From now on SIGINT, SIGTERM and SIGHUP ask. Does nothing when called again. */
void td_interrupt_await(void);

/* Whether the program was asked to end. */
bool td_interrupt_came(void);

/* The program ended as it was asked to, and that is no failure. */
void td_interrupt_forget(void);

/* To be called last: ends the program by the signal that asked, so that a shell knows; returns
 * where there was none. */
void td_interrupt_raise(void);

#endif
