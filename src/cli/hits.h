/* Hits as `search` and `related` report them. */
#ifndef TD_CLI_HITS_H
#define TD_CLI_HITS_H

#include "cli/commands.h"
#include "search/search.h"

enum { TD_HITS_LIMIT = 20 }; /* where --limit does not say how many are shown */

/* What --limit says of these options, for a request: all where it is 0, and of --new too where it
 * is not given. */
int64_t td_hits_limit(const struct td_options *options);

/* Reports how many there are, and then the hits. The question is answered: its timeout ends. The
 * memory of each is given back at once, however many follow. */
TD_CHECKED enum td_code td_hits_report(struct td_session *session, const struct td_query *query,
                                       const struct td_search_request *request,
                                       const struct td_matches *matches, struct td_error *err);

#endif
