#include "base/plural.h"
#include "cli/archive_path.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "cli/watch_check.h"
#include "store/file/backup.h"

#include <inttypes.h>

enum td_code td_check_one_file(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count == 1 && invocation->words[0][0] != '\0')
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE, "%s takes one FILE", invocation->command->name);
}

const char *td_backup_path(const struct td_invocation *invocation)
{
    return invocation->words[0];
}

enum td_code td_run_backup(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    const char *path = session->invocation->words[0];
    struct td_watched watched = td_watched_begin(options->is_quiet, NULL);
    const struct td_check_watch watch = td_watched_watch(&watched);

    (void)ret_exit;
    enum td_code code = td_backup_write(session->store, path, options->is_forced, &watch, err);
    td_progress_erase(&watched.progress);
    TD_TRY(code);
    if (!options->is_quiet)
        td_note("the archive is copied to %s, and the copy is checked", path);
    return TD_OK;
}

static void say_restored(const char *from, const struct td_restored *restored)
{
    td_note("restored %s: %" PRId64 " %s, %" PRId64 " %s", from, restored->totals.posts,
            td_plural(restored->totals.posts, "post", "posts"), restored->totals.items,
            td_plural(restored->totals.items, "item", "items"));
    if (restored->kept != NULL)
        td_note("the archive that was there is kept as %s", restored->kept);
}

enum td_code td_run_restore(struct td_session *session, enum td_exit *ret_exit,
                            struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    const char *from = session->invocation->words[0], *path = NULL;
    struct td_watched watched = td_watched_begin(options->is_quiet, NULL);
    const struct td_check_watch watch = td_watched_watch(&watched);
    TD_CLEANUP(td_restored_release) struct td_restored restored = {.kept = NULL};

    (void)ret_exit;
    TD_TRY(td_archive_path(&session->arena, options->archive, &path, err));
    enum td_code code = td_backup_restore(from, path, &watch, &restored, err);
    td_progress_erase(&watched.progress);
    TD_TRY(code);
    if (!options->is_quiet)
        say_restored(from, &restored);
    return TD_OK;
}
