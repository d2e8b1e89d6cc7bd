/* One match a story. */
#ifndef TD_SEARCH_UNIQUE_H
#define TD_SEARCH_UNIQUE_H

#include "store/query/item_query.h"

/* Leaves the first match of each story (base/story.h), with how many more there are in `others`;
 * the total becomes that of the stories. Items without a link are stories of their own. */
TD_CHECKED enum td_code td_search_unite(struct td_store *store, struct td_arena *arena,
                                        struct td_matches *matches, struct td_error *err);

#endif
