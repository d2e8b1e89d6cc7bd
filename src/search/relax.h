/* What a search finds when no item holds all that was asked for: those that hold most of it. */
#ifndef TD_SEARCH_RELAX_H
#define TD_SEARCH_RELAX_H

#include "search/query.h"
#include "store/item_set.h"
#include "store/store.h"

/* Asks for less. Words that all had to be there (those of a long Han run each by itself) become
 * optional; filters, what is taken out, and what must be near or is one of several stays as it is.
 * A word weighs as much as it is rare: log(1 + (N - n + 0.5) / (n + 0.5)) of N items, n of which
 * hold it (the idf of BM25). Found are the items that hold at least half of what the best one
 * holds, without drafts.
 *
 * The query then asks for ANY of the words, for ranking and for highlighting. ret_dropped are
 * those words that the best item (the newest of equal ones) lacks. Where there was no word to drop
 * the set is empty and the query as it was. */
TD_CHECKED enum td_code td_query_relax(struct td_store *store, struct td_arena *arena,
                                       struct td_query *query, struct td_item_set *ret_set,
                                       struct td_slice **ret_dropped, size_t *ret_dropped_count,
                                       struct td_error *err);

#endif
