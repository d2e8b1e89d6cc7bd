/* What --help says, made of the tables of commands and options. */
#ifndef TD_CLI_HELP_H
#define TD_CLI_HELP_H

#include "base/buf.h"
#include "cli/commands.h"

/* Appends the help of a command, or of the program where `command` is NULL. */
void td_help_add(struct td_buf *buf, const struct td_command *command);

#endif
