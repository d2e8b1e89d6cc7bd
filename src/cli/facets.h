/* The counts that search --facets adds. */
#ifndef TD_CLI_FACETS_H
#define TD_CLI_FACETS_H

#include "cli/commands.h"
#include "store/item_set.h"

/* Reports the items of the set by author, category, site and month. */
TD_CHECKED enum td_code td_facets_report(struct td_session *session, const struct td_item_set *set,
                                         struct td_error *err);

#endif
