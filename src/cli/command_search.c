#include "cli/ask.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/facets.h"
#include "cli/hits.h"
#include "cli/notes.h"
#include "search/search.h"
#include "store/content/saved_store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    HALF_LIFE_MAX = 10000,
    SECONDS_A_DAY = 24 * 60 * 60,
};

static enum td_code check_save(const struct td_invocation *invocation, struct td_error *err)
{
    const struct td_options *options = &invocation->options;
    if (options->save[0] == '\0' || strpbrk(options->save, " \t\r\n@") != NULL)
        return td_fail(err, TD_ERR_USAGE, "--save wants a name without white space and '@'");
    if (td_options_filter(options))
        return td_fail(err, TD_ERR_USAGE,
                       "--save keeps the query alone: write --author NAME as author:NAME in it, "
                       "and other filters likewise");
    if (invocation->word_count == 0 || invocation->words[0][0] == '@')
        return td_fail(err, TD_ERR_USAGE, "--save wants a query to keep");
    return TD_OK;
}

enum td_code td_check_search(const struct td_invocation *invocation, struct td_error *err)
{
    const struct td_options *options = &invocation->options;
    if (options->save != NULL)
        TD_TRY(check_save(invocation, err));
    if (options->only_new && (invocation->word_count == 0 || invocation->words[0][0] != '@'))
        return td_fail(err, TD_ERR_USAGE, "--new wants a saved search: search @NAME --new");
    if (options->with_facets && options->format != TD_FORMAT_TEXT &&
        options->format != TD_FORMAT_JSON)
        return td_fail(err, TD_ERR_USAGE, "--facets come as text and as JSON only");
    if (invocation->word_count > 0 || td_options_filter(options))
        return td_check_ask(invocation, err);
    return td_fail(err, TD_ERR_USAGE, "%s wants words to look for, or a filter",
                   invocation->command->name);
}

/* A time such as 90d, in days. */
static enum td_code read_half_life(const char *text, int64_t *ret_days, struct td_error *err)
{
    static const struct {
        const char *name;
        int64_t days;
    } units[] = {{"d", 1}, {"w", 7}, {"m", 30}, {"y", 365}};
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
    if (number > 0 && number <= HALF_LIFE_MAX && *end == '\0')
        return td_fail(err, TD_ERR_USAGE, "--half-life wants a unit: %ldd, %ldw, %ldm or %ldy",
                       number, number, number, number);
    return td_fail(err, TD_ERR_USAGE,
                   "--half-life wants a time such as 90d, 12w, 6m or 2y, not '%s'", text);
}

static struct td_search_request make_request(const struct td_options *options,
                                             const struct td_ask *ask)
{
    return (struct td_search_request){
        .set = ask->set,
        .relaxed = ask->relaxed,
        .sort = (enum td_sort)options->sort,
        .is_unique = options->is_unique,
        .limit = td_hits_limit(options),
        .offset = options->offset,
        .now = td_clock_calendar().today * SECONDS_A_DAY,
    };
}

/* Of all that was found. */
static enum td_code report_facets(struct td_session *session, const struct td_ask *ask,
                                  struct td_error *err)
{
    if (ask->relaxed != NULL)
        td_item_set_or(ask->set, &ask->relaxed->set);
    return td_facets_report(session, ask->set, err);
}

static enum td_code note_nothing(struct td_session *session, const struct td_ask *ask,
                                 const struct td_matches *matches, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    if (matches->total == 0 && !options->only_new) {
        TD_TRY(td_ask_note_nothing(session, ask, err));
        return td_ask_suggest(session, &ask->query, err);
    }
    if (matches->total > 0 && !options->is_quiet)
        td_note("all items found, %" PRId64 ", come before that offset", matches->total);
    else if (!options->is_quiet && isatty(STDERR_FILENO)) /* cron would mail it */
        td_note("nothing has come for @%.*s since it was saved or last asked with --new",
                TD_SLICE_ARG(ask->saved->name));
    return TD_OK;
}

static enum td_code save(struct td_session *session, const struct td_ask *ask, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    TD_TRY(td_store_make_writable(session->store, err));
    TD_TRY(td_store_save_search(session->store, td_slice_of(options->save), ask->text, time(NULL),
                                err));
    if (!options->is_quiet)
        td_note("saved; search @%s asks it again", options->save);
    return TD_OK;
}

/* Leaves what is new to the saved search. */
static enum td_code keep_new(const struct td_session *session, struct td_ask *ask,
                             struct td_error *err)
{
    if (ask->saved == NULL)
        return td_fail(err, TD_ERR_NO_SUCH, "no search is saved as '%s'; tidings saved lists them",
                       session->invocation->words[0] + 1);
    td_item_set_drop_until(ask->set, ask->saved->seen_item);
    return TD_OK;
}

/* Once all is written, so that nothing counts as seen that nobody saw. */
static enum td_code mark_seen(struct td_session *session, const struct td_ask *ask,
                              struct td_error *err)
{
    TD_TRY(td_reporter_finish(session->reporter, err));
    TD_TRY(td_store_make_writable(session->store, err));
    return td_store_mark_seen(session->store, ask->saved->name, ask->last_item, err);
}

static enum td_code report(struct td_session *session, const struct td_ask *ask,
                           enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_search_request request = make_request(options, ask);
    struct td_matches matches;

    TD_TRY(read_half_life(options->half_life, &request.half_life_days, err));
    double began = td_clock_seconds();
    TD_TRY(td_search(session->store, &session->arena, &ask->query, &request, &matches, err));
    if (options->explains)
        TD_TRY(
            td_explain_search(session, ask, &request, &matches, td_clock_seconds() - began, err));
    if (matches.count == 0) {
        TD_TRY(note_nothing(session, ask, &matches, err));
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return TD_OK;
    }
    TD_TRY(td_ask_note_relaxed(session, ask, &matches, err));
    TD_TRY(td_hits_report(session, &ask->query, &request, &matches, err));
    return options->with_facets ? report_facets(session, ask, err) : TD_OK;
}

enum td_code td_run_search(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_ask ask;

    TD_TRY(td_ask_read(session, &ask, err));
    if (options->save != NULL)
        TD_TRY(save(session, &ask, err));
    if (options->only_new)
        TD_TRY(keep_new(session, &ask, err));
    else if (!options->is_strict_match)
        TD_TRY(td_ask_relax(session, &ask, err));
    TD_TRY(report(session, &ask, ret_exit, err));
    return options->only_new ? mark_seen(session, &ask, err) : TD_OK;
}
