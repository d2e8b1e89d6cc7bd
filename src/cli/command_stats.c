#include "cli/ask.h"
#include "cli/commands.h"
#include "stats/counts.h"

enum td_code td_run_stats(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    enum td_count_key key = (enum td_count_key)session->invocation->options.by;
    struct td_counts counts = {.key = key};
    struct td_ask ask;

    TD_TRY(td_ask_read(session, &ask, err));
    TD_TRY(td_stats_count(session->store, &session->arena, key, ask.set, &counts, err));
    if (counts.count == 0) {
        td_ask_note_nothing(session, &ask);
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return TD_OK;
    }
    return td_report_counts(session->reporter, td_count_key_name(key), counts.rows, counts.count,
                            counts.items, err);
}
