/* From a query to the items that it finds. */
#ifndef TD_SEARCH_SELECTION_H
#define TD_SEARCH_SELECTION_H

#include "search/query.h"
#include "store/query/condition.h"

/* The items that the node finds, drafts too, in the arena. Words, and what is near each other, come
 * from the index (search/expression.h); the rest is conditions (store/query/condition.h), and set
 * operations. */
TD_CHECKED enum td_code td_node_select(struct td_store *store, struct td_arena *arena,
                                       const struct td_node *node, struct td_item_set *ret_set,
                                       struct td_error *err);

/* Those of `among`: a phrase is looked for in these only. */
TD_CHECKED enum td_code td_node_select_among(struct td_store *store, struct td_arena *arena,
                                             const struct td_node *node,
                                             const struct td_item_set *among,
                                             struct td_item_set *ret_set, struct td_error *err);

/* Whether any item, of a draft too, has the word. */
TD_CHECKED enum td_code td_word_is_held(struct td_store *store, struct td_arena *arena,
                                        const struct td_query_word *word, bool *ret_is_held,
                                        struct td_error *err);

/* The items that the query finds, without those of drafts unless `with_drafts`. A query that asks
 * for nothing finds nothing. */
TD_CHECKED enum td_code td_query_select(struct td_store *store, struct td_arena *arena,
                                        const struct td_query *query, bool with_drafts,
                                        struct td_item_set *ret_set, struct td_error *err);

#endif
