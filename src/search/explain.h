/* A query taken apart: what each part of its tree finds, and whether one item is among it. */
#ifndef TD_SEARCH_EXPLAIN_H
#define TD_SEARCH_EXPLAIN_H

#include "search/query.h"
#include "store/records.h"
#include "store/store.h"

/* A reason for each node of the tree, each before its children. With `item` (0: none), found and
 * where are those of the item. Everything lives in the arena. */
TD_CHECKED enum td_code td_explain(struct td_store *store, struct td_arena *arena,
                                   const struct td_query *query, int64_t item,
                                   struct td_reason **ret_reasons, size_t *ret_count,
                                   struct td_error *err);

#endif
