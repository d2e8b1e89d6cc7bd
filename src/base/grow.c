#include "base/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

/* 0: more than there can be. */
static size_t larger(size_t capacity)
{
    if (capacity > SIZE_MAX / 2)
        return 0;
    return capacity > 0 ? 2 * capacity : FIRST_CAPACITY;
}

void *td_grow(void *list, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return list;
    size_t wanted = larger(*capacity);
    void *grown = wanted > 0 ? reallocarray(list, wanted, size) : NULL;
    if (grown != NULL)
        *capacity = wanted;
    return grown;
}

void *td_arena_grow(struct td_arena *arena, void *list, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return list;
    size_t wanted = larger(*capacity);
    void *grown = wanted > 0 ? td_arena_array(arena, wanted, size) : NULL;
    if (grown == NULL)
        return NULL;
    if (count > 0)
        memcpy(grown, list, count * size);
    *capacity = wanted;
    return grown;
}
