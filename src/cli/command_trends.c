#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "cli/picture.h"
#include "stats/series.h"
#include "stats/trends.h"
#include "store/query/item_query.h"

enum { DEFAULT_TOP = 20 };

static const struct td_slice direction_names[] = {
    [TD_TREND_RISING] = {"rising", 6},
    [TD_TREND_FALLING] = {"falling", 7},
    [TD_TREND_NEW] = {"new", 3},
};

/* How many terms of each kind are shown. */
static size_t limit_of(const struct td_options *options)
{
    if (options->limit < 0)
        return DEFAULT_TOP;
    return options->limit > 0 ? (size_t)options->limit : TD_TRENDS_COUNTED_MAX;
}

/* The newest days, by what `--by` calls them. */
static int days_of(const struct td_options *options)
{
    static const int days[] = {30, 7, 1};
    return days[options->trends_by];
}

static enum td_code read_examples(struct td_session *session, const struct td_trend *trend,
                                  struct td_report_trend *report, struct td_error *err)
{
    struct td_item *items = td_arena_array(&session->arena, trend->example_count, sizeof *items);
    if (items == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < trend->example_count; i++) {
        bool found = false;
        TD_TRY(td_store_read_item(session->store, &session->arena, trend->examples[i],
                                  &items[report->example_count], &found, err));
        report->example_count += found;
    }
    report->examples = items;
    return TD_OK;
}

static enum td_code report(struct td_session *session, const struct td_trends *trends,
                           const struct td_trend_list *found, struct td_error *err)
{
    struct td_report_trend *list = td_arena_array(&session->arena, found->count, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < found->count; i++) {
        const struct td_trend *trend = &found->list[i];
        list[i] = (struct td_report_trend){.direction = direction_names[found->direction],
                                           .term = trend->term,
                                           .recent = trend->recent,
                                           .before = trend->before,
                                           .score = trend->score};
        TD_TRY(read_examples(session, trend, &list[i], err));
    }
    struct td_report_trends all = {.direction = direction_names[found->direction],
                                   .first_day = td_slice_of(trends->first_day),
                                   .last_day = td_slice_of(trends->last_day),
                                   .recent_items = trends->recent_items,
                                   .before_items = trends->before_items,
                                   .list = list,
                                   .count = found->count};
    return td_report_trends(session->reporter, &all, err);
}

static enum td_code note_no_time(struct td_session *session, const struct td_ask *ask,
                                 struct td_error *err)
{
    if (ask->set != NULL && td_item_set_count(ask->set) == 0)
        return td_ask_note_nothing(session, ask, err);
    if (!session->invocation->options.is_quiet)
        td_note("no post has a date: there is no time to compare");
    return TD_OK;
}

/* All that occurs is rising then. */
static void note_no_past(const struct td_session *session, const struct td_trends *trends)
{
    if (trends->before_items == 0 && !session->invocation->options.is_quiet)
        td_note("no item is older than %s, so all that occurs counts as rising", trends->first_day);
}

static enum td_code find_terms(struct td_session *session, enum td_exit *ret_exit,
                               struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_trends trends;
    struct td_ask ask;
    size_t found = 0;

    TD_TRY(td_ask_text(session, TD_SLICE_NONE, &ask, err));
    struct td_trends_request request = {
        .set = ask.set,
        .only_new = options->only_new,
        .days = days_of(options),
        .limit = limit_of(options),
    };
    TD_TRY(td_trends_find(session->store, &session->arena, &request, &trends, err));
    for (size_t i = 0; i < trends.list_count; i++) {
        found += trends.lists[i].count;
        TD_TRY(report(session, &trends, &trends.lists[i], err));
    }
    if (found == 0)
        *ret_exit = TD_EXIT_NOTHING_FOUND;
    if (trends.last_day[0] == '\0')
        return note_no_time(session, &ask, err);
    note_no_past(session, &trends);
    return TD_OK;
}

/* Takes what stands before the next comma, full-width or not, off *rest. False at the end. */
static bool next_term(struct td_slice *rest, struct td_slice *ret_term)
{
    static const struct td_slice commas[] = {{",", 1}, {"，", 3}, {"、", 3}};
    size_t end = rest->len, behind = rest->len;
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
        size_t at = td_slice_find(*rest, commas[i]);
        if (at < end) {
            end = at;
            behind = at + commas[i].len;
        }
    }
    if (rest->len == 0)
        return false;
    *ret_term = td_slice_trim(td_slice_sub(*rest, 0, end));
    *rest = td_slice_sub(*rest, behind, rest->len);
    return true;
}

/* Each term narrowed by the filters, as what is left of all items by them is what shares are of. */
static enum td_code read_terms(struct td_session *session, struct td_slice text,
                               struct td_slice *terms, struct td_item_set *sets, size_t *ret_count,
                               struct td_error *err)
{
    size_t count = 0;
    struct td_slice term;
    while (count < TD_SERIES_MAX && next_term(&text, &term)) {
        struct td_ask ask;
        if (term.len == 0)
            continue;
        TD_TRY(td_ask_text(session, term, &ask, err));
        terms[count] = term;
        sets[count++] = *ask.set;
    }
    if (text.len > 0 && !session->invocation->options.is_quiet)
        td_note("terms over the first %d are left out", TD_SERIES_MAX);
    *ret_count = count;
    return TD_OK;
}

static bool holds_nothing(const struct td_count_table *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i].value.items > 0)
            return false;
    return true;
}

static enum td_code show_terms(struct td_session *session, struct td_slice text,
                               enum td_exit *ret_exit, struct td_error *err)
{
    static const enum td_count_key keys[] = {TD_KEY_MONTH, TD_KEY_WEEK, TD_KEY_DAY};
    static const char *const names[] = {"month", "week", "day"};
    int by = session->invocation->options.trends_by;
    struct td_slice terms[TD_SERIES_MAX];
    struct td_item_set sets[TD_SERIES_MAX];
    struct td_count_table table;
    struct td_ask all;
    size_t count = 0;

    TD_TRY(td_ask_text(session, TD_SLICE_NONE, &all, err));
    TD_TRY(read_terms(session, text, terms, sets, &count, err));
    if (count == 0)
        return td_fail(err, TD_ERR_USAGE, "no TERM stands between these commas");
    struct td_series_request request = {
        .all = all.set, .terms = terms, .sets = sets, .count = count, .period = keys[by]};
    TD_TRY(td_stats_series(session->store, &session->arena, &request, &table, err));
    if (holds_nothing(&table)) {
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        if (!session->invocation->options.is_quiet)
            td_note("no item holds %s", count > 1 ? "any of these terms" : "this term");
        return TD_OK;
    }
    TD_TRY(td_picture_draw(session, &table, names[by], err));
    return td_report_counts(session->reporter, &table, err);
}

enum td_code td_check_trends(const struct td_invocation *invocation, struct td_error *err)
{
    const struct td_options *options = &invocation->options;
    if (invocation->word_count == 0 && options->svg != NULL)
        return td_fail(err, TD_ERR_USAGE, "--svg draws terms over time: name a TERM");
    if (invocation->word_count > 0 && (options->only_new || options->limit >= 0))
        return td_fail(err, TD_ERR_USAGE, "--new and --limit find terms: they go without a TERM");
    return td_check_ask(invocation, err);
}

enum td_code td_run_trends(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    struct td_slice text;
    TD_TRY(td_ask_words(session, &text, err));
    if (td_slice_is_none(text))
        return find_terms(session, ret_exit, err);
    return show_terms(session, text, ret_exit, err);
}
