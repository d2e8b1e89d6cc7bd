/* One run of the program, from its arguments to its exit. */
#ifndef TD_CLI_RUN_H
#define TD_CLI_RUN_H

#include "cli/exit_code.h"

/* Reads the command line, does what it says and reports on standard output and error. `argv` is
 * changed. */
enum td_exit td_run(int argc, char **argv);

#endif
