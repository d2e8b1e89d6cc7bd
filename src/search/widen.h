/* Makes a query find what was meant besides what was typed. */
#ifndef TD_SEARCH_WIDEN_H
#define TD_SEARCH_WIDEN_H

#include "search/query.h"
#include "store/store.h"

/* Every word that is not quoted, ends in no '*', and stands neither under NOT nor in a NEAR:
 *   - one with a long run of Han characters is also found by the run's words (segment.h), wherever
 *     they stand: ANY (the word, marked is_whole; ALL (its words)). Its words come in an item that
 *     has the whole, too, so this finds what ALL alone would; the whole is there for the ranking.
 *   - one that has synonyms (store/content/synonyms.h) is also found by them, each as it stands; so
 * are the words of a run. Ends with td_query_gather where the tree was changed. */
TD_CHECKED enum td_code td_query_widen(struct td_store *store, struct td_arena *arena,
                                       struct td_query *query, struct td_error *err);

/* What td_query_widen has made of the tree, with each run as it stands and not by its words. */
TD_CHECKED enum td_code td_query_whole(struct td_arena *arena, const struct td_node *node,
                                       struct td_node **ret_node, struct td_error *err);

#endif
