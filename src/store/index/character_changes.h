/* What changes in the lists of a block of single characters (characters.h), noted item by item. For
 * the files that write and compare the lists. */
#ifndef TD_STORE_INDEX_CHARACTER_CHANGES_H
#define TD_STORE_INDEX_CHARACTER_CHANGES_H

#include "store/index/postings.h"

struct td_character_change;

/* To be begun zeroed, and released. */
struct td_character_changes {
    struct td_character_change *list;
    size_t count;
    size_t capacity;
    size_t count_before;  /* of the item in hand */
    uint32_t *latest;     /* by code point: the last change of the character, from 1 */
    uint32_t *characters; /* that have changes */
    size_t character_count;
    size_t character_capacity;
};

/* What was noted so far is of other items than what follows. */
void td_character_changes_next_item(struct td_character_changes *changes);

/* Notes the characters of an item's texts, in the order of the index's columns; counts them where
 * that is what it has now. `item` is its number within the block. ret_lengths (NULL: is not asked)
 * gets how many tokens the texts have (lengths.h). */
TD_CHECKED enum td_code td_character_changes_note(struct td_character_changes *changes,
                                                  uint32_t item, const struct td_slice *texts,
                                                  bool is_now, uint64_t *ret_lengths,
                                                  struct td_error *err);

/* Sorts the characters by code point, and puts the changes of each together, by item, into
 * `sorted`, which has room for all; `latest` then says where those of a character end. */
void td_character_changes_sort(struct td_character_changes *changes, struct td_posting *sorted);

/* How the character of change `i` stands in its item: counts of zero where it was taken out. */
const struct td_posting *td_character_changes_posting(const struct td_character_changes *changes,
                                                      size_t i);

/* Forgets what was noted, and keeps the room. */
void td_character_changes_clear(struct td_character_changes *changes);

/* Fit for TD_CLEANUP. */
void td_character_changes_release(struct td_character_changes *changes);

#endif
