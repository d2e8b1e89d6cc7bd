/* Ranking: what the items that hold some phrases are worth, the best of them.
 *
 * BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields",
 * 2004): a phrase's occurrences in each field, by the field's weight and length, are added before
 * they are damped. Each phrase's postings are read once (index/postings.h), cut by the set before
 * anything is reckoned; lengths come from the item columns. Where only the best are wanted, phrases
 * that add too little to bring another item among them are not reckoned at all.
 *
 * The first TD_RANK_DEPTH items are then scored anew with what is dear to count: an occurrence in
 * the summary that is bold (items.emphasis) counts once more, by the weight of that field, and
 * single characters of the query count beside its pairs. The first TD_RANK_PASSAGES of these are
 * scored once more, by what stands close together (passage.h), and by how like the best they are
 * (sketch.h). What lies behind stays behind, in
 * its order; so the same query gives the same order whatever the limit.
 */
#ifndef TD_STORE_QUERY_RANK_H
#define TD_STORE_QUERY_RANK_H

#include "base/arena.h"
#include "store/index/rank_phrase.h"
#include "store/item_set.h"
#include "store/query/item_query.h"
#include "store/store.h"

enum {
    TD_RANK_MAX_PHRASES = 160,    /* further ones are left out */
    TD_RANK_MAX_CHARACTERS = 160, /* likewise */
    TD_RANK_DEPTH = 100,   /* of the best items, for which bold phrases and characters count */
    TD_RANK_PASSAGES = 40, /* of these, for which passages and titles count */
};

struct td_rank_field {
    double weight; /* of one occurrence */
    double b;      /* 0 to 1: how much a field longer than others counts less */
};

struct td_rank_weights {
    double k1; /* how soon further occurrences stop to count */
    double b;  /* like a field's, for all fields together */
    struct td_rank_field fields[TD_RANK_FIELDS];
    double
        passage;  /* of what a phrase counts at most: this share once more in the densest passage */
    double title; /* of what all phrases count at most, for a title of nothing but them */
    double all;   /* likewise, for an item that holds all words */
    double likeness; /* likewise, for an item that is word for word the best */
};

/* What search uses: docs/ranking.md says how they were found. */
extern const struct td_rank_weights td_rank_usual;

/* Those of FTS5's bm25(), with which the order is the same. */
extern const struct td_rank_weights td_rank_stock;

struct td_rank_request {
    struct td_rank_phrase *phrases;
    size_t count;
    const struct td_rank_character *characters;
    size_t character_count;
    const struct td_item_set *set; /* only items of it; NULL: any */
    bool lists_all;                /* items of the set that hold no phrase too, with score 0 */
    bool holds_all; /* the set's items hold all words, and will stand among others that do not */
    const struct td_rank_weights *weights;
    struct td_item_set *found; /* gets the items found, from an empty set; NULL: not wanted */
    int64_t limit;             /* the best; < 0: all */
    double least_share;        /* 0 to 1: items holding less of the phrases' weight are not found */
    double least_of_heaviest; /* … unless they hold this share of the heaviest; 0: whatever it is */
    int64_t half_life_days;   /* a post's score halves in this time; 0: posts do not age */
    int64_t now;              /* seconds since 1970 UTC, for that */
};

/* The items that hold at least one phrase (of the set, all where asked for), the best first, equal
 * ones the newest first: by their post's date, then by number. total counts all of them. */
TD_CHECKED enum td_code td_store_rank(struct td_store *store, struct td_arena *arena,
                                      struct td_rank_request *request,
                                      struct td_matches *ret_matches, struct td_error *err);

/* What each phrase adds to the score of one item; ret_parts has room for request->count. Age and
 * what only the best get is left out: a match tells of the latter. */
TD_CHECKED enum td_code td_store_rank_parts(struct td_store *store, struct td_arena *arena,
                                            struct td_rank_request *request, int64_t item,
                                            double *ret_parts, struct td_error *err);

#endif
