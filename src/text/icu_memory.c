#include "text/icu_memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES = 8 * sizeof(size_t), SMALLEST_CLASS = 4 /* 16 bytes */ };

/* Pieces are as large as a power of two, and go back to those of their size. */
union head {
    size_t size_class;
    max_align_t alignment;
};

struct piece {
    struct piece *next;
};

static char *reserve;
static size_t used_bytes = TD_ICU_MEMORY_BYTES; /* as long as nothing is reserved */
static struct piece *free_pieces[CLASSES];

enum td_code td_icu_memory_reserve(struct td_error *err)
{
    if (reserve != NULL)
        return TD_OK;
    reserve = malloc(TD_ICU_MEMORY_BYTES);
    if (reserve == NULL)
        return td_fail_memory(err);
    used_bytes = 0;
    return TD_OK;
}

static size_t class_of(size_t size_bytes)
{
    size_t size_class = SMALLEST_CLASS;
    while (size_class < CLASSES - 1 && (size_t)1 << size_class < size_bytes)
        size_class++;
    return size_class;
}

static bool is_reserved(const void *memory)
{
    return (uintptr_t)memory - (uintptr_t)reserve < TD_ICU_MEMORY_BYTES;
}

static void *cut_off(size_t size_class)
{
    size_t bytes = sizeof(union head) + ((size_t)1 << size_class);
    if (bytes > TD_ICU_MEMORY_BYTES - used_bytes)
        return NULL;
    union head *head = (union head *)(void *)(reserve + used_bytes);
    used_bytes += bytes;
    head->size_class = size_class;
    return head + 1;
}

void *td_icu_memory_allocate(const void *context, size_t size_bytes)
{
    size_t size_class = class_of(size_bytes);
    struct piece *piece = free_pieces[size_class];
    (void)context;
    if (piece == NULL) {
        void *memory = cut_off(size_class);
        return memory != NULL ? memory : malloc(size_bytes);
    }
    free_pieces[size_class] = piece->next;
    return piece;
}

void *td_icu_memory_resize(const void *context, void *memory, size_t size_bytes)
{
    if (memory == NULL || !is_reserved(memory))
        return memory == NULL ? td_icu_memory_allocate(context, size_bytes)
                              : realloc(memory, size_bytes);
    size_t room = (size_t)1 << ((union head *)memory - 1)->size_class;
    if (size_bytes <= room)
        return memory;
    void *larger = td_icu_memory_allocate(context, size_bytes);
    if (larger == NULL)
        return NULL;
    memcpy(larger, memory, room);
    td_icu_memory_free(context, memory);
    return larger;
}

void td_icu_memory_free(const void *context, void *memory)
{
    (void)context;
    if (memory == NULL || !is_reserved(memory)) {
        free(memory);
        return;
    }
    struct piece *piece = memory;
    size_t size_class = ((union head *)memory - 1)->size_class;
    piece->next = free_pieces[size_class];
    free_pieces[size_class] = piece;
}
