/* Which items hold a single character (Han, kana, Hangul). The full-text index has pairs of
 * characters; one character would be the lists of thousands of pairs. So each has a list of its
 * own, in pieces of a block of items (columns.h): docs/decisions/0008-single-characters.md.
 *
 * A character is its folded code point, as td_token_character says. For this layer only. */
#ifndef TD_STORE_INDEX_CHARACTERS_H
#define TD_STORE_INDEX_CHARACTERS_H

#include "store/index/character_changes.h"
#include "store/index/character_totals.h"
#include "store/index/postings.h"
#include "store/item_set.h"
#include "text/token.h"

/* Adds the items that hold the character in one of the fields (bit i: field i of the index) to the
 * list, by item; counts elsewhere are left out. */
TD_CHECKED enum td_code td_characters_read(struct td_store *store, uint32_t character,
                                           unsigned fields, struct td_posting_list *list,
                                           struct td_error *err);

/* Counts characters in the texts of one item, as their lists have it: ret_postings has room for
 * each of the `count` characters. */
TD_CHECKED enum td_code td_characters_in_item(struct td_store *store, uint32_t item,
                                              const struct td_rank_character *characters,
                                              size_t count, struct td_posting *ret_postings,
                                              struct td_error *err);

/* Keeps the lists in step. Items come in ascending order; a block is written when the next begins
 * and by td_characters_end. To be begun as {.store = …} and released. */
struct td_character_writer {
    struct td_store *store;
    size_t block;
    int64_t item; /* the one in hand, or 0 */
    struct td_character_changes changes;
    struct td_character_total *differences; /* by code point: of totals, since they were written */
    uint32_t *lengths; /* by item of the block: of its texts, where they were read (lengths.h) */
};

/* What the item's texts were (NULL: it was not there) and are (NULL: it is gone), in the order of
 * the index's columns. TD_ERR_ARCHIVE where the item is not behind the one before: so are items
 * read from a damaged table, and a block would have more of them than there is room for. */
TD_CHECKED enum td_code td_characters_change(struct td_character_writer *writer, int64_t item,
                                             const struct td_slice *old, const struct td_slice *now,
                                             struct td_error *err);
TD_CHECKED enum td_code td_characters_end(struct td_character_writer *writer, struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_characters_release(struct td_character_writer *writer);

/* Makes all lists anew; the table is empty. */
TD_CHECKED enum td_code td_characters_rebuild(struct td_store *store, struct td_error *err);

/* Whether the lists are those of the items. */
TD_CHECKED enum td_code td_characters_compare(struct td_store *store, bool *ret_same,
                                              struct td_error *err);

#endif
