/* Text that is longer than the screen goes through a pager: $TIDINGS_PAGER, else $PAGER, else less
 * where it is installed, which keeps colours, leaves at once what fits, and clears nothing
 * (LESS=FRX, unless it is set). An empty value, or "cat", means none. A
 * terminal that is dumb has none. */
#ifndef TD_CLI_PAGER_H
#define TD_CLI_PAGER_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct td_pager {
    FILE *out; /* where to write: standard output, or what may become the pager's input */
    const char *command;
    size_t rows; /* of the screen; text of fewer lines is held back, then written to it */
    size_t line_count;
    struct td_buf held;
    bool is_paging; /* what is written goes to the pager */
    int pipe;       /* the pager's input; -1 without one */
    pid_t pid;      /* of what becomes the pager */
};

/* The command to page through, NULL: none is wanted. */
const char *td_pager_command(void);

/* Opens `out` in front of a process that becomes the pager once `rows` lines were written; without
 * a command, `out` is standard output. The pager stays where it is until it is closed. TD_ERR_IO
 * where no process can be made. */
TD_CHECKED enum td_code td_pager_open(struct td_pager *pager, const char *command, size_t rows,
                                      struct td_error *err);

/* Ends the output and waits until the reader has left the pager. TD_ERR_IO where what was held back
 * could not be written, or the pager could not be run. Without a pager it does nothing. */
TD_CHECKED enum td_code td_pager_close(struct td_pager *pager, struct td_error *err);

/* The same, whatever comes of it: fit for an early end. Closing twice does nothing. */
void td_pager_release(struct td_pager *pager);

#endif
