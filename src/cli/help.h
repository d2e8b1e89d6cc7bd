/* What --help says, made of the tables of commands and options. */
#ifndef TD_CLI_HELP_H
#define TD_CLI_HELP_H

#include "base/buf.h"
#include "cli/commands.h"

enum { TD_HELP_COLUMNS = 80 }; /* no line is wider than a terminal of so many */

/* Appends the help of a command, or of the program where `command` is NULL. */
void td_help_add(struct td_buf *buf, const struct td_command *command);

/* Appends such help for a terminal of fewer columns: its paragraphs, and what stands behind names,
 * wrapped. */
void td_help_wrap(struct td_buf *buf, struct td_slice help, size_t columns);

#endif
