/* Files that are gone, told and, where asked for, pruned. */
#ifndef TD_CLI_PRUNE_H
#define TD_CLI_PRUNE_H

#include "cli/commands.h"

/* To be called after an import of the session's paths. Adds to *unreadable the files of which it
 * cannot be known whether they are there. TD_ERR_USAGE: more than half of what was
 * imported from below them would go, without --force. */
TD_CHECKED enum td_code td_prune_after_import(struct td_session *session, size_t *unreadable,
                                              struct td_error *err);

#endif
