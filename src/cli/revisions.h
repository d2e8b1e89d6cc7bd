/* show --revisions and show --revision N: what a post was before it was changed. */
#ifndef TD_CLI_REVISIONS_H
#define TD_CLI_REVISIONS_H

#include "cli/commands.h"

/* What is wrong with the options of show, where these two are among them. */
TD_CHECKED enum td_code td_check_revisions(const struct td_invocation *invocation,
                                           struct td_error *err);

/* Lists the revisions of the post that a REF means, or writes one out as it was. The REF may be a
 * name that the post had before it was moved or taken away. */
TD_CHECKED enum td_code td_show_revisions(struct td_session *session, const char *ref,
                                          enum td_exit *ret_exit, struct td_error *err);

#endif
