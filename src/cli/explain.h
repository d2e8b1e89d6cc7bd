/* What search --explain says. */
#ifndef TD_CLI_EXPLAIN_H
#define TD_CLI_EXPLAIN_H

#include "cli/ask.h"
#include "search/search.h"

/* Says on stderr how the query is read, what its parts find and how, and of what parts the score of
 * each match is made. `search_seconds`: how long the search took. */
TD_CHECKED enum td_code td_explain_search(struct td_session *session, const struct td_ask *ask,
                                          const struct td_search_request *request,
                                          const struct td_matches *matches, double search_seconds,
                                          struct td_error *err);

#endif
