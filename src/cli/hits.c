#include "cli/hits.h"

enum { HIT_MAX_BYTES = 256 * 1024 * 1024 }; /* of one hit with its snippet */

int64_t td_hits_limit(const struct td_options *options)
{
    if (options->limit < 0)
        return options->only_new ? -1 : TD_HITS_LIMIT;
    return options->limit == 0 ? -1 : options->limit;
}

enum td_code td_hits_report(struct td_session *session, const struct td_query *query,
                            const struct td_search_request *request,
                            const struct td_matches *matches, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_hit hit;

    td_timeout_end(session->store);
    td_arena_init(&arena, HIT_MAX_BYTES);
    TD_TRY(td_report_total(session->reporter, matches, request->is_unique,
                           session->invocation->command->run == td_run_first, err));
    for (size_t i = 0; i < matches->count; i++) {
        td_arena_reset(&arena);
        TD_TRY(td_search_read_hit(session->store, &arena, query, request, matches, i, &hit, err));
        TD_TRY(td_report_hit(session->reporter, &hit, err));
    }
    return TD_OK;
}
