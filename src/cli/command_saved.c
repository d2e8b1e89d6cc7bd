#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "search/selection.h"
#include "search/widen.h"
#include "store/content/saved_store.h"

enum { QUERY_MAX_BYTES = 256 * 1024 * 1024 };

enum td_code td_check_saved(const struct td_invocation *invocation, struct td_error *err)
{
    return invocation->word_count == 0
               ? TD_OK
               : td_fail(err, TD_ERR_USAGE,
                         "saved lists all searches and takes no words; search "
                         "@NAME asks one");
}

static enum td_code forget(struct td_session *session, const char *name, struct td_error *err)
{
    bool found = false;
    TD_TRY(td_store_make_writable(session->store, err));
    TD_TRY(td_store_forget_search(session->store, td_slice_of(name), &found, err));
    return found ? TD_OK
                 : td_fail(err, TD_ERR_NO_SUCH,
                           "no search is saved as '%s'; tidings saved lists them", name);
}

/* How many items the search finds that are new to it. */
static enum td_code count_new(struct td_store *store, const struct td_calendar *calendar,
                              struct td_saved_search *search, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_query query;
    struct td_item_set set;

    td_arena_init(&arena, QUERY_MAX_BYTES);
    TD_TRY(td_query_parse(&arena, search->query, calendar, &query, err));
    TD_TRY(td_query_widen(store, &arena, &query, err));
    TD_TRY(td_query_select(store, &arena, &query, false, &set, err));
    td_item_set_drop_until(&set, search->seen_item);
    search->new_items = td_item_set_count(&set);
    return TD_OK;
}

enum td_code td_run_saved(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_calendar calendar = td_clock_calendar();
    struct td_saved_search *searches = NULL;
    size_t count = 0;

    if (options->remove != NULL)
        return forget(session, options->remove, err);
    TD_TRY(td_store_read_saved(session->store, &session->arena, TD_SLICE_NONE, &searches, &count,
                               err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(count_new(session->store, &calendar, &searches[i], err));
    if (count > 0)
        return td_report_saved(session->reporter, searches, count, err);
    if (!options->is_quiet)
        td_note("no search is saved; search QUERY --save NAME saves one");
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}
