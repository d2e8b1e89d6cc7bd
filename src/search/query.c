#include "search/query.h"

#include "search/fields.h"
#include "search/notes.h"

#include <stdarg.h>
#include <stdio.h>

enum { NOTE_MAX_BYTES = 200 };

enum td_code td_query_note_add(struct td_arena *arena, struct td_query *query, size_t at,
                               struct td_error *err, const char *format, ...)
{
    char message[NOTE_MAX_BYTES];
    va_list args;
    if (query->note_count >= TD_QUERY_MAX_NOTES)
        return TD_OK;
    if (query->notes == NULL)
        query->notes = td_arena_array(arena, TD_QUERY_MAX_NOTES, sizeof *query->notes);
    if (query->notes == NULL)
        return td_fail_memory(err);
    va_start(args, format);
    (void)vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct td_query_note *note = &query->notes[query->note_count];
    note->at = at;
    TD_TRY(td_arena_copy(arena, td_slice_of(message), &note->message, err));
    query->note_count++;
    return TD_OK;
}

enum td_code td_query_hint_add(struct td_arena *arena, struct td_query *query,
                               struct td_slice typed, struct td_slice meant, struct td_error *err)
{
    if (query->hint_count >= TD_QUERY_MAX_HINTS)
        return TD_OK;
    struct td_query_hint *hint = &query->hints[query->hint_count];
    hint->typed = typed;
    TD_TRY(td_arena_copy(arena, meant, &hint->meant, err));
    query->hint_count++;
    return TD_OK;
}

/* Words of the tree that an item is found by, each once: as children of `words`. */
static enum td_code gather_words(struct td_arena *arena, const struct td_node *node,
                                 struct td_query *query, struct td_node *words,
                                 struct td_error *err)
{
    if (node->word.is_link)
        return gather_words(arena, node->children, query, words, err);
    if (node->kind == TD_NODE_WORD) {
        struct td_node *copy = NULL;
        TD_TRY(td_node_make(arena, TD_NODE_WORD, &copy, err));
        copy->word = node->word;
        query->word_count += td_node_add(words, copy);
        return TD_OK;
    }
    query->has_filters |= node->kind == TD_NODE_FILTER || node->kind == TD_NODE_NOT;
    if (node->kind == TD_NODE_NOT)
        return TD_OK;
    for (const struct td_node *child = node->children; child != NULL; child = child->next)
        TD_TRY(gather_words(arena, child, query, words, err));
    return TD_OK;
}

enum td_code td_query_gather(struct td_arena *arena, struct td_query *query, struct td_error *err)
{
    struct td_node *words = NULL;
    TD_TRY(td_node_make(arena, TD_NODE_ALL, &words, err));
    query->word_count = 0;
    query->has_filters = false;
    if (query->root != NULL)
        TD_TRY(gather_words(arena, query->root, query, words, err));
    query->words = td_arena_array(arena, query->word_count, sizeof *query->words);
    if (query->words == NULL)
        return td_fail_memory(err);
    size_t count = 0;
    for (const struct td_node *word = words->children; word != NULL; word = word->next)
        query->words[count++] = word->word;
    return TD_OK;
}

static enum td_code add_to_root(struct td_arena *arena, struct td_query *query,
                                struct td_node *node, struct td_error *err)
{
    struct td_node *all = NULL;
    TD_TRY(td_node_make(arena, TD_NODE_ALL, &all, err));
    td_node_add(all, query->root);
    td_node_add(all, node);
    query->root = td_node_simplify(all);
    return td_query_gather(arena, query, err);
}

enum td_code td_query_narrow(struct td_arena *arena, struct td_query *query, struct td_slice name,
                             struct td_slice value, const struct td_calendar *calendar,
                             struct td_error *err)
{
    const struct td_query_field *field = td_query_field_find(name);
    struct td_node *node = NULL;
    if (field == NULL || field->fields != 0)
        return td_fail(err, TD_ERR_BUG, "%.*s is no filter", TD_SLICE_ARG(name));
    TD_TRY(td_query_field_make(arena, field, value, calendar, &node, err));
    if (node == NULL)
        return td_fail(err, TD_ERR_USAGE, "--%.*s wants %s, not '%.*s'", TD_SLICE_ARG(name),
                       td_query_field_wants(field), TD_SLICE_ARG(value));
    return add_to_root(arena, query, node, err);
}
