#include "base/plural.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "cli/watch_check.h"
#include "store/file/check.h"

#include <inttypes.h>

enum td_code td_run_check(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    bool is_quiet = session->invocation->options.is_quiet;
    struct td_check_totals totals = {0};
    struct td_watched watched = td_watched_begin(is_quiet, session->reporter);
    const struct td_check_watch watch = td_watched_watch(&watched);

    enum td_code code = td_store_check(session->store, &watch, &totals, err);
    td_progress_erase(&watched.progress);
    TD_TRY(code);
    if (totals.findings > 0)
        *ret_exit = TD_EXIT_ARCHIVE;
    else if (!is_quiet)
        td_note("no damage in %" PRId64 " %s, %" PRId64 " %s, %" PRId64 " %s", totals.posts,
                td_plural(totals.posts, "post", "posts"), totals.items,
                td_plural(totals.items, "item", "items"), totals.revisions,
                td_plural(totals.revisions, "revision", "revisions"));
    return TD_OK;
}
