/* Counting over plain arrays: no archive, no names, no dates. Each of n things has a value of one
 * or two keys, as a number from 0 on; what is counted are the things, or how many different marks
 * they bear. */
#ifndef TD_STATS_TALLY_H
#define TD_STATS_TALLY_H

#include "base/arena.h"

#include <stdint.h>

/* What one key says of the things: `values[i]` of thing i. Where `list_begins` is there, values[i]
 * names a list instead, and the thing has every value of
 * lists[list_begins[values[i]]] up to lists[list_begins[values[i] + 1]]; no list is empty or holds
 * a value twice. */
struct td_tally_key {
    const uint32_t *values;
    const uint32_t *list_begins;
    const uint32_t *lists;
    uint32_t value_count; /* values are below it */
};

/* The things in the order of their marks: `order[i]` is the i-th thing, `marks[thing]` its mark.
 * Equal marks stand together. Both NULL: every thing has a mark of its own. */
struct td_tally_marks {
    const uint32_t *order;
    const uint32_t *marks;
};

/* The i-th thing, and the mark of a thing. */
static inline size_t td_tally_thing(const struct td_tally_marks *marks, size_t i)
{
    return marks->order != NULL ? marks->order[i] : i;
}

static inline uint32_t td_tally_mark(const struct td_tally_marks *marks, size_t thing)
{
    return marks->marks != NULL ? marks->marks[thing] : (uint32_t)thing;
}

struct td_tally_cell {
    uint32_t row;
    uint32_t column;
    int64_t count;
};

/* Different marks by value: *ret_counts has key->value_count numbers. */
TD_CHECKED enum td_code td_tally_values(struct td_arena *arena, size_t things,
                                        const struct td_tally_key *key,
                                        const struct td_tally_marks *marks, int64_t **ret_counts,
                                        struct td_error *err);

/* Different marks by pairs of values, of pairs that occur, by row and column. */
TD_CHECKED enum td_code td_tally_pairs(struct td_arena *arena, size_t things,
                                       const struct td_tally_key keys[2],
                                       const struct td_tally_marks *marks,
                                       struct td_tally_cell **ret_cells, size_t *ret_count,
                                       struct td_error *err);

/* The least and the greatest of the things' numbers by value, INT32_MIN (which says that a thing
 * has no number) left out: INT32_MIN where no thing of the value has one. */
TD_CHECKED enum td_code td_tally_ranges(struct td_arena *arena, size_t things,
                                        const struct td_tally_key *key, const int32_t *numbers,
                                        int32_t **ret_least, int32_t **ret_greatest,
                                        struct td_error *err);

/* Different marks in all. */
int64_t td_tally_marks_count(size_t things, const struct td_tally_marks *marks);

/* The order that brings things with equal marks together, by mark; marks are below `mark_count`. */
TD_CHECKED enum td_code td_tally_order(struct td_arena *arena, size_t things, const uint32_t *marks,
                                       uint32_t mark_count, uint32_t **ret_order,
                                       struct td_error *err);

#endif
