#include "cli/commands.h"
#include "cli/notes.h"
#include "import/importer.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

struct import {
    struct td_session *session;
    size_t unreadable; /* what is there and could not be read, reported on stderr */
    size_t missing;    /* paths where nothing is */
};

static bool is_standard_input(const char *word)
{
    return strcmp(word, "-") == 0;
}

/* So that a mistyped path makes no archive. */
static enum td_code check_paths(const struct td_invocation *invocation, struct td_error *err)
{
    for (size_t i = 0; i < invocation->word_count; i++) {
        const char *word = invocation->words[i];
        if (is_standard_input(word) || td_file_stat(word, NULL, NULL, err) != TD_ERR_NO_FILE)
            return TD_OK;
    }
    if (invocation->word_count == 1)
        return td_fail(err, TD_ERR_NO_FILE, "there is no '%s' to import", invocation->words[0]);
    return td_fail(err, TD_ERR_NO_FILE, "there is nothing at any of the paths to import");
}

enum td_code td_check_import(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count == 0)
        return td_fail(err, TD_ERR_USAGE, "import wants a PATH: a file, a folder, or -");
    for (size_t i = 0; i < invocation->word_count; i++) {
        if (is_standard_input(invocation->words[i]) && invocation->options.name == NULL)
            return td_fail(err, TD_ERR_USAGE, "a digest on standard input wants --name NAME");
    }
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
    struct td_session *session = ((struct import *)context)->session;
    struct td_report_problem problems[TD_DIGEST_MAX_PROBLEMS];
    struct td_report_file file = {
        .path = event->path,
        .status = status_name(event->status),
        .item_count = event->item_count,
        .problems = problems,
    };

    if (!is_worth_telling(&session->invocation->options, event))
        return TD_OK;
    while (file.problem_count < event->problem_count &&
           file.problem_count < TD_DIGEST_MAX_PROBLEMS) {
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
    return td_importer_add(importer, path, err);
}

static enum td_code add_all(struct import *import, struct td_importer *importer,
                            struct td_error *err)
{
    const struct td_invocation *invocation = import->session->invocation;

    for (size_t i = 0; i < invocation->word_count; i++) {
        const char *word = invocation->words[i];
        if (is_standard_input(word))
            TD_TRY(add_standard_input(import, importer, err));
        else
            TD_TRY(add_path(import, importer, word, err));
    }
    return TD_OK;
}

static double seconds_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0
               ? (double)now.tv_sec + (double)now.tv_nsec / 1e9
               : 0;
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
        .seconds = seconds,
    };

    if (session->invocation->options.is_quiet || td_reporter_reader_left(session->reporter))
        return TD_OK;
    return unless_reader_left(session->reporter, td_report_import(session->reporter, &report, err));
}

static enum td_exit exit_of(const struct import *import, const struct td_import_totals *totals)
{
    if (import->unreadable > 0 || totals->by_status[TD_IMPORT_FAILED] > 0)
        return TD_EXIT_INPUT;
    return import->missing > 0 ? TD_EXIT_NO_FILE : TD_EXIT_DONE;
}

enum td_code td_run_import(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    double begin = seconds_now();
    struct import import = {.session = session};
    const struct td_import_request request = {
        .now_seconds = time(NULL),
        .report = report_event,
        .context = &import,
    };
    TD_CLEANUP(td_importer_closep) struct td_importer *importer = NULL;
    struct td_import_totals totals;

    TD_TRY(td_importer_open(session->store, &request, &importer, err));
    TD_TRY(add_all(&import, importer, err));
    TD_TRY(td_importer_finish(importer, &totals, err));
    *ret_exit = exit_of(&import, &totals);
    return report_totals(session, &totals, seconds_now() - begin, err);
}
