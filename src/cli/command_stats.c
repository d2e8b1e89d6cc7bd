#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/picture.h"
#include "stats/counts.h"
#include "stats/overview.h"

static enum td_code read_keys(const struct td_options *options,
                              struct td_count_request *ret_request, struct td_error *err)
{
    return td_count_keys_parse(td_slice_of(options->by), ret_request->keys, &ret_request->key_count,
                               err);
}

/* An option that is given and speaks of rows; NULL where none is. */
static const char *option_of_rows(const struct td_options *options)
{
    const struct {
        const char *name;
        bool is_given;
    } rows[] = {
        {"top", options->top >= 0},
        {"sort", options->count_sort != TD_COUNT_SORT_DEFAULT},
        {"cumulative", options->is_cumulative},
        {"share", options->share != TD_SHARE_NONE},
        {"unique", options->is_unique},
        {"lag", options->wants_lag},
        {"heat", options->is_heat},
        {"svg", options->svg != NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_given)
            return rows[i].name;
    return NULL;
}

enum td_code td_check_stats(const struct td_invocation *invocation, struct td_error *err)
{
    const struct td_options *options = &invocation->options;
    struct td_count_request request;
    TD_TRY(td_check_ask(invocation, err));
    const char *of_rows = option_of_rows(options);
    if (options->by == NULL && of_rows != NULL)
        return td_fail(err, TD_ERR_USAGE, "--%s wants --by, such as --by author", of_rows);
    if (options->by == NULL)
        return TD_OK;
    TD_TRY(read_keys(options, &request, err));
    if (options->is_heat && request.key_count != 2)
        return td_fail(err, TD_ERR_USAGE, "--heat wants two keys, such as --by weekday,hour");
    if (options->is_heat && options->share != TD_SHARE_NONE)
        return td_fail(err, TD_ERR_USAGE, "--heat shades numbers, not shares: leave one out");
    return TD_OK;
}

static enum td_code nothing(struct td_session *session, const struct td_ask *ask,
                            enum td_exit *ret_exit, struct td_error *err)
{
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return td_ask_note_nothing(session, ask, err);
}

static enum td_code report_overview(struct td_session *session, const struct td_ask *ask,
                                    enum td_exit *ret_exit, struct td_error *err)
{
    struct td_overview overview;
    TD_TRY(td_stats_overview(session->store, &session->arena, ask->set, &overview, err));
    if (overview.items == 0)
        return nothing(session, ask, ret_exit, err);
    return td_report_overview(session->reporter, &overview, err);
}

enum td_code td_run_stats(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_count_request request = {
        .sort = (enum td_count_sort)options->count_sort,
        .top = options->top,
        .share = (enum td_count_share)options->share,
        .is_cumulative = options->is_cumulative,
        .is_unique = options->is_unique,
        .wants_lag = options->wants_lag,
    };
    struct td_count_table table;
    struct td_ask ask;

    TD_TRY(td_ask_read(session, &ask, err));
    if (options->by == NULL)
        return report_overview(session, &ask, ret_exit, err);
    request.set = ask.set;
    TD_TRY(read_keys(options, &request, err));
    TD_TRY(td_stats_count(session->store, &session->arena, &request, &table, err));
    if (table.items == 0)
        return nothing(session, &ask, ret_exit, err);
    TD_TRY(td_picture_draw(session, &table, options->by, err));
    return td_report_counts(session->reporter, &table, err);
}
