/* What standard output is, and how text should look on it. */
#ifndef TD_CLI_TERMINAL_H
#define TD_CLI_TERMINAL_H

#include "cli/options.h"
#include "output/reporter.h"

enum {
    TD_TERMINAL_DEFAULT_COLUMNS = 80, /* where nobody says how wide it is */
    TD_TERMINAL_MAX_COLUMNS = 1000,
    TD_TERMINAL_DEFAULT_ROWS = 24,
};

/* Colour as asked for; with TD_COLOR_AUTO on a terminal that is not dumb, unless NO_COLOR is set
 * (https://no-color.org). Links likewise, but never where no terminal reads. */
struct td_style td_terminal_style(enum td_color color);

/* How wide lines on the descriptor may be: $COLUMNS, else the terminal's width. */
size_t td_terminal_columns(int descriptor);

/* Whether the descriptor is a terminal that does what escape sequences ask, which one that is dumb
 * does not. */
bool td_terminal_obeys(int descriptor);

/* How many lines the terminal shows: $LINES, else the terminal's; 0 where standard output is none.
 */
size_t td_terminal_rows(void);

#endif
