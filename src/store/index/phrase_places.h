/* Where phrases stand, token by token. For this layer only. */
#ifndef TD_STORE_INDEX_PHRASE_PLACES_H
#define TD_STORE_INDEX_PHRASE_PLACES_H

#include "store/index/fts_lists.h"
#include "store/index/phrase_terms.h"
#include "store/item_set.h"

/* Where phrases begin: an item, a field of the index, and how many tokens of it come before.
 * Ascending, each once. */
struct td_phrase_places {
    uint64_t *list; /* item << 32 | field << 30 | tokens before */
    size_t count;
    size_t capacity;
};

enum { TD_PLACE_ITEM_SHIFT = 32, TD_PLACE_FIELD_SHIFT = 30 };

static inline unsigned td_place_field(uint64_t place)
{
    return place >> TD_PLACE_FIELD_SHIFT & 3;
}

/* In the items of `among` (NULL: in any). `places` is zeroed, and to be released in any case. */
TD_CHECKED enum td_code td_phrase_places_read(struct td_fts_lists *lists,
                                              const struct td_phrase_terms *terms,
                                              const struct td_item_set *among,
                                              struct td_phrase_places *places,
                                              struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_phrase_places_release(struct td_phrase_places *places);

/* Adds the items to a set that have both phrases in one field with at most `distance` tokens
 * between them, in any order. */
void td_phrase_places_near(const struct td_phrase_places *a, size_t tokens_of_a,
                           const struct td_phrase_places *b, size_t tokens_of_b, uint64_t distance,
                           struct td_item_set *set);

#endif
