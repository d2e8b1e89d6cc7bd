#include "search/selection.h"

#include "search/expression.h"

enum { TOKENS_A_TERM = 2 };

static enum td_code write_condition(struct td_arena *arena, const struct td_query_word *word,
                                    struct td_condition *ret_condition, struct td_error *err)
{
    *ret_condition = (struct td_condition){.kind = TD_CONDITION_PHRASE,
                                           .number = td_expression_character(word),
                                           .number_until = word->fields};
    return td_expression_write(arena, word, &ret_condition->text, err);
}

static enum td_code select_word(struct td_store *store, struct td_arena *arena,
                                const struct td_node *node, struct td_item_set *ret_set,
                                struct td_error *err)
{
    struct td_condition phrase;
    TD_TRY(write_condition(arena, &node->word, &phrase, err));
    return td_store_select(store, arena, &phrase, ret_set, err);
}

enum td_code td_word_is_held(struct td_store *store, struct td_arena *arena,
                             const struct td_query_word *word, bool *ret_is_held,
                             struct td_error *err)
{
    struct td_condition phrase;
    TD_TRY(write_condition(arena, word, &phrase, err));
    return td_store_has_phrase(store, &phrase, ret_is_held, err);
}

static enum td_code select_word_among(struct td_store *store, struct td_arena *arena,
                                      const struct td_node *node, const struct td_item_set *among,
                                      struct td_item_set *ret_set, struct td_error *err)
{
    struct td_condition phrase;
    TD_TRY(write_condition(arena, &node->word, &phrase, err));
    return td_store_select_among(store, arena, &phrase, among, ret_set, err);
}

static enum td_code select_kind(struct td_store *store, struct td_arena *arena,
                                enum td_condition_kind kind, struct td_item_set *ret_set,
                                struct td_error *err)
{
    return td_store_select(store, arena, &(struct td_condition){.kind = kind}, ret_set, err);
}

/* What has both words at all. */
static enum td_code select_words(struct td_store *store, struct td_arena *arena,
                                 const struct td_node *near, struct td_item_set *ret_set,
                                 struct td_error *err)
{
    struct td_item_set other;
    TD_TRY(select_word(store, arena, near->children, ret_set, err));
    TD_TRY(select_word(store, arena, near->children->next, &other, err));
    td_item_set_and(ret_set, &other);
    return TD_OK;
}

/* Of `among`, which has both words. */
static enum td_code select_near_among(struct td_store *store, struct td_arena *arena,
                                      const struct td_node *node, const struct td_item_set *among,
                                      struct td_item_set *ret_set, struct td_error *err)
{
    const struct td_query_word *left = &node->children->word, *right = &node->children->next->word;
    struct td_near near = {.left_tokens = left->phrase.count,
                           .right_tokens = right->phrase.count,
                           .distance = (uint64_t)node->distance};
    TD_TRY(td_expression_write(arena, left, &near.left, err));
    TD_TRY(td_expression_write(arena, right, &near.right, err));
    return td_store_select_near(store, arena, &near, among, ret_set, err);
}

