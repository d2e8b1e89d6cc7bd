/* The items nearest to one: those of its story, then those that share its most telling words. */
#ifndef TD_SEARCH_RELATED_H
#define TD_SEARCH_RELATED_H

#include "search/query.h"
#include "store/query/item_query.h"

enum {
    TD_RELATED_MAX_WORDS = 25,   /* that an item is known by */
    TD_RELATED_MAX_TOKENS = 400, /* of title and summary that are read for them */
};

/* Looks for the items nearest to `item`, the nearest first, without the item itself and without
 * drafts. Those of the same story (base/story.h) come first, whatever they hold; then those that
 * hold any of its words, ranked as in search (store/query/rank.h). At most `limit`; < 0: all; the
 * total counts all.
 *
 * An item's words are chosen by how often it has them and how few others do (Sparck Jones, "A
 * Statistical Interpretation of Term Specificity and Its Application in Retrieval", 1972; and
 * "offer weights" of Robertson and Sparck Jones, "Simple, Proven Approaches to Text Retrieval",
 * 1994). Runs of characters give their pairs; numbers and single letters are no words. *ret_query
 * asks for any of the words, for td_search_read_hit. */
TD_CHECKED enum td_code td_search_related(struct td_store *store, struct td_arena *arena,
                                          const struct td_item *item, int64_t limit,
                                          struct td_query *ret_query,
                                          struct td_matches *ret_matches, struct td_error *err);

#endif
