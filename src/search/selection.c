#include "search/selection.h"

#include "search/expression.h"
#include "store/query/item_query.h"

enum { ITEM_MAX_BYTES = 256 * 1024 * 1024 };

static enum td_code select_match(struct td_store *store, struct td_arena *arena,
                                 const struct td_node *node, struct td_item_set *ret_set,
                                 struct td_error *err)
{
    struct td_condition match = {.kind = TD_CONDITION_MATCH};
    TD_TRY(td_expression_write(arena, node, &match.text, err));
    return td_store_select(store, arena, &match, ret_set, err);
}

static enum td_code select_word(struct td_store *store, struct td_arena *arena,
                                const struct td_node *node, struct td_item_set *ret_set,
                                struct td_error *err)
{
    struct td_condition phrase = {.kind = TD_CONDITION_PHRASE,
                                  .number = td_expression_character(&node->word),
                                  .number_until = td_expression_fields(&node->word)};
    TD_TRY(td_expression_write(arena, node, &phrase.text, err));
    return td_store_select(store, arena, &phrase, ret_set, err);
}

static enum td_code select_kind(struct td_store *store, struct td_arena *arena,
                                enum td_condition_kind kind, struct td_item_set *ret_set,
                                struct td_error *err)
{
    return td_store_select(store, arena, &(struct td_condition){.kind = kind}, ret_set, err);
}

/* Whether one of the texts in which both words are looked for has them near each other. */
static enum td_code is_near(struct td_arena *arena, const struct td_node *near,
                            const struct td_item *item, bool *ret_is_near, struct td_error *err)
{
    const struct td_query_word *left = &near->children->word, *right = &near->children->next->word;
    const struct td_slice texts[] = {item->title, item->summary, item->author};
    *ret_is_near = false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && !*ret_is_near; i++) {
        struct td_phrase text;
        if ((left->fields >> i & 1) == 0)
            continue;
        TD_TRY(td_phrase_make(arena, texts[i], &text, err));
        *ret_is_near = td_phrase_near(&left->phrase, &right->phrase, &text, near->distance);
    }
    return TD_OK;
}

/* Of the items of `doubtful`, adds those to the set that have both words near. */
static enum td_code add_near(struct td_store *store, const struct td_node *near,
                             const struct td_item_set *doubtful, struct td_item_set *set,
                             struct td_error *err)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ITEM_MAX_BYTES);
    for (int64_t i = td_item_set_next(doubtful, 0); i >= 0; i = td_item_set_next(doubtful, i + 1)) {
        struct td_item item = {0};
        bool is_found = false, is_there = false;
        td_arena_reset(&arena);
        TD_TRY(td_store_read_item(store, &arena, i, &item, &is_there, err));
        if (is_there)
            TD_TRY(is_near(&arena, near, &item, &is_found, err));
        if (is_found)
            td_item_set_add(set, i);
    }
    return TD_OK;
}

/* One word ends in a bigram and one does not, so that FTS5 counts the distance by one too long if
 * the former comes first. Only items in which that one token decides are read. */
static enum td_code select_uneven_near(struct td_store *store, struct td_arena *arena,
                                       const struct td_node *near, struct td_item_set *ret_set,
                                       struct td_error *err)
{
    struct td_node closer = *near, wider = *near;
    struct td_item_set sure, doubtful;
    int64_t given = td_expression_short_by(&near->children->word.phrase);
    closer.distance = near->distance - given;
    wider.distance = near->distance - given + 1;
    TD_TRY(select_match(store, arena, &closer, &sure, err));
    TD_TRY(select_match(store, arena, &wider, &doubtful, err));
    td_item_set_subtract(&doubtful, &sure);
    TD_TRY(add_near(store, near, &doubtful, &sure, err));
    *ret_set = sure;
    return TD_OK;
}

static enum td_code select_not(struct td_store *store, struct td_arena *arena,
                               const struct td_node *node, struct td_item_set *ret_set,
                               struct td_error *err)
{
    struct td_item_set out;
    TD_TRY(td_node_select(store, arena, node->children, &out, err));
    TD_TRY(select_kind(store, arena, TD_CONDITION_ALL, ret_set, err));
    td_item_set_subtract(ret_set, &out);
    return TD_OK;
}

/* A filter that reads whole items is asked of those that all else has left. */
static bool reads_items(const struct td_node *node)
{
    return node->kind == TD_NODE_FILTER && node->condition.kind == TD_CONDITION_URL;
}

static bool is_left_for_last(const struct td_node *child)
{
    return reads_items(child->kind == TD_NODE_NOT ? child->children : child);
}

