#include "cli/commands.h"

/* A search for the oldest item. */
enum td_code td_run_first(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_invocation *asked = session->invocation;
    struct td_invocation invocation = *asked;
    invocation.options.sort = TD_SORT_OLDEST;
    invocation.options.limit = 1;
    session->invocation = &invocation;
    enum td_code code = td_run_search(session, ret_exit, err);
    session->invocation = asked;
    return code;
}
