#include "base/plural.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "cli/ref.h"
#include "import/rebuild.h"
#include "store/content/undo_choice.h"

#include <inttypes.h>
#include <time.h>

enum td_code td_check_no_words(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count == 0)
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE, "%s takes no arguments", invocation->command->name);
}

enum td_code td_run_log(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    int64_t given = session->invocation->options.limit;
    struct td_change *changes = NULL;
    size_t count = 0;

    TD_TRY(td_history_read(session->store, &session->arena, given > 0 ? given : -1, &changes,
                           &count, err));
    if (count == 0)
        *ret_exit = TD_EXIT_NOTHING_FOUND;
    return td_report_changes(session->reporter, changes, count, err);
}

/* Reports what was done to a change, or says why nothing was; `next` says what can be done now. */
static enum td_code report(struct td_session *session, const struct td_change *change,
                           const char *next, const char *why_not, enum td_exit *ret_exit,
                           struct td_error *err)
{
    if (change->id == 0) {
        td_note("%s", why_not);
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return TD_OK;
    }
    if (!session->invocation->options.is_quiet)
        td_note("%s", next);
    return td_report_changes(session->reporter, change, 1, err);
}

enum td_code td_run_undo(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    static const char why_not[] = "there is nothing to undo";
    if (session->invocation->options.is_dry_run) {
        struct td_undo_choice choice;
        TD_TRY(td_undo_choose(session->store, &session->arena, &choice, err));
        return report(session, &choice.last, "dry run: undo would take this back", why_not,
                      ret_exit, err);
    }
    struct td_change change = {0};
    TD_TRY(td_history_undo(session->store, &session->arena, time(NULL), &change, err));
    return report(session, &change, "taken back; tidings redo brings it back", why_not, ret_exit,
                  err);
}

enum td_code td_check_redo(const struct td_invocation *invocation, struct td_error *err)
{
    int64_t change = 0;
    if (invocation->word_count == 0 ||
        (invocation->word_count == 1 && td_ref_number(td_slice_of(invocation->words[0]), &change) &&
         change > 0))
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE, "redo takes a CHANGE's number, as 'tidings log' has it");
}

enum td_code td_run_redo(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    struct td_change change = {0};
    int64_t wanted = 0;
    if (session->invocation->word_count == 1)
        (void)td_ref_number(td_slice_of(session->invocation->words[0]), &wanted);
    TD_TRY(td_history_redo(session->store, &session->arena, wanted, time(NULL), &change, err));
    return report(session, &change, "brought back; tidings undo takes it back",
                  wanted == 0 ? "nothing was undone since the last change that holds"
                              : "this is not what was undone since the last change that holds",
                  ret_exit, err);
}

static void tell_damage(void *context, const char *message)
{
    (void)context;
    td_note("%s: 'tidings restore FILE' puts a backup in its place", message);
}

enum td_code td_run_rebuild(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err)
{
    static const struct td_rebuild_watch watch = {.tell = tell_damage};
    struct td_rebuild_totals totals;

    TD_TRY(td_rebuild(session->store, time(NULL), &watch, &totals, err));
    if (totals.damaged > 0 || totals.tables > 0)
        *ret_exit = TD_EXIT_ARCHIVE;
    else if (totals.failed > 0)
        *ret_exit = TD_EXIT_INPUT;
    if (!session->invocation->options.is_quiet)
        td_note("%zu %s read again, %zu failed; %" PRId64 " %s, %" PRId64 " of them changed",
                totals.posts, td_plural((int64_t)totals.posts, "post", "posts"), totals.failed,
                totals.items, td_plural(totals.items, "item", "items"), totals.changed);
    return TD_OK;
}
