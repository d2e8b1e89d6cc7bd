#include "cli/ask.h"

#include "base/buf.h"
#include "cli/notes.h"

enum {
    WORDS_MAX_BYTES = 512, /* of a query, shown in a note */
    FILTERS_MAX = 3,
};

bool td_options_filter(const struct td_options *options)
{
    return options->author != NULL || options->category != NULL ||
           options->since.first[0] != '\0' || options->until.first[0] != '\0';
}

/* The words of the command line, joined by spaces. */
static enum td_code join_words(struct td_session *session, struct td_slice *ret_text,
                               struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    TD_CLEANUP(td_buf_release) struct td_buf text;

    td_buf_init(&text, session->arena.limit_bytes);
    for (size_t i = 0; i < invocation->word_count; i++) {
        if (i > 0)
            td_buf_add_char(&text, ' ');
        td_buf_add(&text, td_slice_of(invocation->words[i]));
    }
    TD_TRY(td_buf_check(&text, err));
    return td_arena_copy(&session->arena, td_buf_slice(&text), ret_text, err);
}

static struct td_slice day_or_none(const char *day)
{
    return day[0] != '\0' ? td_slice_of(day) : TD_SLICE_NONE;
}

/* The filter options as conditions; returns their number, at most FILTERS_MAX. */
static size_t make_conditions(const struct td_options *options, struct td_condition *conditions)
{
    size_t count = 0;
    if (options->author != NULL)
        conditions[count++] = (struct td_condition){.kind = TD_CONDITION_AUTHOR,
                                                    .text = td_slice_of(options->author)};
    if (options->category != NULL)
        conditions[count++] = (struct td_condition){.kind = TD_CONDITION_CATEGORY,
                                                    .text = td_slice_of(options->category)};
    if (options->since.first[0] != '\0' || options->until.first[0] != '\0')
        conditions[count++] = (struct td_condition){.kind = TD_CONDITION_DAYS,
                                                    .text = day_or_none(options->since.first),
                                                    .until = day_or_none(options->until.last)};
    return count;
}

/* True where words were given, none of which can be looked for, and nothing else: such a question
 * finds nothing, where no question at all finds everything. */
static bool is_void(const struct td_session *session, const struct td_ask *ask)
{
    return session->invocation->word_count > 0 && ask->query.word_count == 0 && !ask->is_filtered;
}

static enum td_code find(struct td_session *session, struct td_ask *ask, struct td_error *err)
{
    struct td_condition conditions[FILTERS_MAX];
    size_t count = make_conditions(&session->invocation->options, conditions);
    ask->is_filtered = count > 0;
    if (is_void(session, ask))
        return td_store_make_set(session->store, &session->arena, &ask->found, err);
    return td_query_select(session->store, &session->arena, &ask->query, conditions, count,
                           &ask->found, err);
}

enum td_code td_ask_read(struct td_session *session, struct td_ask *ret_ask, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_slice text;
    struct td_ask *ask = ret_ask;

    *ask = (struct td_ask){0};
    TD_TRY(join_words(session, &text, err));
    TD_TRY(td_query_parse(&session->arena, text, &ask->query, err));
    if (ask->query.dropped_count > 0 && !options->is_quiet)
        td_note("the query is too long: %zu of its words, or ends of words, are left out",
                ask->query.dropped_count);
    if (session->invocation->word_count == 0 && !td_options_filter(options))
        return TD_OK;
    TD_TRY(find(session, ask, err));
    ask->set = &ask->found;
    return TD_OK;
}

static void note_words(const struct td_ask *ask)
{
    TD_CLEANUP(td_buf_release) struct td_buf words;

    td_buf_init(&words, WORDS_MAX_BYTES);
    for (size_t i = 0; i < ask->query.word_count; i++) {
        struct td_slice text = td_slice_trim(ask->query.words[i].text);
        size_t begin = words.len;
        td_buf_addf(&words, "%s%.*s", i > 0 ? ", " : "", TD_SLICE_ARG(text));
        if (words.failed) {
            td_buf_cut(&words, begin);
            break;
        }
    }
    td_note("no item holds all of: %.*s%s%s", TD_SLICE_ARG(td_buf_slice(&words)),
            words.failed ? ", …" : "", ask->is_filtered ? " (and passes the filters)" : "");
}

void td_ask_note_nothing(const struct td_session *session, const struct td_ask *ask)
{
    if (session->invocation->options.is_quiet)
        return;
    if (ask->query.word_count > 0)
        note_words(ask);
    else if (ask->is_filtered)
        td_note("no item passes the filters");
    else if (session->invocation->word_count > 0)
        td_note("the query holds no word to look for");
    else
        td_note("the archive is empty");
}
