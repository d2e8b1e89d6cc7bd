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

static bool is_same_text(struct td_slice a, struct td_slice b)
{
    return td_slice_is_none(a) == td_slice_is_none(b) && td_slice_equal(a, b);
}

static bool is_same(const struct td_condition *a, const struct td_condition *b)
{
    return a->kind == b->kind && a->number == b->number && a->number_until == b->number_until &&
           is_same_text(a->text, b->text) && is_same_text(a->until, b->until);
}

const struct td_item_set *td_kept_sets_find(const struct td_kept_sets *kept,
                                            const struct td_condition *condition)
{
    for (const struct td_kept_set *set = kept->latest; set != NULL; set = set->older) {
        if (is_same(&set->condition, condition))
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