/* Joins what one child of an ALL or ANY finds to the set. */
static enum td_code join_child(struct td_store *store, struct td_arena *arena,
                               const struct td_node *parent, const struct td_node *child,
                               struct td_item_set *set, struct td_error *err)
{
    bool is_taken_out = parent->kind == TD_NODE_ALL && child->kind == TD_NODE_NOT;
    struct td_item_set found;
    const struct td_node *asked = is_taken_out ? child->children : child;
    if (parent->kind == TD_NODE_ALL && reads_items(asked))
        TD_TRY(td_store_select_url_among(store, arena, &asked->condition, set, &found, err));
    else
        TD_TRY(td_node_select(store, arena, asked, &found, err));
    if (is_taken_out)
        td_item_set_subtract(set, &found);
    else if (parent->kind == TD_NODE_ALL)
        td_item_set_and(set, &found);
    else
        td_item_set_or(set, &found);
    return TD_OK;
}

/* What holds a long run holds its words, which stand beside it (widen.h). */
static bool is_held_by_next(const struct td_node *child)
{
    return child->kind == TD_NODE_WORD && child->word.is_whole && child->next != NULL;
}

static enum td_code select_any(struct td_store *store, struct td_arena *arena,
                               const struct td_node *any, struct td_item_set *ret_set,
                               struct td_error *err)
{
    TD_TRY(td_store_make_set(store, arena, ret_set, err));
    for (const struct td_node *child = any->children; child != NULL; child = child->next) {
        if (!is_held_by_next(child))
            TD_TRY(join_child(store, arena, any, child, ret_set, err));
    }
    return TD_OK;
}

/* The first child that is no NOT, one that is left for last only where all are; NULL where there is
 * none. */
static const struct td_node *first_asked_for(const struct td_node *all)
{
    const struct td_node *last = NULL;
    for (const struct td_node *child = all->children; child != NULL; child = child->next) {
        if (child->kind != TD_NODE_NOT && !is_left_for_last(child))
            return child;
        if (child->kind != TD_NODE_NOT && last == NULL)
            last = child;
    }
    return last;
}

static enum td_code join_others(struct td_store *store, struct td_arena *arena,
                                const struct td_node *all, const struct td_node *first,
                                bool are_last, struct td_item_set *set, struct td_error *err)
{
    for (const struct td_node *child = all->children; child != NULL; child = child->next) {
        if (child != first && is_left_for_last(child) == are_last && td_item_set_next(set, 0) >= 0)
            TD_TRY(join_child(store, arena, all, child, set, err));
    }
    return TD_OK;
}

/* Once nothing is left, nothing more is looked up. */
static enum td_code select_all(struct td_store *store, struct td_arena *arena,
                               const struct td_node *all, struct td_item_set *ret_set,
                               struct td_error *err)
{
    const struct td_node *first = first_asked_for(all);
    if (first != NULL)
        TD_TRY(td_node_select(store, arena, first, ret_set, err));
    else
        TD_TRY(select_kind(store, arena, TD_CONDITION_ALL, ret_set, err));
    TD_TRY(join_others(store, arena, all, first, false, ret_set, err));
    return join_others(store, arena, all, first, true, ret_set, err);
}

enum td_code td_node_select(struct td_store *store, struct td_arena *arena,
                            const struct td_node *node, struct td_item_set *ret_set,
                            struct td_error *err)
{
    TD_TRY(td_store_check_time(store, err));
    switch (node->kind) {
    case TD_NODE_WORD:
        return select_word(store, arena, node, ret_set, err);
    case TD_NODE_NEAR:
        return td_expression_can(node) ? select_match(store, arena, node, ret_set, err)
                                       : select_uneven_near(store, arena, node, ret_set, err);
    case TD_NODE_FILTER:
        return td_store_select(store, arena, &node->condition, ret_set, err);
    case TD_NODE_NOT:
        return select_not(store, arena, node, ret_set, err);
    case TD_NODE_ANY:
        return select_any(store, arena, node, ret_set, err);
    case TD_NODE_ALL:
        break;
    }
    return select_all(store, arena, node, ret_set, err);
}

enum td_code td_query_select(struct td_store *store, struct td_arena *arena,
                             const struct td_query *query, bool with_drafts,
                             struct td_item_set *ret_set, struct td_error *err)
{
    struct td_item_set set, drafts;
    if (query->root == NULL)
        return td_store_make_set(store, arena, ret_set, err);
    TD_TRY(td_node_select(store, arena, query->root, &set, err));
    if (!with_drafts) {
        TD_TRY(select_kind(store, arena, TD_CONDITION_DRAFT, &drafts, err));
        td_item_set_subtract(&set, &drafts);
    }
    *ret_set = set;
    return TD_OK;
}
