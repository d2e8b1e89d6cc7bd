/* What is said of an answer on stderr: see ask.h. */
#include "cli/ask.h"

#include "base/buf.h"
#include "cli/near_values.h"
#include "cli/notes.h"
#include "cli/wanted.h"
#include "search/suggest.h"

enum { WORDS_MAX_BYTES = 512 }; /* of a query, shown in a note */

static void note_words(const struct td_query *query)
{
    TD_CLEANUP(td_buf_release) struct td_buf words;

    td_buf_init(&words, WORDS_MAX_BYTES);
    td_wanted_add(&words, query->root);
    td_note("no item holds %s%.*s%s%s", td_wanted_how(query->root),
            TD_SLICE_ARG(td_buf_slice(&words)), words.failed ? ", …" : "",
            query->has_filters ? " (and passes the filters)" : "");
}

static void note_hints(const struct td_query *query)
{
    for (size_t i = 0; i < query->hint_count; i++)
        td_note("'%.*s' is read as text: did you mean %.*s?", TD_SLICE_ARG(query->hints[i].typed),
                TD_SLICE_ARG(query->hints[i].meant));
}

static void note_suggestions(struct td_slice word, const struct td_suggestions *suggestions)
{
    TD_CLEANUP(td_buf_release) struct td_buf list;

    td_buf_init(&list, WORDS_MAX_BYTES);
    for (size_t i = 0; i < suggestions->count; i++)
        td_buf_addf(&list, "%s%s%s", i > 0 ? " or " : "",
                    suggestions->list[i].is_handle ? "author:" : "", suggestions->list[i].text);
    if (suggestions->count > 0)
        td_note("for %.*s, did you mean %.*s?", TD_SLICE_ARG(word),
                TD_SLICE_ARG(td_buf_slice(&list)));
}

/* Says which filters find nothing even by themselves. */
static enum td_code note_filters(struct td_session *session, const struct td_node *node,
                                 struct td_error *err)
{
    struct td_item_set set;
    struct td_slice filter;
    if (node == NULL || node->kind == TD_NODE_NOT || node->word.is_link)
        return TD_OK;
    for (const struct td_node *child = node->children; child != NULL; child = child->next)
        TD_TRY(note_filters(session, child, err));
    if (node->kind != TD_NODE_FILTER)
        return TD_OK;
    TD_TRY(td_node_select(session->store, &session->arena, node, &set, err));
    if (td_item_set_next(&set, 0) >= 0)
        return TD_OK;
    TD_TRY(td_node_describe(&session->arena, node, &filter, err));
    return td_near_values_note(session, &node->condition, filter, err);
}

enum td_code td_ask_suggest(struct td_session *session, const struct td_query *query,
                            struct td_error *err)
{
    struct td_unknown_word unknown[TD_SUGGEST_MAX_WORDS];
    size_t count = 0;
    if (session->invocation->options.is_quiet)
        return TD_OK;
    TD_TRY(td_suggest_for_query(session->store, &session->arena, query, unknown, &count, err));
    for (size_t i = 0; i < count; i++)
        note_suggestions(unknown[i].text, &unknown[i].suggestions);
    return TD_OK;
}

enum td_code td_ask_note_nothing(struct td_session *session, const struct td_ask *ask,
                                 struct td_error *err)
{
    if (session->invocation->options.is_quiet)
        return TD_OK;
    if (ask->query.word_count > 0)
        note_words(&ask->query);
    else if (ask->query.has_filters)
        td_note("no item passes the filters");
    else if (session->invocation->word_count > 0)
        td_note("the query holds no word to look for");
    else
        td_note("the archive is empty");
    note_hints(&ask->query);
    return note_filters(session, ask->query.root, err);
}

static enum td_code note_missing(struct td_session *session, const struct td_ask *ask, int64_t item,
                                 bool none_holds_all, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf list;
    struct td_slice *missing = NULL;
    size_t count = 0;

    td_buf_init(&list, WORDS_MAX_BYTES);
    TD_TRY(td_relaxed_missing(session->store, &session->arena, ask->relaxed, item, &missing, &count,
                              err));
    for (size_t i = 0; i < count && !list.failed; i++)
        td_wanted_add_listed(&list, missing[i]);
    td_note("%s; the nearest is without: %.*s%s",
            none_holds_all ? "shown instead is what holds some of it"
                           : "what holds some of it is shown, too",
            TD_SLICE_ARG(td_buf_slice(&list)), list.failed ? ", …" : "");
    return TD_OK;
}

enum td_code td_ask_note_relaxed(struct td_session *session, const struct td_ask *ask,
                                 const struct td_matches *matches, struct td_error *err)
{
    bool none_holds_all = matches->partial == matches->total;
    size_t first = 0;

    while (first < matches->count && !matches->list[first].is_partial)
        first++;
    if (first == matches->count || session->invocation->options.is_quiet)
        return TD_OK;
    if (none_holds_all)
        note_words(&ask->query);
    if (none_holds_all)
        note_hints(&ask->query);
    TD_TRY(note_missing(session, ask, matches->list[first].item, none_holds_all, err));
    if (!none_holds_all)
        return TD_OK;
    TD_TRY(note_filters(session, ask->query.root, err));
    return td_ask_suggest(session, &ask->query, err);
}
