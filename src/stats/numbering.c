#include "stats/numbering.h"

/* Open addressing with linear probing; a slot without key is free. */
struct slot {
    uint64_t key;
    uint32_t number;
};

/* Spreads the keys over the slots (Knuth's multiplicative hashing, by 2^64 over the golden ratio).
 */
static size_t slot_of(uint64_t key, unsigned bits)
{
    return (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - bits));
}

/* Slots for twice as many keys, a power of two. */
static unsigned slot_bits(size_t keys)
{
    unsigned bits = 4;
    while ((size_t)1 << bits < keys * 2)
        bits++;
    return bits;
}

static struct slot *find_slot(struct slot *slots, unsigned bits, uint64_t key)
{
    size_t mask = ((size_t)1 << bits) - 1;
    size_t at = slot_of(key, bits);
    while (slots[at].key != 0 && slots[at].key != key)
        at = (at + 1) & mask;
    return &slots[at];
}

enum td_code td_numbering(struct td_arena *arena, const uint64_t *keys, size_t count,
                          uint32_t **ret_numbers, uint32_t *ret_distinct, struct td_error *err)
{
    unsigned bits = slot_bits(count);
    struct slot *slots = td_arena_array(arena, (size_t)1 << bits, sizeof *slots);
    uint32_t *numbers = td_arena_array(arena, count, sizeof *numbers);
    uint32_t distinct = 0;
    if (slots == NULL || numbers == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        struct slot *slot = find_slot(slots, bits, keys[i]);
        if (keys[i] == 0 || slot->key == 0) {
            numbers[i] = distinct;
            if (keys[i] != 0)
                *slot = (struct slot){keys[i], distinct};
            distinct++;
        } else {
            numbers[i] = slot->number;
        }
    }
    *ret_numbers = numbers;
    *ret_distinct = distinct;
    return TD_OK;
}
