/* What a search shows beside the few items that hold all that was asked for: those that hold some
 * of it. */
#ifndef TD_SEARCH_RELAX_H
#define TD_SEARCH_RELAX_H

#include "search/query.h"
#include "store/item_set.h"
#include "store/store.h"

enum {
    TD_RELAX_BELOW = 10, /* a search that finds fewer items is relaxed */
};

/* Of the query's weight (terms.h, BM25's idf), and of what its heaviest piece weighs: items that
 * hold less than both are not found. */
extern const double td_relaxed_least_share, td_relaxed_least_of_heaviest;

struct td_relaxed {
    struct td_item_set set; /* items that may be found without holding all (td_search narrows it) */
    struct td_node **words; /* what they may lack: two at least */
    size_t word_count;
};

/* Asks for less, where `all`, which is what the query finds, is fewer than TD_RELAX_BELOW items.
 * Words that all have to be there (those of a long Han run each by itself) become optional;
 * filters, what is taken out and what must be near stay as they are, and so do quoted words where
 * an item holds all that was asked for, but not those whose quotes touch a text. The set is of the
 * items that pass those and are not in `all`, without drafts unless `with_drafts`.
 *
 * *ret_relaxed is in the arena; NULL where enough was found, or fewer than two words may go. */
TD_CHECKED enum td_code td_query_relax(struct td_store *store, struct td_arena *arena,
                                       const struct td_query *query, const struct td_item_set *all,
                                       bool with_drafts, struct td_relaxed **ret_relaxed,
                                       struct td_error *err);

/* Those of the optional words that the item lacks, as they were typed. */
TD_CHECKED enum td_code td_relaxed_missing(struct td_store *store, struct td_arena *arena,
                                           const struct td_relaxed *relaxed, int64_t item,
                                           struct td_slice **ret_words, size_t *ret_count,
                                           struct td_error *err);

#endif
