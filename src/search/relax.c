#include "search/relax.h"

#include "search/selection.h"
#include "store/condition.h"

#include <math.h>

enum { UNITS_MAX = TD_QUERY_MAX_WORDS * 4 };

/* One thing that an item may or may not hold. */
struct unit {
    struct td_node *node;
    struct td_item_set set;
    double weight;
};

struct relaxing {
    struct td_store *store;
    struct td_arena *arena;
    struct unit units[UNITS_MAX];
    size_t unit_count;
    struct td_node *must; /* ALL of what stays as it is */
    double *weights;      /* by item: what it holds */
    int64_t highest;
};

static bool asks_for_words_only(const struct td_node *node)
{
    if (node->kind == TD_NODE_NOT || node->kind == TD_NODE_FILTER)
        return false;
    for (const struct td_node *child = node->children; child != NULL; child = child->next) {
        if (!asks_for_words_only(child))
            return false;
    }
    return true;
}

/* A long Han run beside its words, as widen.h makes it: its words, NULL for anything else. */
static struct td_node *words_of_run(const struct td_node *node)
{
    if (node->kind != TD_NODE_ANY || node->children->kind != TD_NODE_WORD ||
        !node->children->word.is_whole)
        return NULL;
    return node->children->next;
}

static enum td_code copy_node(struct td_arena *arena, const struct td_node *node,
                              struct td_node **ret_copy, struct td_error *err)
{
    TD_TRY(td_node_make(arena, node->kind, ret_copy, err));
    **ret_copy = *node;
    (*ret_copy)->next = NULL;
    return TD_OK;
}

static enum td_code add_unit(struct relaxing *relaxing, const struct td_node *node,
                             struct td_error *err)
{
    if (relaxing->unit_count == UNITS_MAX)
        return TD_OK;
    return copy_node(relaxing->arena, node, &relaxing->units[relaxing->unit_count++].node, err);
}

/* Sorts what the query asks for into what may be missing and what must be. */
static enum td_code take_apart(struct relaxing *relaxing, const struct td_node *node,
                               struct td_error *err)
{
    const struct td_node *words = words_of_run(node);
    struct td_node *copy = NULL;
    if (words != NULL)
        return take_apart(relaxing, words, err);
    if (node->kind == TD_NODE_ALL) {
        for (const struct td_node *child = node->children; child != NULL; child = child->next)
            TD_TRY(take_apart(relaxing, child, err));
        return TD_OK;
    }
    if (asks_for_words_only(node))
        return add_unit(relaxing, node, err);
    TD_TRY(copy_node(relaxing->arena, node, &copy, err));
    td_node_add(relaxing->must, copy);
    return TD_OK;
}

/* The items that pass what must be; absent bits where there is no such thing are not tested. */
static enum td_code select_allowed(struct relaxing *relaxing, struct td_item_set *ret_set,
                                   struct td_error *err)
{
    struct td_query query = {.root = td_node_simplify(relaxing->must)};
    if (query.root == NULL)
        return td_store_set_or_default(relaxing->store, relaxing->arena, NULL, ret_set, err);
    return td_query_select(relaxing->store, relaxing->arena, &query, false, ret_set, err);
}

static enum td_code weigh_unit(struct relaxing *relaxing, struct unit *unit, double total,
                               struct td_error *err)
{
    TD_TRY(td_node_select(relaxing->store, relaxing->arena, unit->node, &unit->set, err));
    double holding = (double)td_item_set_count(&unit->set);
    unit->weight = log(1 + (total - holding + 0.5) / (holding + 0.5));
    for (int64_t i = td_item_set_next(&unit->set, 0); i >= 0 && i <= relaxing->highest;
         i = td_item_set_next(&unit->set, i + 1))
        relaxing->weights[i] += unit->weight;
    return TD_OK;
}

static enum td_code weigh(struct relaxing *relaxing, struct td_error *err)
{
    struct td_item_set all;
    struct td_condition every = {.kind = TD_CONDITION_ALL};
    TD_TRY(td_store_select(relaxing->store, relaxing->arena, &every, &all, err));
    double total = (double)td_item_set_count(&all);
    relaxing->highest = (int64_t)all.word_count * 64 - 1;
    relaxing->weights =
        td_arena_array(relaxing->arena, all.word_count * 64, sizeof *relaxing->weights);
    if (relaxing->weights == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < relaxing->unit_count; i++)
        TD_TRY(weigh_unit(relaxing, &relaxing->units[i], total, err));
    return TD_OK;
}

