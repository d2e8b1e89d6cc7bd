#include "stats/numbering.h"

#include "base/number_map.h"

/* The number of a key, which is the next one where the key is new or none. */
static enum td_code number_of(struct td_number_map *map, uint64_t key, uint32_t *distinct,
                              uint32_t *ret_number, struct td_error *err)
{
    uint32_t fresh = 0, *place = key != 0 ? td_number_map_at(map, key) : &fresh;
    if (place == NULL)
        return td_fail_memory(err);
    if (*place == 0)
        *place = ++*distinct;
    *ret_number = *place - 1;
    return TD_OK;
}

enum td_code td_numbering(struct td_arena *arena, const uint64_t *keys, size_t count,
                          uint32_t **ret_numbers, uint32_t *ret_distinct, struct td_error *err)
{
    struct td_number_map map;
    uint32_t *numbers = td_arena_array(arena, count, sizeof *numbers), distinct = 0;
    if (numbers == NULL)
        return td_fail_memory(err);
    td_number_map_init(&map, arena);
    for (size_t i = 0; i < count; i++)
        TD_TRY(number_of(&map, keys[i], &distinct, &numbers[i], err));
    *ret_numbers = numbers;
    *ret_distinct = distinct;
    return TD_OK;
}
