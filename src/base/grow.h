/* Lists that grow by doubling: where there is no room for one more thing, for twice as many. */
#ifndef TD_BASE_GROW_H
#define TD_BASE_GROW_H

#include "base/arena.h"

#include <stddef.h>

/* `list`, which holds `count` things of `size` bytes and has room for *capacity (none: NULL and 0),
 * with room for one more: it itself, or a larger one in its place, which the caller frees. NULL
 * when out of memory; `list` and *capacity are as they were then. */
void *td_grow(void *list, size_t count, size_t *capacity, size_t size);

/* The same in an arena. What is behind `count` is zeroed; the list that became too small stays
 * there. */
void *td_arena_grow(struct td_arena *arena, void *list, size_t count, size_t *capacity,
                    size_t size);

#endif
