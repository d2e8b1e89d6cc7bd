#include "cli/exit_code.h"

enum td_exit td_exit_of(enum td_code code)
{
    static const enum td_exit exits[] = {
        [TD_OK] = TD_EXIT_DONE,
        [TD_ERR_USAGE] = TD_EXIT_USAGE,
        [TD_ERR_INPUT] = TD_EXIT_INPUT,
        [TD_ERR_NO_FILE] = TD_EXIT_NO_FILE,
        [TD_ERR_NO_SUCH] = TD_EXIT_NOTHING_FOUND,
        [TD_ERR_BUG] = TD_EXIT_BUG,
        [TD_ERR_MEMORY] = TD_EXIT_MEMORY,
        [TD_ERR_CREATE] = TD_EXIT_CREATE,
        [TD_ERR_IO] = TD_EXIT_IO,
        [TD_ERR_BUSY] = TD_EXIT_BUSY,
        [TD_ERR_ARCHIVE] = TD_EXIT_ARCHIVE,
        [TD_ERR_TIME] = TD_EXIT_TIME,
    };
    return exits[code];
}
