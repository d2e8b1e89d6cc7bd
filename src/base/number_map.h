/* A table from 64-bit keys to 32-bit numbers, by open addressing. */
#ifndef TD_BASE_NUMBER_MAP_H
#define TD_BASE_NUMBER_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct td_number_map {
    struct td_arena *arena;
    struct td_number_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
};

/* Allocates nothing yet; the table grows in the arena. */
void td_number_map_init(struct td_number_map *map, struct td_arena *arena);

/* The place of the key's number, 0 where the key is new; NULL when out of memory. Good until the
 * next call. A number of 0 that is left there counts as new again. */
uint32_t *td_number_map_at(struct td_number_map *map, uint64_t key);

/* The key's number, 0 where it has none. */
uint32_t td_number_map_find(const struct td_number_map *map, uint64_t key);

#endif
