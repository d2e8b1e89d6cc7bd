#include "base/buf.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "cli/ref.h"
#include "search/explain.h"

enum { QUERY_MAX_BYTES = 16 * 1024 * 1024 };

enum td_code td_check_why(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count < 2)
        return td_fail(err, TD_ERR_USAGE, "why wants a REF of an item and a QUERY");
    return td_check_ask(invocation, err);
}

/* The query: all words but the first. */
static enum td_code read_query(struct td_session *session, struct td_ask *ret_ask,
                               struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    struct td_slice text;

    td_buf_init(&buf, QUERY_MAX_BYTES);
    for (size_t i = 1; i < invocation->word_count; i++) {
        if (i > 1)
            td_buf_add_char(&buf, ' ');
        td_buf_add(&buf, td_slice_of(invocation->words[i]));
    }
    TD_TRY(td_buf_check(&buf, err));
    TD_TRY(td_arena_copy(&session->arena, td_buf_slice(&buf), &text, err));
    return td_ask_text(session, text, ret_ask, err);
}

static void note_result(const struct td_session *session, const struct td_ask *ask, bool is_found,
                        bool is_held_back)
{
    const char *ref = session->invocation->words[0];
    if (session->invocation->options.is_quiet)
        return;
    if (ask->query.root == NULL)
        td_note("the query holds no word to look for");
    else if (is_held_back)
        td_note("%s is left out: its post is a draft (--drafts)", ref);
    else
        td_note("the query %s %s", is_found ? "finds" : "does not find", ref);
}

enum td_code td_run_why(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const char *ref = session->invocation->words[0];
    struct td_reason *reasons = NULL;
    struct td_ask ask;
    size_t count = 0;
    int64_t item = 0;

    TD_TRY(td_ref_find_item(session->store, &session->arena, ref, &item, err));
    if (item == 0) {
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return TD_OK;
    }
    TD_TRY(read_query(session, &ask, err));
    TD_TRY(td_explain(session->store, &session->arena, &ask.query, item, &reasons, &count, err));
    if (count > 0)
        TD_TRY(td_report_reasons(session->reporter, reasons, count, err));
    TD_TRY(td_reporter_finish(session->reporter, err));
    bool is_found = td_item_set_has(ask.set, item);
    note_result(session, &ask, is_found, !is_found && count > 0 && reasons[0].is_found);
    if (!is_found)
        *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}
