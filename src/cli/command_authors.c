#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "stats/author_find.h"
#include "stats/author_suggest.h"
#include "stats/counts.h"

#include <string.h>
#include <time.h>

/* What `authors` can do, by its first word. */
struct action {
    const char *name;
    size_t words; /* behind the name */
    const char *usage;
    enum td_author_rule_kind rule;
};

static const struct action actions[] = {
    {"merge", 2, "authors merge A B", TD_RULE_MERGE},
    {"split", 1, "authors split A", TD_RULE_SPLIT},
    {"rename", 2, "authors rename A NAME", TD_RULE_RENAME},
    {"suggest", 0, "authors suggest", TD_RULE_MERGE},
};

static const struct action *find_action(const struct td_invocation *invocation)
{
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (invocation->word_count > 0 && strcmp(invocation->words[0], actions[i].name) == 0)
            return &actions[i];
    }
    return NULL;
}

enum td_code td_check_authors(const struct td_invocation *invocation, struct td_error *err)
{
    const struct action *action = find_action(invocation);
    if (invocation->word_count == 0)
        return TD_OK;
    if (action == NULL)
        return td_fail(err, TD_ERR_USAGE, "authors can merge, split, rename or suggest, not '%s'",
                       invocation->words[0]);
    if (invocation->word_count != action->words + 1)
        return td_fail(err, TD_ERR_USAGE, "usage: tidings %s", action->usage);
    return TD_OK;
}

static enum td_code list_authors(struct td_session *session, enum td_exit *ret_exit,
                                 struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    struct td_count_request request = {
        .keys = {TD_KEY_AUTHOR},
        .key_count = 1,
        .sort = (enum td_count_sort)options->count_sort,
        .top = options->top,
        .wants_names = true,
    };
    struct td_count_table table;
    struct td_ask ask;

    TD_TRY(td_ask_read(session, &ask, err));
    request.set = ask.set;
    TD_TRY(td_stats_count(session->store, &session->arena, &request, &table, err));
    if (table.items > 0)
        return td_report_counts(session->reporter, &table, err);
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return td_ask_note_nothing(session, &ask, err);
}

static enum td_code suggest(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err)
{
    struct td_author_pair *pairs = NULL;
    size_t count = 0;
    TD_TRY(td_author_suggest(session->store, &session->arena, &pairs, &count, err));
    if (count > 0)
        return td_report_author_pairs(session->reporter, pairs, count, err);
    if (!session->invocation->options.is_quiet)
        td_note("no two authors look like one");
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}

static void note_rule(enum td_author_rule_kind kind, const struct td_invocation *invocation)
{
    static const char remedy[] = "'tidings undo' takes that back";
    const char *first = invocation->words[1];
    if (kind == TD_RULE_MERGE)
        td_note("'%s' and '%s' are one author now; %s", first, invocation->words[2], remedy);
    else if (kind == TD_RULE_RENAME)
        td_note("'%s' is called '%s' now; %s", first, invocation->words[2], remedy);
    else
        td_note("'%s' is an author by itself now; %s", first, remedy);
}

static enum td_code add_rule(struct td_session *session, enum td_author_rule_kind kind,
                             struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    struct td_slice text = td_slice_of(invocation->words[1]);
    struct td_slice to =
        invocation->word_count > 2 ? td_slice_of(invocation->words[2]) : TD_SLICE_NONE;
    struct td_author_rule rule;
    TD_TRY(td_author_rule_plan(session->store, &session->arena, kind, text, to, &rule, err));
    TD_TRY(td_author_rules_add(session->store, &rule, time(NULL), err));
    if (!invocation->options.is_quiet)
        note_rule(kind, invocation);
    return TD_OK;
}

enum td_code td_run_authors(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err)
{
    const struct action *action = find_action(session->invocation);
    if (action == NULL)
        return list_authors(session, ret_exit, err);
    if (action->words == 0)
        return suggest(session, ret_exit, err);
    return add_rule(session, action->rule, err);
}
