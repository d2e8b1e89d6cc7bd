/* The archive, or what a query finds, at a glance. */
#ifndef TD_STATS_OVERVIEW_H
#define TD_STATS_OVERVIEW_H

#include "base/arena.h"
#include "store/item_set.h"
#include "store/query/count_table.h"
#include "store/store.h"

enum { TD_OVERVIEW_TOP = 5 }; /* authors and categories that are named */

/* Of the items of the set (NULL: all but those of drafts, and the size of the archive's file with
 * them). Everything lives in the arena. */
TD_CHECKED enum td_code td_stats_overview(struct td_store *store, struct td_arena *arena,
                                          const struct td_item_set *set,
                                          struct td_overview *ret_overview, struct td_error *err);

#endif
