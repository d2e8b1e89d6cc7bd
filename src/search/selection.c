#include "search/selection.h"

#include "search/expression.h"
#include "store/item_query.h"

enum { ITEM_MAX_BYTES = 256 * 1024 * 1024 };

static enum td_code select_match(struct td_store *store, struct td_arena *arena,
                                 const struct td_node *node, struct td_item_set *ret_set,
                                 struct td_error *err)
{
    struct td_condition match = {.kind = TD_CONDITION_MATCH};
    TD_TRY(td_expression_write(arena, node, &match.text, err));
    return td_store_select(store, arena, &match, ret_set, err);
}

static enum td_code select_character(struct td_store *store, struct td_arena *arena,
                                     const struct td_query_word *word, struct td_item_set *ret_set,
                                     struct td_error *err)
{
    struct td_condition has = {.kind = TD_CONDITION_CHARACTER,
                               .number = td_expression_character(word),
                               .number_until = td_expression_fields(word)};
    return td_store_select(store, arena, &has, ret_set, err);
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

/* A node of the kind with copies of those children that FTS5 can answer; NULL where there are
 * none. */
static enum td_code part_for_fts(struct td_arena *arena, const struct td_node *node,
                                 struct td_node **ret_part, struct td_error *err)
{
    TD_TRY(td_node_make(arena, node->kind, ret_part, err));
    for (const struct td_node *child = node->children; child != NULL; child = child->next) {
        struct td_node *copy = NULL;
        if (!td_expression_can(child))
            continue;
        TD_TRY(td_node_make(arena, child->kind, &copy, err));
        *copy = *child;
        copy->next = NULL;
        td_node_add(*ret_part, copy);
    }
    *ret_part = td_node_simplify(*ret_part);
    return TD_OK;
}

/* Joins what one child of an ALL or ANY finds to the set. */
static enum td_code join_child(struct td_store *store, struct td_arena *arena,
                               const struct td_node *parent, const struct td_node *child,
                               struct td_item_set *set, struct td_error *err)
{
    bool is_taken_out = parent->kind == TD_NODE_ALL && child->kind == TD_NODE_NOT;
    struct td_item_set found;
    TD_TRY(td_node_select(store, arena, is_taken_out ? child->children : child, &found, err));
    if (is_taken_out)
        td_item_set_subtract(set, &found);
    else if (parent->kind == TD_NODE_ALL)
        td_item_set_and(set, &found);
    else
        td_item_set_or(set, &found);
    return TD_OK;
}

static enum td_code select_joined(struct td_store *store, struct td_arena *arena,
                                  const struct td_node *node, struct td_item_set *ret_set,
                                  struct td_error *err)
{
    struct td_node *part = NULL;
    struct td_item_set set;
    if (node->kind == TD_NODE_ALL)
        TD_TRY(part_for_fts(arena, node, &part, err));
    if (part != NULL)
        TD_TRY(select_match(store, arena, part, &set, err));
    else if (node->kind == TD_NODE_ALL)
        TD_TRY(select_kind(store, arena, TD_CONDITION_ALL, &set, err));
    else
        TD_TRY(td_store_make_set(store, arena, &set, err));
    for (const struct td_node *child = node->children; child != NULL; child = child->next) {
        if (part == NULL || !td_expression_can(child))
            TD_TRY(join_child(store, arena, node, child, &set, err));
    }
    *ret_set = set;
    return TD_OK;
}

enum td_code td_node_select(struct td_store *store, struct td_arena *arena,
                            const struct td_node *node, struct td_item_set *ret_set,
                            struct td_error *err)
{
    TD_TRY(td_store_check_time(store, err));
    if (td_expression_can(node))
        return select_match(store, arena, node, ret_set, err);
    switch (node->kind) {
    case TD_NODE_FILTER:
        return td_store_select(store, arena, &node->condition, ret_set, err);
    case TD_NODE_NOT:
        return select_not(store, arena, node, ret_set, err);
    case TD_NODE_NEAR:
        return select_uneven_near(store, arena, node, ret_set, err);
    case TD_NODE_WORD:
        return select_character(store, arena, &node->word, ret_set, err);
    case TD_NODE_ALL:
    case TD_NODE_ANY:
        break;
    }
    return select_joined(store, arena, node, ret_set, err);
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
