#include "search/selection.h"

static enum td_code narrow(struct td_store *store, struct td_arena *arena,
                           const struct td_condition *condition, struct td_item_set *set,
                           struct td_error *err)
{
    struct td_item_set found;
    TD_TRY(td_store_select(store, arena, condition, &found, err));
    td_item_set_and(set, &found);
    return TD_OK;
}

enum td_code td_query_select(struct td_store *store, struct td_arena *arena,
                             const struct td_query *query, const struct td_condition *conditions,
                             size_t count, struct td_item_set *ret_set, struct td_error *err)
{
    struct td_condition match = {.kind = TD_CONDITION_MATCH, .text = query->match};
    struct td_item_set set;
    TD_TRY(td_store_set_or_default(store, arena, NULL, &set, err));
    if (query->word_count > 0)
        TD_TRY(narrow(store, arena, &match, &set, err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(narrow(store, arena, &conditions[i], &set, err));
    *ret_set = set;
    return TD_OK;
}
