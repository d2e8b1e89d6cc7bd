#include "cli/ask.h"
#include "cli/commands.h"
#include "store/query/item_query.h"

enum td_code td_run_posts(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    int64_t given = session->invocation->options.limit;
    int64_t limit = given > 0 ? given : -1;
    struct td_post *posts = NULL;
    size_t count = 0;
    struct td_ask ask;

    TD_TRY(td_ask_read(session, &ask, err));
    TD_TRY(
        td_store_read_posts(session->store, &session->arena, ask.set, limit, &posts, &count, err));
    if (count == 0) {
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return td_ask_note_nothing(session, &ask, err);
    }
    return td_report_posts(session->reporter, posts, count, err);
}
