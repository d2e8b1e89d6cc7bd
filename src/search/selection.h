/* From a query to the items that it finds. */
#ifndef TD_SEARCH_SELECTION_H
#define TD_SEARCH_SELECTION_H

#include "search/query.h"
#include "store/condition.h"

/* The items that hold all words of the query and fulfil all conditions, without those of drafts, in
 * the arena. A query without words and without conditions finds every item. */
TD_CHECKED enum td_code td_query_select(struct td_store *store, struct td_arena *arena,
                                        const struct td_query *query,
                                        const struct td_condition *conditions, size_t count,
                                        struct td_item_set *ret_set, struct td_error *err);

#endif
