#include "cli/ask.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "search/search.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEFAULT_LIMIT = 20,
    HALF_LIFE_MAX = 10000,
    SECONDS_A_DAY = 24 * 60 * 60,
    HIT_MAX_BYTES = 256 * 1024 * 1024, /* of one hit with its snippet */
};

enum td_code td_check_search(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count > 0 || td_options_filter(&invocation->options))
        return td_check_ask(invocation, err);
    return td_fail(err, TD_ERR_USAGE, "search wants words to look for, or a filter");
}

/* A time such as 90d, in days; a bare number is days. */
static enum td_code read_half_life(const char *text, int64_t *ret_days, struct td_error *err)
{
    static const struct {
        const char *name;
        int64_t days;
    } units[] = {{"", 1}, {"d", 1}, {"w", 7}, {"m", 30}, {"y", 365}};
    char *end = NULL;
    if (text == NULL)
        return TD_OK;
    long number = strtol(text, &end, 10);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (number > 0 && number <= HALF_LIFE_MAX && strcmp(end, units[i].name) == 0) {
            *ret_days = number * units[i].days;
            return TD_OK;
        }
    }
    return td_fail(err, TD_ERR_USAGE, "--half-life: '%s' is no time; write 90d, 12w, 6m or 2y",
                   text);
}

static struct td_search_request make_request(const struct td_options *options,
                                             const struct td_item_set *set)
{
    struct td_search_request request = {
        .set = set,
        .sort = (enum td_sort)options->sort,
        .limit = options->limit,
        .offset = options->offset,
        .now = td_clock_calendar().today * SECONDS_A_DAY,
    };
    if (options->limit < 0)
        request.limit = DEFAULT_LIMIT;
    else if (options->limit == 0)
        request.limit = -1;
    return request;
}

static enum td_code report_hits(struct td_session *session, const struct td_query *query,
                                const struct td_search_request *request,
                                const struct td_matches *matches, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_hit hit;

    td_arena_init(&arena, HIT_MAX_BYTES);
    TD_TRY(td_report_total(session->reporter, matches->total, err));
    for (size_t i = 0; i < matches->count; i++) {
        td_arena_reset(&arena);
        TD_TRY(td_search_read_hit(session->store, &arena, query, request, matches, i, &hit, err));
        TD_TRY(td_report_hit(session->reporter, &hit, err));
    }
    return TD_OK;
}

static void note_nothing(const struct td_session *session, const struct td_ask *ask,
                         const struct td_matches *matches)
{
    if (matches->total == 0)
        td_ask_note_nothing(session, ask);
    else if (!session->invocation->options.is_quiet)
        td_note("all items found, %" PRId64 ", come before that offset", matches->total);
}

enum td_code td_run_search(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    struct td_ask ask;
    struct td_matches matches;

    TD_TRY(td_ask_read(session, &ask, err));
    struct td_search_request request = make_request(&session->invocation->options, ask.set);
    TD_TRY(read_half_life(session->invocation->options.half_life, &request.half_life_days, err));
    TD_TRY(td_search(session->store, &session->arena, &ask.query, &request, &matches, err));
    if (matches.count == 0) {
        note_nothing(session, &ask, &matches);
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return TD_OK;
    }
    return report_hits(session, &ask.query, &request, &matches, err);
}
