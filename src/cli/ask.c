#include "cli/ask.h"

#include "base/buf.h"
#include "cli/clock.h"
#include "cli/notes.h"
#include "search/widen.h"
#include "store/content/saved_store.h"

enum { CHECK_MAX_BYTES = 16 * 1024 * 1024 }; /* of filters, tried */

bool td_options_filter(const struct td_options *options)
{
    return options->author != NULL || options->category != NULL || options->since != NULL ||
           options->until != NULL;
}

enum td_code td_ask_words(struct td_session *session, struct td_slice *ret_text,
                          struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    TD_CLEANUP(td_buf_release) struct td_buf text;

    td_buf_init(&text, session->arena.limit_bytes);
    *ret_text = TD_SLICE_NONE;
    if (invocation->word_count == 0)
        return TD_OK;
    for (size_t i = 0; i < invocation->word_count; i++) {
        if (i > 0)
            td_buf_add_char(&text, ' ');
        td_buf_add(&text, td_slice_of(invocation->words[i]));
    }
    TD_TRY(td_buf_check(&text, err));
    return td_arena_copy(&session->arena, td_buf_slice(&text), ret_text, err);
}

/* The filter options ask for what fields of the query ask for. */
static enum td_code narrow(struct td_arena *arena, const struct td_options *options,
                           struct td_query *query, const struct td_calendar *calendar,
                           struct td_error *err)
{
    const struct {
        struct td_slice field;
        const char *value;
    } filters[] = {
        {{"author", 6}, options->author},
        {{"category", 8}, options->category},
        {{"since", 5}, options->since},
        {{"until", 5}, options->until},
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        if (filters[i].value != NULL)
            TD_TRY(td_query_narrow(arena, query, filters[i].field, td_slice_of(filters[i].value),
                                   calendar, err));
    }
    return TD_OK;
}

enum td_code td_check_ask(const struct td_invocation *invocation, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_calendar calendar = td_clock_calendar();
    struct td_query query = {0};

    td_arena_init(&arena, CHECK_MAX_BYTES);
    return narrow(&arena, &invocation->options, &query, &calendar, err);
}

/* The number, from 1, of the character at a byte. */
static size_t character_at(struct td_slice text, size_t at)
{
    size_t count = 1;
    for (size_t i = 0; i < at && i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

static void note_query(const struct td_session *session, const struct td_query *query)
{
    if (session->invocation->options.is_quiet)
        return;
    for (size_t i = 0; i < query->note_count; i++) {
        const struct td_query_note *note = &query->notes[i];
        if (note->at == SIZE_MAX)
            td_note("%.*s", TD_SLICE_ARG(note->message));
        else
            td_note("query, character %zu: %.*s", character_at(query->text, note->at),
                    TD_SLICE_ARG(note->message));
    }
    if (query->dropped_count > 0)
        td_note("the query is too long: %zu of its words, or ends of words, are left out",
                query->dropped_count);
}

static enum td_code find(struct td_session *session, struct td_ask *ask, bool is_void,
                         struct td_error *err)
{
    static const struct td_condition every = {.kind = TD_CONDITION_ALL};
    bool with_drafts = session->invocation->options.with_drafts;

    TD_TRY(td_query_widen(session->store, &session->arena, &ask->query, err));
    ask->set = td_arena_alloc(&session->arena, sizeof *ask->set);
    if (ask->set == NULL)
        return td_fail_memory(err);
    if (ask->query.root == NULL && !is_void)
        return td_store_select(session->store, &session->arena, &every, ask->set, err);
    return td_query_select(session->store, &session->arena, &ask->query, with_drafts, ask->set,
                           err);
}

/* The search that a word @NAME names; NULL where none has this name. */
static enum td_code find_saved(struct td_session *session, struct td_slice word,
                               struct td_saved_search **ret_saved, struct td_error *err)
{
    struct td_slice name = td_slice_sub(word, 1, word.len);
    size_t count = 0;
    *ret_saved = NULL;
    if (!td_slice_starts(word, TD_SLICE("@")) || name.len == 0)
        return TD_OK;
    TD_TRY(td_store_read_saved(session->store, &session->arena, name, ret_saved, &count, err));
    if (count == 0)
        *ret_saved = NULL;
    return TD_OK;
}

/* A first word @NAME stands for the search of this name; where there is none, it is a word. */
static enum td_code parse(struct td_session *session, const struct td_calendar *calendar,
                          struct td_ask *ask, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_slice first = td_slice_sub(ask->text, 0, td_slice_find(ask->text, TD_SLICE(" ")));
    struct td_query saved;
    TD_TRY(find_saved(session, first, &ask->saved, err));
    if (ask->saved == NULL) {
        if (first.len > 1 && first.ptr[0] == '@' && !options->is_quiet && !options->only_new)
            td_note("no search is saved as '%.*s': it is looked for as a word",
                    TD_SLICE_ARG(td_slice_sub(first, 1, first.len)));
        return td_query_parse(&session->arena, ask->text, calendar, &ask->query, err);
    }
    TD_TRY(td_query_parse(&session->arena, ask->saved->query, calendar, &saved, err));
    return td_query_parse_behind(&session->arena, &saved, first.len, ask->text, calendar,
                                 &ask->query, err);
}

/* Notes words that look like saved searches, but do not stand at the beginning. */
static enum td_code note_late_names(struct td_session *session, const struct td_query *query,
                                    struct td_error *err)
{
    for (size_t i = 0; i < query->word_count; i++) {
        struct td_saved_search *saved = NULL;
        if (query->words[i].is_quoted)
            continue;
        TD_TRY(find_saved(session, query->words[i].text, &saved, err));
        if (saved != NULL)
            td_note("%.*s stands for the saved search at the beginning only: here it is read as a "
                    "word",
                    TD_SLICE_ARG(query->words[i].text));
    }
    return TD_OK;
}

enum td_code td_ask_text(struct td_session *session, struct td_slice text, struct td_ask *ret_ask,
                         struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    struct td_calendar calendar = td_clock_calendar();
    struct td_ask ask = {0};

    TD_TRY(td_store_last_item(session->store, &ask.last_item, err));
    ask.text = text.len > 0 ? text : TD_SLICE("");
    TD_TRY(parse(session, &calendar, &ask, err));
    /* words of which none can be looked for find nothing, where no question finds everything */
    bool is_void = !td_slice_is_none(text) && ask.query.root == NULL;
    TD_TRY(narrow(&session->arena, &invocation->options, &ask.query, &calendar, err));
    note_query(session, &ask.query);
    if (!invocation->options.is_quiet)
        TD_TRY(note_late_names(session, &ask.query, err));
    double began = td_clock_seconds();
    if (is_void || ask.query.root != NULL || invocation->options.with_drafts)
        TD_TRY(find(session, &ask, is_void, err));
    ask.select_seconds = td_clock_seconds() - began;
    *ret_ask = ask;
    return TD_OK;
}

enum td_code td_ask_read(struct td_session *session, struct td_ask *ret_ask, struct td_error *err)
{
    struct td_slice text;
    TD_TRY(td_ask_words(session, &text, err));
    return td_ask_text(session, text, ret_ask, err);
}

enum td_code td_ask_relax(struct td_session *session, struct td_ask *ask, struct td_error *err)
{
    return td_query_relax(session->store, &session->arena, &ask->query, ask->set,
                          session->invocation->options.with_drafts, &ask->relaxed, err);
}
