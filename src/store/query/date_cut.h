/* Of many items those that can be among the newest, or the oldest, by the item columns. For this
 * layer only. */
#ifndef TD_STORE_QUERY_DATE_CUT_H
#define TD_STORE_QUERY_DATE_CUT_H

#include "store/item_set.h"
#include "store/query/item_query.h"

/* Takes out of the set what `wanted` others come before, by the dates of their posts (the newest
 * first, or with TD_SORT_OLDEST the oldest; those without come last). Some more stay in, since
 * columns know days, and these by the clock of each post. */
TD_CHECKED enum td_code td_date_cut(struct td_store *store, struct td_arena *arena,
                                    struct td_item_set *set, enum td_sort sort, int64_t wanted,
                                    struct td_error *err);

#endif
