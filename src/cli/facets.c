#include "cli/facets.h"

#include "stats/counts.h"

enum { TOP = 10 }; /* rows; months have all of theirs */

enum td_code td_facets_report(struct td_session *session, const struct td_item_set *set,
                              struct td_error *err)
{
    static const enum td_count_key keys[] = {TD_KEY_AUTHOR, TD_KEY_CATEGORY, TD_KEY_SITE,
                                             TD_KEY_MONTH};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct td_count_request request = {
            .set = set,
            .keys = {keys[i]},
            .key_count = 1,
            .top = keys[i] == TD_KEY_MONTH ? 0 : TOP,
        };
        struct td_count_table table;
        TD_TRY(td_stats_count(session->store, &session->arena, &request, &table, err));
        TD_TRY(td_report_facet(session->reporter, &table, err));
    }
    return TD_OK;
}
