/* An arena owns everything allocated for one unit of work (one imported file, one command) and
 * gives it back at once. Memory from it stays put until td_arena_release or td_arena_reset. */
#ifndef TD_BASE_ARENA_H
#define TD_BASE_ARENA_H

#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct td_arena_block;

struct td_arena {
    struct td_arena_block *blocks; /* newest first */
    size_t total_bytes;
    size_t limit_bytes;
    bool is_full; /* something was asked for that would have passed the limit */
};

/* `limit_bytes` is the ceiling: an allocation that would pass it fails like one that the system
 * refuses. Allocates nothing yet. */
void td_arena_init(struct td_arena *arena, size_t limit_bytes);

/* Frees everything. Fit for TD_CLEANUP; releasing twice does nothing. */
void td_arena_release(struct td_arena *arena);

/* Forgets everything allocated, keeping one block for the next unit of work. */
void td_arena_reset(struct td_arena *arena);

/* `size` bytes, zeroed, aligned for any type; NULL when out of memory. Size 0 gives a pointer that
 * must not be read. */
void *td_arena_alloc(struct td_arena *arena, size_t size);

/* `count` things of `size` bytes each, zeroed; NULL when out of memory or when the product does
 * not fit. */
void *td_arena_array(struct td_arena *arena, size_t count, size_t size);

/* A copy that ends in a NUL byte not counted in `len`. An absent slice is copied as absent. When
 * out of memory *ret is untouched. */
TD_CHECKED enum td_code td_arena_copy(struct td_arena *arena, struct td_slice text,
                                      struct td_slice *ret, struct td_error *err);

/* A new text, which the arguments may be parts of what *ret was; it ends in a NUL byte likewise.
 * When out of memory *ret is untouched. */
TD_CHECKED enum td_code td_arena_format(struct td_arena *arena, struct td_slice *ret,
                                        struct td_error *err, const char *format, ...)
    TD_PRINTF(4, 5);

#endif
