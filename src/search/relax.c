#include "search/relax.h"

#include "search/selection.h"

enum {
    WORDS_MAX = TD_QUERY_MAX_WORDS * 4,
    LEAST_WORDS = 2, /* that may be missing */
};

const double td_relaxed_least_share = 0.125;
const double td_relaxed_least_of_heaviest = 0.5;

struct relaxing {
    struct td_arena *arena;
    struct td_relaxed *relaxed;
    struct td_node *must; /* ALL of what stays as it is */
    bool drops_quoted;
};

/* Quoted words may only as other words for one that is not (widen.h quotes synonyms), and where the
 * quotes belong to a text. */
static bool may_be_missing(const struct td_node *node)
{
    bool may = false;
    if (node->word.is_link)
        node = node->children;
    if (node->kind == TD_NODE_WORD)
        return !node->word.is_quoted || node->word.is_in_text;
    if (node->kind != TD_NODE_ALL && node->kind != TD_NODE_ANY)
        return false;
    for (const struct td_node *child = node->children; child != NULL; child = child->next) {
        if (child->kind != TD_NODE_WORD && !may_be_missing(child))
            return false;
        may |= may_be_missing(child);
    }
    return may;
}

static bool is_quoted(const struct td_node *node)
{
    return node->kind == TD_NODE_WORD && node->word.is_quoted;
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

static enum td_code add_word(struct relaxing *relaxing, const struct td_node *node,
                             struct td_error *err)
{
    struct td_relaxed *relaxed = relaxing->relaxed;
    for (size_t i = 0; i < relaxed->word_count; i++) {
        if (td_node_equal(relaxed->words[i], node))
            return TD_OK;
    }
    if (relaxed->word_count == WORDS_MAX)
        return TD_OK;
    return copy_node(relaxing->arena, node, &relaxed->words[relaxed->word_count++], err);
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
    if (may_be_missing(node) || (relaxing->drops_quoted && is_quoted(node)))
        return add_word(relaxing, node, err);
    TD_TRY(copy_node(relaxing->arena, node, &copy, err));
    td_node_add(relaxing->must, copy);
    return TD_OK;
}

/* Words only, none of which is demanded. */
static bool is_free(const struct td_node *node)
{
    bool is = node->kind == TD_NODE_ALL || node->kind == TD_NODE_ANY;
    if (node->kind == TD_NODE_WORD || node->word.is_link)
        return may_be_missing(node);
    for (const struct td_node *child = node->children; is && child != NULL; child = child->next)
        is = is_free(child);
    return is;
}

/* Of a sentence with an OR in it, each alternative may lack some. */
static enum td_code take_alternatives_apart(struct relaxing *relaxing, const struct td_node *root,
                                            struct td_error *err)
{
    if (root->kind != TD_NODE_ANY || !is_free(root))
        return take_apart(relaxing, root, err);
    for (const struct td_node *child = root->children; child != NULL; child = child->next)
        TD_TRY(take_apart(relaxing, child, err));
    return TD_OK;
}

/* The items that pass what must be. */
static enum td_code select_allowed(struct relaxing *relaxing, struct td_store *store,
                                   bool with_drafts, struct td_error *err)
{
    static const struct td_condition every = {.kind = TD_CONDITION_ALL};
    struct td_query query = {.root = td_node_simplify(relaxing->must)};
    struct td_item_set *set = &relaxing->relaxed->set;
    if (query.root != NULL)
        return td_query_select(store, relaxing->arena, &query, with_drafts, set, err);
    if (with_drafts)
        return td_store_select(store, relaxing->arena, &every, set, err);
    return td_store_set_or_default(store, relaxing->arena, NULL, set, err);
}

static bool is_few(const struct td_item_set *set)
{
    int64_t item = 0;
    for (int found = 0; found < TD_RELAX_BELOW; found++) {
        item = td_item_set_next(set, item);
        if (item++ < 0)
            return true;
    }
    return false;
}

static enum td_code relax(struct relaxing *relaxing, struct td_store *store,
                          const struct td_query *query, const struct td_item_set *all,
                          bool with_drafts, struct td_error *err)
{
    struct td_relaxed *relaxed = relaxing->relaxed;
    relaxed->word_count = 0;
    TD_TRY(td_node_make(relaxing->arena, TD_NODE_ALL, &relaxing->must, err));
    TD_TRY(take_alternatives_apart(relaxing, query->root, err));
    if (relaxed->word_count < LEAST_WORDS)
        return TD_OK;
    TD_TRY(select_allowed(relaxing, store, with_drafts, err));
    td_item_set_subtract(&relaxed->set, all);
    return TD_OK;
}

enum td_code td_query_relax(struct td_store *store, struct td_arena *arena,
                            const struct td_query *query, const struct td_item_set *all,
                            bool with_drafts, struct td_relaxed **ret_relaxed, struct td_error *err)
{
    struct relaxing relaxing = {.arena = arena, .drops_quoted = td_item_set_next(all, 0) < 0};
    struct td_relaxed *relaxed = td_arena_alloc(arena, sizeof *relaxed);
    if (relaxed == NULL)
        return td_fail_memory(err);
    *ret_relaxed = NULL;
    if (query->root == NULL || !is_few(all))
        return TD_OK;
    relaxing.relaxed = relaxed;
    relaxed->words = td_arena_array(arena, WORDS_MAX, sizeof(void *));
    if (relaxed->words == NULL)
        return td_fail_memory(err);
    TD_TRY(relax(&relaxing, store, query, all, with_drafts, err));
    if (relaxed->word_count >= LEAST_WORDS)
        *ret_relaxed = relaxed;
    return TD_OK;
}

enum td_code td_relaxed_missing(struct td_store *store, struct td_arena *arena,
                                const struct td_relaxed *relaxed, int64_t item,
                                struct td_slice **ret_words, size_t *ret_count,
                                struct td_error *err)
{
    struct td_slice *missing = td_arena_array(arena, relaxed->word_count, sizeof *missing);
    size_t count = 0;
    struct td_item_set asked, holding;
    if (missing == NULL)
        return td_fail_memory(err);
    TD_TRY(td_item_set_make(arena, item, &asked, err));
    td_item_set_add(&asked, item);
    for (size_t i = 0; i < relaxed->word_count; i++) {
        const struct td_node *node = relaxed->words[i];
        TD_TRY(td_node_select_among(store, arena, node, &asked, &holding, err));
        if (td_item_set_has(&holding, item))
            continue;
        if (node->kind == TD_NODE_WORD)
            missing[count++] = node->word.text;
        else
            TD_TRY(td_node_describe(arena, node, &missing[count++], err));
    }
    *ret_words = missing;
    *ret_count = count;
    return TD_OK;
}
