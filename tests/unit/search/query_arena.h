/* An arena that lasts as long as one test of a query, and what queries are parsed with. */
#ifndef TD_TESTS_QUERY_ARENA_H
#define TD_TESTS_QUERY_ARENA_H

#include "support/calendar.h"
#include "support/cmocka.h"

#include "base/arena.h"

static struct td_arena arena;

/* cmocka's setup and teardown. */
static inline int begin(void **state)
{
    (void)state;
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    td_arena_release(&arena);
    return 0;
}

#endif
