#include "base/arena.h"

#include "base/sanitized.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The address sanitizer sees what is read or written beside an allocation, too. */
#if TD_IS_SANITIZED
#include <sanitizer/asan_interface.h>
#define CLOSE(memory, size) __asan_poison_memory_region(memory, size)
#define OPEN(memory, size) __asan_unpoison_memory_region(memory, size)
enum { GAP_BYTES = alignof(max_align_t) };
#else
#define CLOSE(memory, size) ((void)0)
#define OPEN(memory, size) ((void)0)
enum { GAP_BYTES = 0 };
#endif

enum {
    FIRST_BLOCK_BYTES = 16 * 1024,
    LARGEST_BLOCK_BYTES = 1024 * 1024, /* but for a single allocation that is larger */
};

struct td_arena_block {
    struct td_arena_block *older;
    size_t capacity;
    size_t used;
    alignas(max_align_t) char bytes[];
};

void td_arena_init(struct td_arena *arena, size_t limit_bytes)
{
    *arena = (struct td_arena){.limit_bytes = limit_bytes};
}

static void free_blocks(struct td_arena_block *block)
{
    while (block != NULL) {
        struct td_arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void td_arena_release(struct td_arena *arena)
{
    free_blocks(arena->blocks);
    td_arena_init(arena, arena->limit_bytes);
}

void td_arena_reset(struct td_arena *arena)
{
    struct td_arena_block *kept = arena->blocks;
    arena->is_full = false;
    if (kept == NULL)
        return;

    free_blocks(kept->older);
    kept->older = NULL;
    OPEN(kept->bytes, kept->used);
    memset(kept->bytes, 0, kept->used);
    CLOSE(kept->bytes, kept->used);
    kept->used = 0;
    arena->total_bytes = 0;
}

static size_t room_in(const struct td_arena_block *block)
{
    return block == NULL ? 0 : block->capacity - block->used;
}

static size_t next_block_bytes(const struct td_arena *arena, size_t needed)
{
    size_t size = arena->blocks == NULL ? FIRST_BLOCK_BYTES : arena->blocks->capacity * 2;
    if (size > LARGEST_BLOCK_BYTES)
        size = LARGEST_BLOCK_BYTES;
    return size > needed ? size : needed;
}

static struct td_arena_block *add_block(struct td_arena *arena, size_t needed)
{
    size_t capacity = next_block_bytes(arena, needed);
    struct td_arena_block *block = calloc(1, sizeof(*block) + capacity);
    if (block == NULL)
        return NULL;
    block->capacity = capacity;
    block->older = arena->blocks;
    arena->blocks = block;
    CLOSE(block->bytes, capacity);
    return block;
}

void *td_arena_alloc(struct td_arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        return NULL;
    size_t rounded = size == 0 ? unit : (size + unit - 1) / unit * unit;
    if (rounded > arena->limit_bytes - arena->total_bytes) {
        arena->is_full = true;
        return NULL;
    }

    struct td_arena_block *block = arena->blocks;
    if (room_in(block) < rounded + GAP_BYTES)
        block = add_block(arena, rounded + GAP_BYTES);
    if (block == NULL)
        return NULL;

    void *memory = block->bytes + block->used;
    OPEN(memory, size);
    block->used += rounded + GAP_BYTES;
    arena->total_bytes += rounded;
    return memory;
}

void *td_arena_array(struct td_arena *arena, size_t count, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes))
        return NULL;
    return td_arena_alloc(arena, bytes);
}

enum td_code td_arena_copy(struct td_arena *arena, struct td_slice text, struct td_slice *ret,
                           struct td_error *err)
{
    if (td_slice_is_none(text)) {
        *ret = text;
        return TD_OK;
    }

    char *copy = td_arena_alloc(arena, text.len + 1);
    if (copy == NULL)
        return td_fail_memory(err);
    memcpy(copy, text.ptr, text.len);
    *ret = (struct td_slice){copy, text.len};
    return TD_OK;
}

enum td_code td_arena_format(struct td_arena *arena, struct td_slice *ret, struct td_error *err,
                             const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        return td_fail(err, TD_ERR_MEMORY, "text too long to be formatted");

    char *text = td_arena_alloc(arena, (size_t)len + 1);
    if (text == NULL)
        return td_fail_memory(err);
    va_start(args, format);
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    *ret = (struct td_slice){text, (size_t)len};
    return TD_OK;
}
