/* A set of item numbers, one bit for each: what search, counts, lists of posts and export are asked
 * about, and what conditions (condition.h) give. */
#ifndef TD_STORE_ITEM_SET_H
#define TD_STORE_ITEM_SET_H

#include "base/arena.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TD_ITEM_SET_MAX_ITEM = 1 << 28 }; /* a set of that reach takes 32 MiB */

struct td_item_set {
    uint64_t *words; /* bit i % 64 of word i / 64 is item i */
    size_t word_count;
};

/* An empty set in the arena that has room for the items up to `highest`. What lies above can not be
 * in it. TD_ERR_ARCHIVE where `highest` is over the ceiling. */
TD_CHECKED enum td_code td_item_set_make(struct td_arena *arena, int64_t highest,
                                         struct td_item_set *ret_set, struct td_error *err);

/* A copy in the arena. */
TD_CHECKED enum td_code td_item_set_copy(struct td_arena *arena, const struct td_item_set *set,
                                         struct td_item_set *ret_copy, struct td_error *err);

static inline bool td_item_set_has_room(const struct td_item_set *set, int64_t item)
{
    return item >= 0 && (uint64_t)item / 64 < set->word_count;
}

/* Adds an item; one that the set has no room for stays out. */
static inline void td_item_set_add(struct td_item_set *set, int64_t item)
{
    if (td_item_set_has_room(set, item))
        set->words[item / 64] |= UINT64_C(1) << (item % 64);
}

static inline bool td_item_set_has(const struct td_item_set *set, int64_t item)
{
    return td_item_set_has_room(set, item) && (set->words[item / 64] >> (item % 64) & 1) != 0;
}

/* Takes one out. */
void td_item_set_remove(struct td_item_set *set, int64_t item);

/* What is in both; in one of them at least, as far as `set` has room; in `set` but not in
 * `other`. The result is in `set`. */
void td_item_set_and(struct td_item_set *set, const struct td_item_set *other);
void td_item_set_or(struct td_item_set *set, const struct td_item_set *other);
void td_item_set_subtract(struct td_item_set *set, const struct td_item_set *other);

/* Takes out the items up to this number. */
void td_item_set_drop_until(struct td_item_set *set, int64_t item);

int64_t td_item_set_count(const struct td_item_set *set);

/* The first item of the set whose bit stands in word `word` or behind it; -1 where there is none.
 */
int64_t td_item_set_next_from_word(const struct td_item_set *set, size_t word);

/* The first item of the set from `from` (>= 0) on; -1 where there is none. All items of a set:
 *     for (int64_t i = td_item_set_next(set, 0); i >= 0; i = td_item_set_next(set, i + 1)) */
static inline int64_t td_item_set_next(const struct td_item_set *set, int64_t from)
{
    uint64_t bits = td_item_set_has_room(set, from) ? set->words[from / 64] >> (from % 64) : 0;
    return bits != 0 ? from + __builtin_ctzll(bits)
                     : td_item_set_next_from_word(set, (size_t)from / 64 + 1);
}

/* The highest item number; 0 in an empty archive. */
TD_CHECKED enum td_code td_store_last_item(struct td_store *store, int64_t *ret_item,
                                           struct td_error *err);

/* An empty set with room for every item of the archive. */
TD_CHECKED enum td_code td_store_make_set(struct td_store *store, struct td_arena *arena,
                                          struct td_item_set *ret_set, struct td_error *err);

#endif
