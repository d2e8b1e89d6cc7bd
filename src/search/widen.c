#include "search/widen.h"

#include "base/buf.h"
#include "search/segment.h"
#include "store/content/synonyms.h"

enum { WORD_MAX_BYTES = 1024 * 1024 };

/* What widening a tree needs at hand. */
struct widener {
    struct td_store *store;
    struct td_arena *arena;
    struct td_synonyms *sets;
    size_t set_count;
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
    node->word = (struct td_query_word){.phrase = *part, .fields = word->fields, .is_part = true};
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

/* The synonyms of a word; NULL where it has none. */
static enum td_code find_synonyms(struct widener *widener, const struct td_phrase *word,
                                  const struct td_synonyms **ret_set, struct td_error *err)
{
    *ret_set = NULL;
    for (size_t i = 0; i < widener->set_count; i++) {
        for (size_t n = 0; n < widener->sets[i].count; n++) {
            struct td_phrase synonym;
            TD_TRY(td_phrase_make(widener->arena, widener->sets[i].words[n], &synonym, err));
            if (td_phrase_equal(word, &synonym))
                *ret_set = &widener->sets[i];
        }
    }
    return TD_OK;
}

static enum td_code add_synonym(struct widener *widener, const struct td_query_word *word,
                                struct td_slice text, struct td_node *any, struct td_error *err)
{
    struct td_query_word other = {.text = text, .fields = word->fields, .is_quoted = true};
    struct td_node *synonym = NULL;
    TD_TRY(td_phrase_make(widener->arena, text, &other.phrase, err));
    if (other.phrase.count == 0 || td_phrase_equal(&other.phrase, &word->phrase))
        return TD_OK;
    TD_TRY(td_node_make(widener->arena, TD_NODE_WORD, &synonym, err));
    synonym->word = other;
    td_node_add(any, synonym);
    return TD_OK;
}

/* Makes the node, found by a word, ANY of what it was and the word's synonyms. */
static enum td_code add_synonyms(struct widener *widener, struct td_node *node,
                                 const struct td_query_word *word, struct td_error *err)
{
    const struct td_synonyms *set = NULL;
    struct td_node *any = NULL, *self = NULL;
    TD_TRY(find_synonyms(widener, &word->phrase, &set, err));
    if (set == NULL)
        return TD_OK;
    TD_TRY(td_node_make(widener->arena, TD_NODE_ANY, &any, err));
    TD_TRY(td_node_make(widener->arena, node->kind, &self, err));
    *self = *node;
    self->next = NULL;
    td_node_add(any, self);
    for (size_t i = 0; i < set->count; i++)
        TD_TRY(add_synonym(widener, word, set->words[i], any, err));
    any->next = node->next;
    *node = *any;
    widener->has_changed = true;
    return TD_OK;
}

/* Gives the words of a run, one or ALL of several, their synonyms. */
static enum td_code widen_parts(struct widener *widener, struct td_node *parts,
                                struct td_error *err)
{
    if (parts != NULL && parts->kind == TD_NODE_WORD) {
        struct td_query_word word = parts->word;
        return add_synonyms(widener, parts, &word, err);
    }
    for (struct td_node *child = parts != NULL ? parts->children : NULL; child != NULL;
         child = child->next)
        TD_TRY(widen_parts(widener, child, err));
    return TD_OK;
}

static enum td_code widen_word(struct widener *widener, struct td_node *node, struct td_error *err)
{
    struct td_query_word word = node->word;
    struct td_phrase *parts = NULL;
    size_t count = 0;
    if (word.is_quoted || word.phrase.is_prefix)
        return TD_OK;
    TD_TRY(td_segment(widener->store, widener->arena, &word.phrase, &parts, &count, err));
    if (count != 1 || parts[0].count != word.phrase.count) {
        TD_TRY(split(widener, node, parts, count, err));
        TD_TRY(widen_parts(widener, node->children->next, err));
    }
    return add_synonyms(widener, node, &word, err);
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
    TD_TRY(td_store_read_synonyms(store, arena, &widener.sets, &widener.set_count, err));
    if (query->root != NULL)
        TD_TRY(widen(&widener, query->root, err));
    return widener.has_changed ? td_query_gather(arena, query, err) : TD_OK;
}

enum td_code td_query_whole(struct td_arena *arena, const struct td_node *node,
                            struct td_node **ret_node, struct td_error *err)
{
    struct td_node *copy = NULL;
    if (node->kind == TD_NODE_ANY && node->children->word.is_whole)
        node = node->children;
    TD_TRY(td_node_make(arena, node->kind, &copy, err));
    *copy = *node;
    copy->next = NULL;
    struct td_node **end = &copy->children;
    for (const struct td_node *child = node->children; child != NULL; child = child->next) {
        TD_TRY(td_query_whole(arena, child, end, err));
        end = &(*end)->next;
    }
    *ret_node = copy;
    return TD_OK;
}
