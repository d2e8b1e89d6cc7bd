#include "base/file_tree.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/notes.h"
#include "cli/progress.h"
#include "cli/prune.h"
#include "cli/watch.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

struct import {
    struct td_session *session;
    struct td_progress progress;
    size_t unreadable; /* what is there and could not be read, reported on stderr */
    size_t missing;    /* paths where nothing is */
    bool is_cut;       /* a signal came before all paths were looked at */
};

static bool has_text(const char *option)
{
    return option != NULL && option[0] != '\0';
}

static bool is_standard_input(const char *word)
{
    return strcmp(word, "-") == 0;
}

static bool reads_standard_input(const struct td_invocation *invocation)
{
    for (size_t i = 0; i < invocation->word_count; i++)
        if (is_standard_input(invocation->words[i]))
            return true;
    return false;
}

static bool is_missing(const char *word, struct td_error *err)
{
    return !is_standard_input(word) && td_file_stat(word, NULL, NULL, err) == TD_ERR_NO_FILE;
}

/* So that mistyped paths make no archive, where there is nothing at any of them. */
static enum td_code check_paths(const struct td_invocation *invocation, struct td_error *err)
{
    size_t last = invocation->word_count - 1;
    for (size_t i = 0; i <= last; i++) {
        if (!is_missing(invocation->words[i], err))
            return TD_OK;
    }
    for (size_t i = 0; i < last; i++) {
        if (is_missing(invocation->words[i], err))
            td_note("%s", err->message);
    }
    return td_file_stat(invocation->words[last], NULL, NULL, err);
}

enum td_code td_check_import(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count == 0)
        return td_fail(err, TD_ERR_USAGE, "import wants a PATH: a file, a folder, or -");
    bool reads_input = reads_standard_input(invocation);
    if (reads_input && !has_text(invocation->options.name))
        return td_fail(err, TD_ERR_USAGE, "a digest on standard input wants --name NAME");
    if (reads_input && !td_file_tree_takes(td_slice_of(invocation->options.name)))
        return td_fail(
            err, TD_ERR_USAGE,
            "--name wants a name such as 2025.12.07.00, or a path below a folder, not '%s'",
            invocation->options.name);
    if (reads_input && invocation->options.wants_watch)
        return td_fail(err, TD_ERR_USAGE, "standard input cannot be watched");
    if (!reads_input && invocation->options.name != NULL)
        return td_fail(err, TD_ERR_USAGE,
                       "--name names a digest on standard input: tidings import - --name NAME");
    if (invocation->options.wants_watch && invocation->options.is_dry_run)
        return td_fail(err, TD_ERR_USAGE, "--watch and --dry-run do not go together");
    return check_paths(invocation, err);
}

static struct td_slice status_name(enum td_import_status status)
{
    static const char *const names[TD_IMPORT_STATUS_COUNT] = {
        [TD_IMPORT_ADDED] = "added",         [TD_IMPORT_UPDATED] = "updated",
        [TD_IMPORT_UNCHANGED] = "unchanged", [TD_IMPORT_MOVED] = "moved",
        [TD_IMPORT_SKIPPED] = "skipped",     [TD_IMPORT_FAILED] = "failed",
    };
    return td_slice_of(names[status]);
}

/* Files that are as they were are not worth a line; nor, with --quiet, those that went well. */
static bool is_worth_telling(const struct td_options *options, const struct td_import_event *event)
{
    if (options->is_quiet)
        return event->problem_count > 0;
    return event->status != TD_IMPORT_UNCHANGED;
}

/* An import goes on when nobody reads its report any more. */
static enum td_code unless_reader_left(const struct td_reporter *reporter, enum td_code code)
{
    return td_reporter_reader_left(reporter) ? TD_OK : code;
}

static enum td_code report_event(void *context, const struct td_import_event *event,
                                 struct td_error *err)
{
    struct import *import = context;
    struct td_session *session = import->session;
    struct td_report_problem problems[TD_DIGEST_MAX_PROBLEMS];
    struct td_report_file file = {
        .path = event->path,
        .status = status_name(event->status),
        .item_count = event->item_count,
        .problems = problems,
        .is_brief = session->invocation->options.is_quiet,
    };

