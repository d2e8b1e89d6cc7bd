#include "base/grow.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

/* For how many things of `size` bytes there is to be room next; 0: that is more than there can be.
 */
static size_t larger(size_t capacity, size_t size)
{
    size_t bytes = 0;
    size_t wanted = capacity > 0 ? capacity * 2 : FIRST_CAPACITY;
    bool fits = capacity <= SIZE_MAX / 2 && !__builtin_mul_overflow(wanted, size, &bytes);
    return fits ? wanted : 0;
}

void *td_grow(void *list, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return list;
    size_t wanted = larger(*capacity, size);
    void *grown = wanted > 0 ? realloc(list, wanted * size) : NULL;
    if (grown != NULL)
        *capacity = wanted;
    return grown;
}

void *td_arena_grow(struct td_arena *arena, void *list, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return list;
    size_t wanted = larger(*capacity, size);
    void *grown = wanted > 0 ? td_arena_array(arena, wanted, size) : NULL;
    if (grown == NULL)
        return NULL;
    if (count > 0)
        memcpy(grown, list, count * size);
    *capacity = wanted;
    return grown;
}
