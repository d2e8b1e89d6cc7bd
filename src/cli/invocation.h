/* A command line, read by the tables of commands and options. */
#ifndef TD_CLI_INVOCATION_H
#define TD_CLI_INVOCATION_H

#include "cli/commands.h"

/* Reads argv[1] on. Global options may stand anywhere, a command's own behind it; "--" ends
 * options; "--name=value", "--name value", "-a value" and "-avalue" mean the same; letters without
 * argument may be bundled. The words are gathered at the front of `argv`, which is changed.
 * TD_ERR_USAGE: an unknown command or option, or an argument missing or wrong. */
TD_CHECKED enum td_code td_invocation_parse(int argc, char **argv,
                                            struct td_invocation *ret_invocation,
                                            struct td_error *err);

#endif
