#include "store/query/date_cut.h"

#include "store/index/columns.h"

#include <stdlib.h>

enum {
    ITEMS_MIN = 64, /* fewer are put in order as they are */
    DAYS_APART = 2, /* two clocks are less than two days apart: so far a later day may be earlier */
};

/* The place of an item's day in the order asked for, lower first. */
static int64_t place_of(uint32_t day, enum td_sort sort)
{
    if (day == 0)
        return INT64_MAX;
    return sort == TD_SORT_OLDEST ? (int64_t)day : -(int64_t)day;
}

static int compare(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

static enum td_code read_places(struct td_store *store, struct td_arena *arena,
                                const struct td_item_set *set, enum td_sort sort, size_t count,
                                int64_t *ret_places, struct td_error *err)
{
    struct td_column times;
    size_t at = 0;
    TD_TRY(td_columns_open(store, arena, TD_ITEM_TIME, &times, err));
    td_columns_expect(&times, count);
    for (int64_t i = td_item_set_next(set, 0); i >= 0; i = td_item_set_next(set, i + 1)) {
        uint64_t time = 0;
        TD_TRY(td_columns_number(&times, i, &time, err));
        ret_places[at++] = place_of(td_columns_day((uint32_t)time), sort);
    }
    return TD_OK;
}

enum td_code td_date_cut(struct td_store *store, struct td_arena *arena, struct td_item_set *set,
                         enum td_sort sort, int64_t wanted, struct td_error *err)
{
    size_t count = (size_t)td_item_set_count(set), at = 0;
    if (wanted <= 0 || count < ITEMS_MIN || (uint64_t)wanted >= count / 2)
        return TD_OK;
    int64_t *places = td_arena_array(arena, count, sizeof *places);
    int64_t *ordered = td_arena_array(arena, count, sizeof *ordered);
    if (places == NULL || ordered == NULL)
        return td_fail_memory(err);
    TD_TRY(read_places(store, arena, set, sort, count, places, err));
    for (size_t i = 0; i < count; i++)
        ordered[i] = places[i];
    qsort(ordered, count, sizeof *ordered, compare);
    int64_t last = ordered[wanted - 1];
    if (last == INT64_MAX)
        return TD_OK;
    for (int64_t i = td_item_set_next(set, 0); i >= 0; i = td_item_set_next(set, i + 1)) {
        if (places[at++] > last + DAYS_APART)
            td_item_set_remove(set, i);
    }
    return TD_OK;
}
