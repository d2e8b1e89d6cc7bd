#include "fault/arenas.h"

#include "base/buf.h"
#include "base/grow.h"
#include "fault/wrap.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct counter room_counter;

#define WRAP(result, name, ...) WRAP_PREFIXED("td_", result, name, __VA_ARGS__)

static bool fails(void)
{
    return counter_fails(&room_counter);
}

WRAP(void *, arena_alloc, struct td_arena *arena, size_t size)
{
    return fails() ? NULL : REAL(arena_alloc)(arena, size);
}

WRAP(void *, arena_array, struct td_arena *arena, size_t count, size_t size)
{
    return fails() ? NULL : REAL(arena_array)(arena, count, size);
}

WRAP(void *, grow, void *list, size_t count, size_t *capacity, size_t size)
{
    bool is_larger = count >= *capacity;
    return is_larger && fails() ? NULL : REAL(grow)(list, count, capacity, size);
}

WRAP(enum td_code, arena_copy, struct td_arena *arena, struct td_slice text, struct td_slice *ret,
     struct td_error *err)
{
    bool is_room = td_slice_is_none(text) || !fails();
    return is_room ? REAL(arena_copy)(arena, text, ret, err) : td_fail_memory(err);
}

WRAP(enum td_code, buf_check, const struct td_buf *buf, struct td_error *err)
{
    return fails() ? td_fail_memory(err) : REAL(buf_check)(buf, err);
}

/* Which no function can hand on as it came. */
enum td_code WRAPPED(arena_format)(struct td_arena *arena, struct td_slice *ret,
                                   struct td_error *err, const char *format,
                                   ...) __asm__("__wrap_td_arena_format") TD_PRINTF(4, 5);
WRAP(enum td_code, arena_format, struct td_arena *arena, struct td_slice *ret, struct td_error *err,
     const char *format, ...)
{
    char *text = NULL;
    va_list args;
    if (fails())
        return td_fail_memory(err);
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        abort();
    va_end(args);
    enum td_code code = REAL(arena_copy)(arena, td_slice_of(text), ret, err);
    free(text);
    return code;
}
