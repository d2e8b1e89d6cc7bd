#include "search/widen.h"

#include "base/buf.h"
#include "search/segment.h"

enum { WORD_MAX_BYTES = 1024 * 1024 };

/* What widening a tree needs at hand. */
struct widener {
    struct td_store *store;
    struct td_arena *arena;
    bool has_changed;
};

/* A text whose tokens are those of the phrase. */
static enum td_code spell(struct td_arena *arena, const struct td_phrase *phrase,
                          struct td_slice *ret_text, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) text = {0};
    td_buf_init(&text, WORD_MAX_BYTES);
    for (size_t i = 0; i < phrase->count; i++) {
        if (i > 0 && !phrase->tokens[i].joined)
            td_buf_add_char(&text, ' ');
        td_buf_add(&text, phrase->tokens[i].folded);
    }
    TD_TRY(td_buf_check(&text, err));
    return td_arena_copy(arena, td_buf_slice(&text), ret_text, err);
}

static enum td_code add_part(struct widener *widener, const struct td_query_word *word,
                             const struct td_phrase *part, struct td_node *parts,
                             struct td_error *err)
{
    struct td_node *node = NULL;
    TD_TRY(td_node_make(widener->arena, TD_NODE_WORD, &node, err));
    node->word = (struct td_query_word){.phrase = *part, .fields = word->fields};
    TD_TRY(spell(widener->arena, part, &node->word.text, err));
    td_node_add(parts, node);
    return TD_OK;
}

/* Makes the node, which is a word, ANY of the word and ALL of its parts. */
static enum td_code split(struct widener *widener, struct td_node *node,
                          const struct td_phrase *parts, size_t count, struct td_error *err)
{
    struct td_node *whole = NULL, *all = NULL, *any = NULL;
    TD_TRY(td_node_make(widener->arena, TD_NODE_WORD, &whole, err));
    TD_TRY(td_node_make(widener->arena, TD_NODE_ALL, &all, err));
    TD_TRY(td_node_make(widener->arena, TD_NODE_ANY, &any, err));
    whole->word = node->word;
    whole->word.is_quoted = true;
    whole->word.is_whole = true;
    for (size_t i = 0; i < count; i++)
        TD_TRY(add_part(widener, &node->word, &parts[i], all, err));
    td_node_add(any, whole);
    td_node_add(any, td_node_simplify(all));
    any->next = node->next;
    *node = *any;
    widener->has_changed = true;
    return TD_OK;
}

static enum td_code widen_word(struct widener *widener, struct td_node *node, struct td_error *err)
{
    const struct td_query_word *word = &node->word;
    struct td_phrase *parts = NULL;
    size_t count = 0;
    if (word->is_quoted || word->phrase.is_prefix)
        return TD_OK;
    TD_TRY(td_segment(widener->store, widener->arena, &word->phrase, &parts, &count, err));
    if (count == 1 && parts[0].count == word->phrase.count)
        return TD_OK;
    return split(widener, node, parts, count, err);
}

static enum td_code widen(struct widener *widener, struct td_node *node, struct td_error *err)
{
    if (node->kind == TD_NODE_WORD)
        return widen_word(widener, node, err);
    if (node->kind == TD_NODE_NOT || node->kind == TD_NODE_NEAR)
        return TD_OK;
    for (struct td_node *child = node->children; child != NULL; child = child->next)
        TD_TRY(widen(widener, child, err));
    return TD_OK;
}

enum td_code td_query_widen(struct td_store *store, struct td_arena *arena, struct td_query *query,
                            struct td_error *err)
{
    struct widener widener = {.store = store, .arena = arena};
    if (query->root != NULL)
        TD_TRY(widen(&widener, query->root, err));
    return widener.has_changed ? td_query_gather(arena, query, err) : TD_OK;
}
