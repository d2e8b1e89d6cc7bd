/* The commands, as rows: what each is called, takes and needs. */
#ifndef TD_CLI_COMMANDS_H
#define TD_CLI_COMMANDS_H

#include "base/arena.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/pager.h"
#include "cli/timeout.h"
#include "output/reporter.h"
#include "store/store.h"

struct td_command;

/* A command line, read. */
struct td_invocation {
    const struct td_command *command; /* NULL: none was given */
    struct td_options options;
    char *const *words; /* what is neither command nor option */
    size_t word_count;
};

/* What a command works with. */
struct td_session {
    const struct td_invocation *invocation;
    struct td_arena arena; /* for one run */
    struct td_timeout timeout;
    struct td_store *store;
    struct td_pager pager; /* what the reporter writes to */
    struct td_reporter *reporter;
};

struct td_command {
    const char *name;
    const char *arguments; /* "QUERY…" */
    const char *summary;
    const char *details; /* shown by --help below the usage */
    enum td_store_mode mode;
    bool has_timeout; /* a question that ends by --timeout */
    const struct td_option_set *sets[TD_OPTION_SETS_MAX + 1]; /* besides the global ones; ended by
                                                             NULL unless full */
    /* Asked before the archive is opened; NULL: every command line will do. */
    enum td_code (*check)(const struct td_invocation *invocation, struct td_error *err);
    /* What it is told to write besides the archive and a picture: a file or folder, NULL where that
     * is nothing. NULL: never anything. */
    const char *(*writes_to)(const struct td_invocation *invocation);
    /* Reports results and, through ret_exit, what else scripts want to know. */
    enum td_code (*run)(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
};

extern const struct td_command td_commands[];
extern const size_t td_command_count;

/* NULL where there is none of this name. */
const struct td_command *td_command_find(const char *name);

enum td_code td_check_ask(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_import(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_synonyms(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_saved(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_search(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_authors(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_stats(const struct td_invocation *invocation, struct td_error *err);
const char *td_export_folder(const struct td_invocation *invocation);
enum td_code td_check_export(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_trends(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_related(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_check_show(const struct td_invocation *invocation, struct td_error *err);

enum td_code td_check_no_words(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_run_export(struct td_session *session, enum td_exit *ret_exit,
                           struct td_error *err);
enum td_code td_check_one_file(const struct td_invocation *invocation, struct td_error *err);
/* Besides a database that is read, SQLite may have to write an index of its log. */
const char *td_backup_path(const struct td_invocation *invocation);
enum td_code td_run_backup(struct td_session *session, enum td_exit *ret_exit,
                           struct td_error *err);
enum td_code td_run_check(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_restore(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err);
enum td_code td_run_log(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_rebuild(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err);
enum td_code td_run_undo(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_check_redo(const struct td_invocation *invocation, struct td_error *err);
enum td_code td_run_redo(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_check_why(const struct td_invocation *invocation, struct td_error *err);

enum td_code td_run_import(struct td_session *session, enum td_exit *ret_exit,
                           struct td_error *err);
enum td_code td_run_synonyms(struct td_session *session, enum td_exit *ret_exit,
                             struct td_error *err);
enum td_code td_run_saved(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_why(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_search(struct td_session *session, enum td_exit *ret_exit,
                           struct td_error *err);
enum td_code td_run_authors(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err);
enum td_code td_run_stats(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_related(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err);
enum td_code td_run_show(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_posts(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_first(struct td_session *session, enum td_exit *ret_exit, struct td_error *err);
enum td_code td_run_trends(struct td_session *session, enum td_exit *ret_exit,
                           struct td_error *err);

#endif
