#include "cli/run.h"

#include "base/file.h"
#include "cli/archive_path.h"
#include "cli/fence.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/notes.h"
#include "cli/terminal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
    HELP_MAX_BYTES = 64 * 1024,
    SESSION_MAX_BYTES = 1024 * 1024 * 1024, /* of what a command keeps in its arena */
};

/* Writes text that is no result: help, the version. */
static enum td_code say(struct td_slice text, struct td_error *err)
{
    if (td_file_write_all(STDOUT_FILENO, text) || errno == EPIPE)
        return TD_OK;
    return td_fail(err, TD_ERR_IO, "cannot write: %s", strerror(errno));
}

static enum td_code say_help(const struct td_command *command, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf help;
    TD_CLEANUP(td_buf_release) struct td_buf narrow;
    size_t columns = isatty(STDOUT_FILENO) ? td_terminal_columns(STDOUT_FILENO) : TD_HELP_COLUMNS;

    td_buf_init(&help, HELP_MAX_BYTES);
    td_buf_init(&narrow, HELP_MAX_BYTES);
    td_help_add(&help, command);
    TD_TRY(td_buf_check(&help, err));
    if (columns >= TD_HELP_COLUMNS)
        return say(td_buf_slice(&help), err);
    td_help_wrap(&narrow, td_buf_slice(&help), columns);
    TD_TRY(td_buf_check(&narrow, err));
    return say(td_buf_slice(&narrow), err);
}

static void close_session(struct td_session *session)
{
    td_reporter_close(session->reporter);
    td_pager_release(&session->pager);
    td_store_close(session->store);
    td_arena_release(&session->arena);
}

/* What changes nothing makes no archive either. */
static enum td_store_mode mode_for(const struct td_invocation *invocation, const char *path)
{
    bool is_missing = td_file_stat(path, NULL, NULL, NULL) == TD_ERR_NO_FILE;
    enum td_store_mode mode = invocation->command->mode;
    return invocation->options.is_dry_run && mode == TD_STORE_WRITE && is_missing ? TD_STORE_SCRATCH
                                                                                  : mode;
}

/* From here on the process writes where it was told to, and does nothing but its work. */
static void enter_fence(const struct td_invocation *invocation, const char *archive)
{
    const struct td_command *command = invocation->command;
    const char *const writable[] = {
        archive,
        invocation->options.svg,
        command->writes_to != NULL ? command->writes_to(invocation) : NULL,
    };
    (void)td_fence_enter(writable, sizeof writable / sizeof *writable);
}

static void tell_wait(void *context, const char *path)
{
    (void)context;
    td_note("another program is writing to %s: waiting for it", path);
}

static void tell_remake(void *context, const char *path)
{
    (void)context;
    td_note("the index of %s is made anew for this version of tidings, once", path);
}

static bool stop_waiting(void *context)
{
    (void)context;
    return td_interrupt_came();
}

static enum td_code open_store(struct td_session *session, const char *path,
                               enum td_store_mode mode, struct td_error *err)
{
    static const struct td_store_wait to_read = {.tell_remake = tell_remake};
    static const struct td_store_wait to_write = {tell_wait, stop_waiting, tell_remake, NULL};
    enum td_code code = td_store_open_waiting(
        path, mode, mode == TD_STORE_READ ? &to_read : &to_write, &session->store, err);
    if (code == TD_ERR_NO_FILE)
        return td_fail(err, code,
                       "there is no archive at '%s'; tidings import PATH makes it, --archive FILE "
                       "names another",
                       path);
    TD_TRY(code);
    if (td_store_upgrade_copy(session->store) != NULL)
        td_note("the archive is now of this program's schema; as it was, it is kept as %s",
                td_store_upgrade_copy(session->store));
    return mode == TD_STORE_READ ? td_store_question_begin(session->store, err) : TD_OK;
}

