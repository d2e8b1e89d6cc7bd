#include "search/search.h"

#include "search/snippet.h"

enum td_code td_search(struct td_store *store, struct td_arena *arena, const struct td_query *query,
                       const struct td_search_request *request, struct td_matches *ret_matches,
                       struct td_error *err)
{
    struct td_matches matches = {0};
    if (request->set != NULL)
        TD_TRY(td_store_search(store, arena, request->set, query->match, request->sort,
                               request->limit, request->offset, &matches, err));
    *ret_matches = matches;
    return TD_OK;
}

enum td_code td_search_read_hit(struct td_store *store, struct td_arena *arena,
                                const struct td_query *query,
                                const struct td_search_request *request,
                                const struct td_matches *matches, size_t index,
                                struct td_hit *ret_hit, struct td_error *err)
{
    const struct td_match *match = &matches->list[index];
    struct td_hit hit = {.rank = request->offset + (int64_t)index + 1, .score = match->score};
    bool found = false;
    TD_TRY(td_store_read_item(store, arena, match->item, &hit.item, &found, err));
    if (!found)
        return td_fail(err, TD_ERR_BUG, "item %lld was found but is not there",
                       (long long)match->item);
    bool is_title = false;
    TD_TRY(
        td_snippet(arena, query, hit.item.title, hit.item.summary, &hit.snippet, &is_title, err));
    if (is_title)
        TD_TRY(td_snippet(arena, query, TD_SLICE(""), hit.item.summary, &hit.lead, NULL, err));
    *ret_hit = hit;
    return TD_OK;
}
