/* How often each single character occurs in all items, and how many hold it: the sums of its lists
 * (characters.h), so that nobody who asks has to read these. They stand in rows of item_characters
 * for 256 characters each, which have negative ids. For this layer only. */
#ifndef TD_STORE_INDEX_CHARACTER_TOTALS_H
#define TD_STORE_INDEX_CHARACTER_TOTALS_H

#include "store/index/postings.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* Sums may be differences on their way: they wrap. */
struct td_character_total {
    uint32_t occurrences;
    uint32_t items;
};

/* Counts one more item, and how often it holds the character. */
void td_character_total_count(struct td_character_total *total, const struct td_posting *posting);

/* The total of a folded code point; zeros for one that has no list. */
TD_CHECKED enum td_code td_character_total(struct td_store *store, uint32_t character,
                                           struct td_character_total *ret_total,
                                           struct td_error *err);

/* Adds differences to the totals of some characters, ascending, and sets those to zero.
 * `differences` is by code point. */
TD_CHECKED enum td_code td_character_totals_add(struct td_store *store, const uint32_t *characters,
                                                size_t count,
                                                struct td_character_total *differences,
                                                struct td_error *err);

/* Whether the rows are those of the totals, by code point. */
TD_CHECKED enum td_code td_character_totals_compare(struct td_store *store,
                                                    const struct td_character_total *totals,
                                                    bool *ret_same, struct td_error *err);

#endif
