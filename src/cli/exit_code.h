/* What the program's exit says to scripts (the numbers from 64 on are those of sysexits.h, 124 is
 * that of timeout(1)). */
#ifndef TD_CLI_EXIT_CODE_H
#define TD_CLI_EXIT_CODE_H

#include "base/error.h"

enum td_exit {
    TD_EXIT_DONE = 0,
    TD_EXIT_NOTHING_FOUND = 1,
    TD_EXIT_USAGE = 64,
    TD_EXIT_INPUT = 65,
    TD_EXIT_NO_FILE = 66,
    TD_EXIT_BUG = 70,
    TD_EXIT_MEMORY = 71,
    TD_EXIT_CREATE = 73,
    TD_EXIT_IO = 74,
    TD_EXIT_BUSY = 75,
    TD_EXIT_ARCHIVE = 78,
    TD_EXIT_TIME = 124,
};

enum td_exit td_exit_of(enum td_code code);

#endif
