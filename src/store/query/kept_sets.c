#include "store/query/kept_sets.h"

struct td_kept_set {
    struct td_condition condition;
    struct td_item_set set;
    struct td_kept_set *older;
};

void td_kept_sets_init(struct td_kept_sets *kept)
{
    td_arena_init(&kept->arena, TD_KEPT_SETS_MAX_BYTES);
    kept->latest = NULL;
}

void td_kept_sets_release(struct td_kept_sets *kept)
{
    td_arena_release(&kept->arena);
    kept->latest = NULL;
}

const struct td_item_set *td_kept_sets_find(const struct td_kept_sets *kept,
                                            const struct td_condition *condition)
{
    for (const struct td_kept_set *set = kept->latest; set != NULL; set = set->older) {
        if (td_condition_equal(&set->condition, condition))
            return &set->set;
    }
    return NULL;
}

void td_kept_sets_add(struct td_kept_sets *kept, const struct td_condition *condition,
                      const struct td_item_set *set)
{
    struct td_error err;
    struct td_kept_set *made = td_arena_alloc(&kept->arena, sizeof *made);
    if (made == NULL)
        return;
    made->condition = *condition;
    if (td_arena_copy(&kept->arena, condition->text, &made->condition.text, &err) != TD_OK ||
        td_arena_copy(&kept->arena, condition->until, &made->condition.until, &err) != TD_OK ||
        td_item_set_copy(&kept->arena, set, &made->set, &err) != TD_OK)
        return;
    made->older = kept->latest;
    kept->latest = made;
}