    if (!is_worth_telling(&session->invocation->options, event))
        return TD_OK;
    td_progress_erase(&import->progress);
    while (file.problem_count < event->problem_count) {
        const struct td_problem *problem = &event->problems[file.problem_count];
        problems[file.problem_count++] = (struct td_report_problem){
            .line = problem->line,
            .column = problem->column,
            .is_error = problem->severity == TD_SEVERITY_ERROR,
            .message = problem->message,
        };
    }
    return unless_reader_left(session->reporter, td_report_file(session->reporter, &file, err));
}

static void show_progress(void *context, const struct td_import_progress *progress)
{
    td_progress_show(&((struct import *)context)->progress, progress);
}

static bool should_stop(void *context)
{
    (void)context;
    return td_interrupt_came();
}

static enum td_code add_standard_input(struct import *import, struct td_importer *importer,
                                       struct td_error *err)
{
    struct td_session *session = import->session;
    struct td_slice name = td_slice_of(session->invocation->options.name);
    struct td_slice bytes;

    enum td_code code =
        td_file_read_all(&session->arena, STDIN_FILENO, TD_DIGEST_MAX_BYTES, &bytes, err);
    if (code == TD_ERR_INPUT) {
        td_note("standard input: %s", err->message);
        import->unreadable++;
        return TD_OK;
    }
    TD_TRY(code);
    return td_importer_add_bytes(importer, name, bytes, err);
}

static enum td_code add_path(struct import *import, struct td_importer *importer, const char *path,
                             struct td_error *err)
{
    if (td_file_stat(path, NULL, NULL, err) == TD_ERR_NO_FILE) {
        td_note("%s", err->message);
        import->missing++;
        return TD_OK;
    }
    td_interrupt_await();
    return td_importer_add(importer, path, err);
}

static enum td_code add_all(struct import *import, struct td_importer *importer,
                            struct td_error *err)
{
    const struct td_invocation *invocation = import->session->invocation;

    for (size_t i = 0; i < invocation->word_count; i++) {
        const char *word = invocation->words[i];
        import->is_cut |= td_interrupt_came();
        if (import->is_cut)
            return TD_OK;
        if (is_standard_input(word))
            TD_TRY(add_standard_input(import, importer, err));
        else
            TD_TRY(add_path(import, importer, word, err));
    }
    return TD_OK;
}

static enum td_code report_totals(struct td_session *session, const struct td_import_totals *totals,
                                  double seconds, struct td_error *err)
{
    const struct td_report_import report = {
        .files = totals->files,
        .added = totals->by_status[TD_IMPORT_ADDED],
        .updated = totals->by_status[TD_IMPORT_UPDATED],
        .unchanged = totals->by_status[TD_IMPORT_UNCHANGED],
        .moved = totals->by_status[TD_IMPORT_MOVED],
        .skipped = totals->by_status[TD_IMPORT_SKIPPED],
        .failed = totals->by_status[TD_IMPORT_FAILED],
        .items = totals->items,
        .without_items = totals->without_items,
        .is_dry_run = session->invocation->options.is_dry_run,
        .seconds = seconds,
    };

    if (td_reporter_reader_left(session->reporter))
        return TD_OK;
    TD_TRY(unless_reader_left(session->reporter, td_report_repeated(session->reporter, err)));
    if (session->invocation->options.is_quiet)
        return TD_OK;
    return unless_reader_left(session->reporter, td_report_import(session->reporter, &report, err));
}

static enum td_exit exit_of(const struct import *import, const struct td_import_totals *totals)
{
    if (import->unreadable > 0 || totals->by_status[TD_IMPORT_FAILED] > 0)
        return TD_EXIT_INPUT;
    return import->missing > 0 ? TD_EXIT_NO_FILE : TD_EXIT_DONE;
}

/* One processor is for the writer. */
static unsigned reader_threads(void)
{
    return (unsigned)sysconf(_SC_NPROCESSORS_ONLN) - 1;
}

static void say_what_is_left(bool is_something_left)
{
    if (is_something_left)
        td_note("interrupted: the batch in hand was finished; what was read is in the archive, "
                "whole, and the same command does the rest");
    else
        td_note("interrupted at the end: all is in the archive, whole; a later import merges its "
                "index, which makes searches faster");
}

static void say_how_it_ended(const struct import *import, const struct td_import_totals *totals)
{
    const struct td_options *options = &import->session->invocation->options;
    bool is_said = options->format == TD_FORMAT_TEXT && !options->is_quiet; /* by the summary */
    if (options->is_dry_run && !is_said)
        td_note("dry run: nothing was changed");
    else if (td_interrupt_came() && !options->wants_watch)
        say_what_is_left(import->is_cut || totals->is_cut || options->wants_prune);
}