/* The item that holds most; -1 where none holds anything. */
static int64_t best_of(const struct relaxing *relaxing, const struct td_item_set *allowed)
{
    int64_t best = -1;
    for (int64_t i = td_item_set_next(allowed, 0); i >= 0; i = td_item_set_next(allowed, i + 1)) {
        if (relaxing->weights[i] > 0 &&
            (best < 0 || relaxing->weights[i] >= relaxing->weights[best]))
            best = i;
    }
    return best;
}

static enum td_code keep_most(struct relaxing *relaxing, const struct td_item_set *allowed,
                              int64_t best, struct td_item_set *ret_set, struct td_error *err)
{
    double least = relaxing->weights[best] / 2;
    TD_TRY(td_store_make_set(relaxing->store, relaxing->arena, ret_set, err));
    for (int64_t i = td_item_set_next(allowed, 0); i >= 0; i = td_item_set_next(allowed, i + 1)) {
        if (relaxing->weights[i] >= least)
            td_item_set_add(ret_set, i);
    }
    return TD_OK;
}

static enum td_code name_dropped(struct relaxing *relaxing, int64_t best,
                                 struct td_slice **ret_dropped, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_slice *dropped =
        td_arena_array(relaxing->arena, relaxing->unit_count, sizeof *dropped);
    size_t count = 0;
    if (dropped == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < relaxing->unit_count; i++) {
        const struct unit *unit = &relaxing->units[i];
        if (td_item_set_has(&unit->set, best))
            continue;
        if (unit->node->kind == TD_NODE_WORD)
            dropped[count++] = unit->node->word.text;
        else
            TD_TRY(td_node_describe(relaxing->arena, unit->node, &dropped[count++], err));
    }
    *ret_dropped = dropped;
    *ret_count = count;
    return TD_OK;
}

/* The query as one that any of its words answers, within what must be. */
static enum td_code ask_for_any(struct relaxing *relaxing, struct td_query *query,
                                struct td_error *err)
{
    struct td_node *all = NULL, *any = NULL;
    TD_TRY(td_node_make(relaxing->arena, TD_NODE_ALL, &all, err));
    TD_TRY(td_node_make(relaxing->arena, TD_NODE_ANY, &any, err));
    for (size_t i = 0; i < relaxing->unit_count; i++) {
        relaxing->units[i].node->next = NULL;
        td_node_add(any, relaxing->units[i].node);
    }
    td_node_add(all, td_node_simplify(any));
    for (struct td_node *child = relaxing->must->children, *next = NULL; child != NULL;
         child = next) {
        next = child->next;
        child->next = NULL;
        td_node_add(all, child);
    }
    query->root = td_node_simplify(all);
    return td_query_gather(relaxing->arena, query, err);
}

enum td_code td_query_relax(struct td_store *store, struct td_arena *arena, struct td_query *query,
                            struct td_item_set *ret_set, struct td_slice **ret_dropped,
                            size_t *ret_dropped_count, struct td_error *err)
{
    struct relaxing *relaxing = td_arena_alloc(arena, sizeof *relaxing);
    struct td_item_set allowed;
    if (relaxing == NULL)
        return td_fail_memory(err);
    relaxing->store = store;
    relaxing->arena = arena;
    TD_TRY(td_store_make_set(store, arena, ret_set, err));
    *ret_dropped_count = 0;
    TD_TRY(td_node_make(arena, TD_NODE_ALL, &relaxing->must, err));
    if (query->root != NULL)
        TD_TRY(take_apart(relaxing, query->root, err));
    if (relaxing->unit_count < 2)
        return TD_OK;
    TD_TRY(select_allowed(relaxing, &allowed, err));
    TD_TRY(weigh(relaxing, err));
    int64_t best = best_of(relaxing, &allowed);
    if (best < 0)
        return TD_OK;
    TD_TRY(keep_most(relaxing, &allowed, best, ret_set, err));
    TD_TRY(name_dropped(relaxing, best, ret_dropped, ret_dropped_count, err));
    return ask_for_any(relaxing, query, err);
}
