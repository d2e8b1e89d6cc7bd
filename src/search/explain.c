#include "search/explain.h"

#include "search/expression.h"
#include "search/selection.h"
#include "store/query/item_query.h"

struct explainer {
    struct td_store *store;
    struct td_arena *arena;
    struct td_item item; /* id 0: none */
    struct td_reason *reasons;
    size_t count;
};

static size_t count_nodes(const struct td_node *node)
{
    size_t count = 1;
    for (const struct td_node *child = node->children; child != NULL; child = child->next)
        count += count_nodes(child);
    return count;
}

/* The texts of the item that hold the word; "as a longer word" where only its beginning is there.
 */
static enum td_code find_places(struct explainer *explainer, const struct td_query_word *word,
                                struct td_slice *ret_where, struct td_error *err)
{
    const struct td_item *item = &explainer->item;
    const struct {
        enum td_text_field field;
        const char *name;
        struct td_slice text;
    } texts[] = {{TD_FIELD_TITLE, "title", item->title},
                 {TD_FIELD_SUMMARY, "summary", item->summary},
                 {TD_FIELD_AUTHOR, "author", item->author}};
    struct td_phrase longer = word->phrase;
    struct td_slice where = TD_SLICE(""), begins = TD_SLICE("");
    longer.is_prefix = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct td_phrase text;
        if ((word->fields & texts[i].field) == 0 || texts[i].text.len == 0)
            continue;
        TD_TRY(td_phrase_make(explainer->arena, texts[i].text, &text, err));
        bool holds = td_phrase_in(&word->phrase, &text);
        struct td_slice *list = holds ? &where : &begins;
        if (holds || td_phrase_in(&longer, &text))
            TD_TRY(td_arena_format(explainer->arena, list, err, "%.*s%s%s", TD_SLICE_ARG(*list),
                                   list->len > 0 ? ", " : "", texts[i].name));
    }
    *ret_where = where;
    if (where.len == 0 && begins.len > 0)
        return td_arena_format(explainer->arena, ret_where, err,
                               "only as part of a longer word: %.*s", TD_SLICE_ARG(begins));
    return TD_OK;
}

static enum td_code plan_of(struct explainer *explainer, const struct td_node *node,
                            struct td_slice *ret_plan, struct td_error *err)
{
    struct td_slice expression;
    *ret_plan = node->kind == TD_NODE_FILTER ? TD_SLICE("a statement of its own")
                : node->kind == TD_NODE_NEAR ? TD_SLICE("the places of both")
                                             : TD_SLICE("sets joined");
    if (node->kind != TD_NODE_WORD)
        return TD_OK;
    if (td_expression_character(&node->word) != 0) {
        *ret_plan = TD_SLICE("the character's list");
        return TD_OK;
    }
    TD_TRY(td_expression_write(explainer->arena, &node->word, &expression, err));
    return td_arena_format(explainer->arena, ret_plan, err, "MATCH %.*s", TD_SLICE_ARG(expression));
}

static enum td_code explain_node(struct explainer *explainer, const struct td_node *node,
                                 int64_t depth, struct td_error *err)
{
    struct td_reason *reason = &explainer->reasons[explainer->count++];
    struct td_item_set set;
    *reason = (struct td_reason){.depth = depth, .where = TD_SLICE_NONE};
    TD_TRY(td_node_describe(explainer->arena, node, &reason->part, err));
    TD_TRY(td_node_select(explainer->store, explainer->arena, node, &set, err));
    TD_TRY(plan_of(explainer, node, &reason->plan, err));
    reason->items = td_item_set_count(&set);
    reason->is_found = td_item_set_has(&set, explainer->item.id);
    if (node->kind == TD_NODE_WORD && explainer->item.id != 0)
        TD_TRY(find_places(explainer, &node->word, &reason->where, err));
    for (const struct td_node *child = node->children; child != NULL; child = child->next)
        TD_TRY(explain_node(explainer, child, depth + 1, err));
    return TD_OK;
}

enum td_code td_explain(struct td_store *store, struct td_arena *arena,
                        const struct td_query *query, int64_t item, struct td_reason **ret_reasons,
                        size_t *ret_count, struct td_error *err)
{
    struct explainer explainer = {.store = store, .arena = arena};
    bool is_there = false;
    size_t count = query->root != NULL ? count_nodes(query->root) : 0;
    explainer.reasons = td_arena_array(arena, count, sizeof *explainer.reasons);
    if (explainer.reasons == NULL)
        return td_fail_memory(err);
    if (item != 0)
        TD_TRY(td_store_read_item(store, arena, item, &explainer.item, &is_there, err));
    if (query->root != NULL)
        TD_TRY(explain_node(&explainer, query->root, 0, err));
    *ret_reasons = explainer.reasons;
    *ret_count = explainer.count;
    return TD_OK;
}