static void say_what_is_not_merged(const struct td_import_totals *totals)
{
    if (totals->merge_code != TD_OK)
        td_note(
            "what was read is in the archive, but searches will be slower until a later import: "
            "its index could not be merged: %s",
            totals->merge_error.message);
}

/* Looks at all paths once. A dry run is not taken back before the importer is closed. */
static enum td_code import_once(struct import *import, struct td_importer **importer,
                                struct td_import_totals *ret_totals, struct td_error *err)
{
    const struct td_options *options = &import->session->invocation->options;
    const struct td_import_request request = {
        .now_seconds = time(NULL),
        .threads = reader_threads(),
        .is_strict = options->is_strict,
        .is_dry_run = options->is_dry_run,
        .report = report_event,
        .progress = show_progress,
        .should_stop = should_stop,
        .context = import,
    };

    import->progress = td_progress_begin(!options->is_quiet);
    enum td_code code = td_importer_open(import->session->store, &request, importer, err);
    if (code == TD_OK)
        code = add_all(import, *importer, err);
    if (code == TD_OK)
        code = td_importer_finish(*importer, ret_totals, err);
    td_progress_erase(&import->progress);
    return code;
}

static enum td_code prune_and_report(struct import *import, const struct td_import_totals *totals,
                                     double begin, enum td_exit *ret_exit, struct td_error *err)
{
    enum td_code code = td_interrupt_came()
                            ? TD_OK
                            : td_prune_after_import(import->session, &import->unreadable, err);
    *ret_exit = exit_of(import, totals);
    struct td_error *why = code == TD_OK ? err : NULL;
    enum td_code told = report_totals(import->session, totals, td_clock_seconds() - begin, why);
    TD_TRY(code);
    TD_TRY(told);
    return unless_reader_left(import->session->reporter,
                              td_reporter_finish(import->session->reporter, err));
}

/* Rounds in which nothing changed are not worth a line. */
static enum td_code import_and_report(struct import *import, bool is_again, enum td_exit *ret_exit,
                                      struct td_error *err)
{
    double begin = td_clock_seconds();
    struct td_import_totals totals;
    TD_CLEANUP(td_importer_closep) struct td_importer *importer = NULL;
    TD_TRY(import_once(import, &importer, &totals, err));
    say_how_it_ended(import, &totals);
    if (!is_again || totals.files != totals.by_status[TD_IMPORT_UNCHANGED])
        TD_TRY(prune_and_report(import, &totals, begin, ret_exit, err));
    say_what_is_not_merged(&totals);
    return TD_OK;
}

/* To people, who would wait for the end; a service's log has no use for it. */
static void say_it_watches(const struct td_options *options)
{
    if (!options->is_quiet && isatty(STDERR_FILENO) && !td_interrupt_came())
        td_note("watching for changes; ^C ends it");
}

/* Until a signal comes, which is how this is meant to end. Another program that holds the archive
 * for long is waited for. */
static enum td_code import_what_changes(struct import *import, enum td_exit *ret_exit,
                                        struct td_error *err)
{
    const struct td_invocation *invocation = import->session->invocation;
    TD_CLEANUP(td_watch_close) struct td_watch watch = {.descriptor = -1};
    bool is_again = false, is_changed = true;
    td_interrupt_await();
    TD_TRY(td_watch_open(invocation->words, invocation->word_count, &watch, err));
    while (is_changed && !td_interrupt_came()) {
        enum td_code code = import_and_report(import, is_again, ret_exit, err);
        if (code == TD_ERR_BUSY)
            td_note("%s", err->message);
        else
            TD_TRY(code);
        if (code == TD_OK && !is_again)
            say_it_watches(&invocation->options);
        is_again = code == TD_OK;
        if (is_again)
            TD_TRY(td_watch_wait(&watch, td_interrupt_came, &is_changed, err));
    }
    *ret_exit = TD_EXIT_DONE;
    td_interrupt_forget();
    return TD_OK;
}

enum td_code td_run_import(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    struct import import = {.session = session};
    if (session->invocation->options.wants_watch)
        return import_what_changes(&import, ret_exit, err);
    return import_and_report(&import, false, ret_exit, err);
}