/* A new archive's folder has to be there before the fence is round it. */
static enum td_code open_archive(struct td_session *session, struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    const char *path = NULL;

    TD_TRY(td_archive_path(&session->arena, invocation->options.archive, &path, err));
    if (invocation->command->mode == TD_STORE_NONE) {
        TD_TRY(td_path_make_parents(path, err));
        enter_fence(invocation, path);
        return TD_OK;
    }
    enum td_store_mode mode = mode_for(invocation, path);
    if (mode == TD_STORE_WRITE)
        TD_TRY(td_file_make_private(path, err));
    enter_fence(invocation, mode == TD_STORE_SCRATCH ? NULL : path);
    return open_store(session, path, mode, err);
}

/* Text on a terminal may want a pager, which needs one that is not dumb. */
static enum td_code open_pager(struct td_session *session, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    size_t rows = td_terminal_rows();
    bool may_page = rows > 0 && td_terminal_obeys(STDOUT_FILENO) &&
                    options->format == TD_FORMAT_TEXT && !options->no_pager &&
                    session->invocation->command->mode == TD_STORE_READ;

    return td_pager_open(&session->pager, may_page ? td_pager_command() : NULL, rows, err);
}

static enum td_code open_session(struct td_session *session, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;

    TD_TRY(open_pager(session, err));
    TD_TRY(open_archive(session, err));
    struct td_style style = td_terminal_style((enum td_color)options->color);
    style.ascii = options->is_ascii;
    style.heat = options->is_heat;
    style.raw = options->is_raw;
    return td_reporter_open((enum td_format)options->format, style, session->pager.out,
                            &session->reporter, err);
}

/* A reader that closes the pipe early has had enough, which is no failure. */
static enum td_code run_session(struct td_session *session, enum td_exit *ret_exit,
                                struct td_error *err)
{
    enum td_code code = session->invocation->command->run(session, ret_exit, err);
    if (code == TD_OK && !td_reporter_reader_left(session->reporter))
        code = td_reporter_finish(session->reporter, err);
    if (td_reporter_reader_left(session->reporter))
        code = TD_OK;
    if (code == TD_OK && session->store != NULL)
        code = td_store_check_still(session->store, err);
    return code != TD_OK ? code : td_pager_close(&session->pager, err);
}

static enum td_code read_timeout(struct td_session *session, struct td_error *err)
{
    const struct td_command *command = session->invocation->command;
    const char *typed = session->invocation->options.timeout;

    if (typed != NULL && !command->has_timeout)
        return td_fail(err, TD_ERR_USAGE, "--timeout is for questions, not for %s", command->name);
    return td_timeout_read(&session->timeout, typed, err);
}

static enum td_code run_command(const struct td_invocation *invocation, enum td_exit *ret_exit,
                                struct td_error *err)
{
    const struct td_command *command = invocation->command;
    TD_CLEANUP(close_session) struct td_session session = {.invocation = invocation};

    if (invocation->options.format == TD_FORMAT_MARKDOWN && command->run != td_run_export)
        return td_fail(err, TD_ERR_USAGE, "--format markdown is for export");
    if (command->check != NULL)
        TD_TRY(command->check(invocation, err));
    TD_TRY(read_timeout(&session, err));
    td_arena_init(&session.arena, SESSION_MAX_BYTES);
    TD_TRY(open_session(&session, err));
    if (command->has_timeout)
        td_timeout_begin(&session.timeout, session.store);
    enum td_code code = run_session(&session, ret_exit, err);
    return code == TD_ERR_TIME ? td_timeout_fail(&session.timeout, err) : code;
}

static enum td_code run_invocation(int argc, char **argv, enum td_exit *ret_exit,
                                   struct td_error *err)
{
    struct td_invocation invocation;

    TD_TRY(td_invocation_parse(argc, argv, &invocation, err));
    if (invocation.options.wants_version)
        return say(TD_SLICE("tidings " TIDINGS_VERSION "\n"), err);
    if (invocation.options.wants_help || argc <= 1)
        return say_help(invocation.command, err);
    if (invocation.command == NULL)
        return td_fail(err, TD_ERR_USAGE, "no command given; see tidings --help");
    return run_command(&invocation, ret_exit, err);
}

enum td_exit td_run(int argc, char **argv)
{
    enum td_exit exit = TD_EXIT_DONE;
    struct td_error err;

    enum td_code code = run_invocation(argc, argv, &exit, &err);
    if (code == TD_OK)
        return exit;
    td_note("%s", err.message);
    return td_exit_of(code);
}
