#include "search/search.h"

#include "search/snippet.h"

static enum td_code search_set(struct td_store *store, struct td_arena *arena,
                               const struct td_query *query,
                               const struct td_search_request *request,
                               const struct td_item_set *set, struct td_matches *ret_matches,
                               struct td_error *err)
{
    return td_store_search(store, arena, set, query->match, request->sort, request->limit,
                           request->offset, ret_matches, err);
}

/* Puts the second matches behind the first. */
static enum td_code join(struct td_arena *arena, struct td_matches *first,
                         const struct td_matches *second, struct td_error *err)
{
    struct td_match *list = td_arena_array(arena, first->count + second->count, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < first->count; i++)
        list[i] = first->list[i];
    for (size_t i = 0; i < second->count; i++)
        list[first->count + i] = second->list[i];
    first->list = list;
    first->count += second->count;
    first->total += second->total;
    return TD_OK;
}

/* Items that hold a word of the query are ranked; behind them come, newest first, those that a
 * filter alone has found ("谷歌 OR author:宝玉"). */
static enum td_code search_in_two_parts(struct td_store *store, struct td_arena *arena,
                                        const struct td_query *query,
                                        const struct td_search_request *request,
                                        struct td_matches *ret_matches, struct td_error *err)
{
    struct td_condition match = {.kind = TD_CONDITION_MATCH, .text = query->match};
    struct td_search_request rest_request = *request;
    struct td_item_set holders, rest;
    struct td_matches others;
    TD_TRY(td_store_select(store, arena, &match, &holders, err));
    TD_TRY(td_item_set_copy(arena, request->set, &rest, err));
    td_item_set_and(&holders, request->set);
    td_item_set_subtract(&rest, &holders);
    TD_TRY(search_set(store, arena, query, request, &holders, ret_matches, err));
    int64_t passed = ret_matches->total < request->offset ? ret_matches->total : request->offset;
    rest_request.sort = TD_SORT_NEWEST;
    rest_request.offset -= passed;
    if (request->limit >= 0)
        rest_request.limit -= (int64_t)ret_matches->count;
    TD_TRY(search_set(store, arena, query, &rest_request, &rest, &others, err));
    return join(arena, ret_matches, &others, err);
}

enum td_code td_search(struct td_store *store, struct td_arena *arena, const struct td_query *query,
                       const struct td_search_request *request, struct td_matches *ret_matches,
                       struct td_error *err)
{
    struct td_matches matches = {0};
    bool by_words = request->sort == TD_SORT_RELEVANCE && query->word_count > 0;
    if (request->set == NULL) {
        *ret_matches = matches;
        return TD_OK;
    }
    if (by_words && !td_node_wants_word(query->root))
        return search_in_two_parts(store, arena, query, request, ret_matches, err);
    return search_set(store, arena, query, request, request->set, ret_matches, err);
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
