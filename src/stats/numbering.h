/* Large keys to small numbers, so that arrays can count them. */
#ifndef TD_STATS_NUMBERING_H
#define TD_STATS_NUMBERING_H

#include "base/arena.h"

#include <stdint.h>

/* A number for each of `count` keys, equal keys alike, from 0 on in the order of their first
 * occurrence. Key 0 means none and is like no other: it gets a new number each time. *ret_distinct
 * is how many numbers there are. */
TD_CHECKED enum td_code td_numbering(struct td_arena *arena, const uint64_t *keys, size_t count,
                                     uint32_t **ret_numbers, uint32_t *ret_distinct,
                                     struct td_error *err);

#endif
