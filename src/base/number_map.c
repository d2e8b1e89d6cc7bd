#include "base/number_map.h"

#include "base/hash.h"

enum { FIRST_CAPACITY = 1024 };

struct td_number_slot {
    uint64_t key;
    uint32_t number; /* 0: free */
};

void td_number_map_init(struct td_number_map *map, struct td_arena *arena)
{
    *map = (struct td_number_map){.arena = arena};
}

static struct td_number_slot *slot_of(const struct td_number_map *map, uint64_t key)
{
    size_t mask = map->capacity - 1;
    size_t at = (size_t)td_scatter(key) & mask;
    while (map->slots[at].number != 0 && map->slots[at].key != key)
        at = (at + 1) & mask;
    return &map->slots[at];
}

/* Slots that were handed out and left at 0 are free again. */
static bool grow(struct td_number_map *map)
{
    struct td_number_map larger = {.arena = map->arena, .count = 0};
    larger.capacity = map->capacity == 0 ? FIRST_CAPACITY : map->capacity * 2;
    larger.slots = td_arena_array(map->arena, larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].number == 0)
            continue;
        *slot_of(&larger, map->slots[i].key) = map->slots[i];
        larger.count++;
    }
    *map = larger;
    return true;
}

uint32_t *td_number_map_at(struct td_number_map *map, uint64_t key)
{
    if (map->count >= map->capacity / 2 && !grow(map))
        return NULL;
    struct td_number_slot *slot = slot_of(map, key);
    if (slot->number == 0) {
        slot->key = key;
        map->count++;
    }
    return &slot->number;
}

uint32_t td_number_map_find(const struct td_number_map *map, uint64_t key)
{
    return map->capacity > 0 ? slot_of(map, key)->number : 0;
}
