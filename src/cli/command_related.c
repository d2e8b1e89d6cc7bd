#include "cli/commands.h"
#include "cli/notes.h"
#include "cli/ref.h"
#include "search/related.h"
#include "search/search.h"

enum {
    DEFAULT_LIMIT = 20,
    HIT_MAX_BYTES = 256 * 1024 * 1024, /* of one hit with its snippet */
};

enum td_code td_check_related(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count == 1)
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE,
                   "related wants one REF: an item's number, or post and position");
}

static int64_t limit_of(const struct td_options *options)
{
    if (options->limit == 0)
        return -1;
    return options->limit < 0 ? DEFAULT_LIMIT : options->limit;
}

/* Related items hold some of the item's words: `match` says so. */
static enum td_code report_hits(struct td_session *session, const struct td_query *query,
                                const struct td_matches *matches, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    const struct td_search_request request = {.sort = TD_SORT_RELEVANCE};
    struct td_hit hit;

    td_timeout_end(session->store);
    td_arena_init(&arena, HIT_MAX_BYTES);
    TD_TRY(td_report_total(session->reporter, matches, false, err));
    for (size_t i = 0; i < matches->count; i++) {
        td_arena_reset(&arena);
        TD_TRY(td_search_read_hit(session->store, &arena, query, &request, matches, i, &hit, err));
        TD_TRY(td_report_hit(session->reporter, &hit, err));
    }
    return TD_OK;
}

static enum td_code relate(struct td_session *session, int64_t id, enum td_exit *ret_exit,
                           struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_matches matches;
    struct td_query query;
    struct td_item item;
    bool found = false;

    TD_TRY(td_store_read_item(session->store, &session->arena, id, &item, &found, err));
    if (!found)
        return td_fail(err, TD_ERR_ARCHIVE,
                       "item %lld was found but is not there: 'tidings check' says what is damaged",
                       (long long)id);
    TD_TRY(td_search_related(session->store, &session->arena, &item, limit_of(options), &query,
                             &matches, err));
    if (matches.total > 0)
        return report_hits(session, &query, &matches, err);
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
