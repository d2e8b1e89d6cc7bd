#include "cli/commands.h"
#include "cli/hits.h"
#include "cli/notes.h"
#include "cli/ref.h"
#include "search/related.h"

enum td_code td_check_related(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count == 1)
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE,
                   "related wants one REF: an item's number, or post and position");
}

static enum td_code relate(struct td_session *session, int64_t id, enum td_exit *ret_exit,
                           struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    const struct td_search_request request = {.sort = TD_SORT_RELEVANCE};
    struct td_matches matches;
    struct td_query query;
    struct td_item item;
    bool found = false;

    TD_TRY(td_store_read_item(session->store, &session->arena, id, &item, &found, err));
    if (!found)
        return td_fail(err, TD_ERR_ARCHIVE,
                       "item %lld was found but is not there: 'tidings check' says what is damaged",
                       (long long)id);
    TD_TRY(td_search_related(session->store, &session->arena, &item, td_hits_limit(options), &query,
                             &matches, err));
    if (matches.total > 0)
        return td_hits_report(session, &query, &request, &matches, err);
    if (!options->is_quiet)
        td_note("no other item is related");
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}

enum td_code td_run_related(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err)
{
    int64_t id = 0;

    TD_TRY(
        td_ref_find_item(session->store, &session->arena, session->invocation->words[0], &id, err));
    if (id != 0)
        return relate(session, id, ret_exit, err);
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}
