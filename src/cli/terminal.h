/* What standard output is, and how text should look on it. */
#ifndef TD_CLI_TERMINAL_H
#define TD_CLI_TERMINAL_H

#include "cli/options.h"
#include "output/reporter.h"

enum {
    TD_TERMINAL_DEFAULT_COLUMNS = 80, /* where nobody says how wide it is */
    TD_TERMINAL_MAX_COLUMNS = 1000,
};

/* Colour as asked for; with TD_COLOR_AUTO on a terminal that is not dumb, unless NO_COLOR is set
 * (https://no-color.org). The width is $COLUMNS, else the terminal's. */
struct td_style td_terminal_style(enum td_color color);

#endif