/* `among`: NULL, of all. */
static enum td_code select_near(struct td_store *store, struct td_arena *arena,
                                const struct td_node *near, const struct td_item_set *among,
                                struct td_item_set *ret_set, struct td_error *err)
{
    struct td_item_set both;
    TD_TRY(select_words(store, arena, near, &both, err));
    if (among != NULL)
        td_item_set_and(&both, among);
    return select_near_among(store, arena, near, &both, ret_set, err);
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

/* A phrase whose list nobody asks for but here, longer than a pair, which is a term by itself. */
static bool is_part(const struct td_node *node)
{
    return node->kind == TD_NODE_WORD && node->word.is_part &&
           node->word.phrase.count > TOKENS_A_TERM;
}

/* How near words stand, the words of a long run, and what a url holds are asked last, and only of
 * what all else has left. */
static bool is_asked_last(const struct td_node *child)
{
    const struct td_node *asked = child->kind == TD_NODE_NOT ? child->children : child;
    bool is_url = asked->kind == TD_NODE_FILTER && asked->condition.kind == TD_CONDITION_URL;
    return is_url || asked->kind == TD_NODE_NEAR || is_part(asked);
}

/* What one child of an ALL or ANY finds; of an ALL, as far as it is in the set, but for words whose
 * whole lists are wanted by ranking, too. */
static enum td_code select_child(struct td_store *store, struct td_arena *arena,
                                 const struct td_node *parent, const struct td_node *asked,
                                 const struct td_item_set *set, struct td_item_set *ret_found,
                                 struct td_error *err)
{
    bool is_whole = asked->kind == TD_NODE_WORD && !is_part(asked);
    if (parent->kind != TD_NODE_ALL || is_whole)
        return td_node_select(store, arena, asked, ret_found, err);
    return td_node_select_among(store, arena, asked, set, ret_found, err);
}

/* Joins what one child of an ALL or ANY finds to the set. */
static enum td_code join_child(struct td_store *store, struct td_arena *arena,
                               const struct td_node *parent, const struct td_node *child,
                               struct td_item_set *set, struct td_error *err)
{
    bool is_taken_out = parent->kind == TD_NODE_ALL && child->kind == TD_NODE_NOT;
    struct td_item_set found;
    TD_TRY(select_child(store, arena, parent, is_taken_out ? child->children : child, set, &found,
                        err));
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

/* The first child that is no NOT, one that is asked at once if there is any; NULL where there is
 * none. */
static const struct td_node *first_asked_for(const struct td_node *all)
{
    const struct td_node *first = NULL;
    for (const struct td_node *child = all->children; child != NULL; child = child->next) {
        bool is_earlier = first == NULL || (is_asked_last(first) && !is_asked_last(child));
        if (child->kind != TD_NODE_NOT && is_earlier)
            first = child;
    }
    return first;
}

static enum td_code select_first(struct td_store *store, struct td_arena *arena,
                                 const struct td_node *first, struct td_item_set *ret_set,
                                 struct td_error *err)
{
    if (first == NULL)
        return select_kind(store, arena, TD_CONDITION_ALL, ret_set, err);
    if (first->kind == TD_NODE_NEAR)
        return select_words(store, arena, first, ret_set, err);
    return td_node_select(store, arena, first, ret_set, err);
}

/* What is to be near is asked for twice: at once as words, and then how near they are. */
static enum td_code join_children(struct td_store *store, struct td_arena *arena,
                                  const struct td_node *all, const struct td_node *first, bool last,
                                  struct td_item_set *set, struct td_error *err)
{
    for (const struct td_node *child = all->children; child != NULL; child = child->next) {
        bool is_near = child->kind == TD_NODE_NEAR;
        struct td_item_set words;
        if (td_item_set_next(set, 0) < 0)
            return TD_OK;
        if (is_near && !last) {
            TD_TRY(select_words(store, arena, child, &words, err));
            td_item_set_and(set, &words);
        } else if (is_asked_last(child) == last && (child != first || is_near)) {
            TD_TRY(join_child(store, arena, all, child, set, err));
        }
    }
    return TD_OK;
}

/* Once nothing is left, nothing more is looked up. */
static enum td_code select_all(struct td_store *store, struct td_arena *arena,
                               const struct td_node *all, struct td_item_set *ret_set,
                               struct td_error *err)
{
    const struct td_node *first = first_asked_for(all);
    TD_TRY(select_first(store, arena, first, ret_set, err));
    TD_TRY(join_children(store, arena, all, first, false, ret_set, err));
    return join_children(store, arena, all, first, true, ret_set, err);
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
        return select_near(store, arena, node, NULL, ret_set, err);
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

enum td_code td_node_select_among(struct td_store *store, struct td_arena *arena,
                                  const struct td_node *node, const struct td_item_set *among,
                                  struct td_item_set *ret_set, struct td_error *err)
{
    if (node->kind == TD_NODE_FILTER)
        return td_store_select_among(store, arena, &node->condition, among, ret_set, err);
    if (node->kind == TD_NODE_WORD)
        return select_word_among(store, arena, node, among, ret_set, err);
    if (node->kind == TD_NODE_NEAR)
        return select_near(store, arena, node, among, ret_set, err);
    TD_TRY(td_node_select(store, arena, node, ret_set, err));
    td_item_set_and(ret_set, among);
    return TD_OK;
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
