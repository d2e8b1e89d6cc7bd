#include "stats/counts.h"

static const struct td_slice key_names[TD_KEY_COUNT] = {
    [TD_KEY_AUTHOR] = {"author", 6}, [TD_KEY_CATEGORY] = {"category", 8},
    [TD_KEY_SITE] = {"site", 4},     [TD_KEY_YEAR] = {"year", 4},
    [TD_KEY_MONTH] = {"month", 5},   [TD_KEY_DAY] = {"day", 3},
};

struct td_slice td_count_key_name(enum td_count_key key)
{
    return key < TD_KEY_COUNT ? key_names[key] : TD_SLICE_NONE;
}

bool td_count_key_find(struct td_slice name, enum td_count_key *ret_key)
{
    for (int key = 0; key < TD_KEY_COUNT; key++) {
        if (td_slice_equal(key_names[key], name)) {
            *ret_key = (enum td_count_key)key;
            return true;
        }
    }
    return false;
}

enum td_code td_stats_count(struct td_store *store, struct td_arena *arena, enum td_count_key key,
                            const struct td_item_set *set, struct td_counts *ret_counts,
                            struct td_error *err)
{
    struct td_counts counts = {.key = key};
    TD_TRY(td_store_count(store, arena, key, set, &counts.rows, &counts.count, &counts.items, err));
    *ret_counts = counts;
    return TD_OK;
}
