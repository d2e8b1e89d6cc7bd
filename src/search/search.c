#include "search/search.h"

#include "search/snippet.h"
#include "search/terms.h"
#include "search/unique.h"

/* Passes over the first `offset` matches. */
static void skip(struct td_matches *matches, int64_t offset)
{
    size_t passed = (uint64_t)offset < matches->count ? (size_t)offset : matches->count;
    matches->list += passed;
    matches->count -= passed;
}

/* Items that a filter alone has found ("谷歌 OR author:宝玉") come behind those that hold a word.
 */
static enum td_code rank(struct td_store *store, struct td_arena *arena,
                         const struct td_query *query, const struct td_search_request *request,
                         struct td_matches *ret_matches, struct td_error *err)
{
    struct td_rank_request asked = {
        .set = request->set,
        .lists_all = !request->is_relaxed,
        .weights = &td_rank_usual,
        .limit = request->limit < 0 ? -1 : request->limit + request->offset,
        .half_life_days = request->half_life_days,
        .now = request->now,
    };
    if (request->is_relaxed)
        TD_TRY(td_terms_pieces(arena, query, &asked.phrases, &asked.count, err));
    else
        TD_TRY(td_terms_whole(arena, query, &asked.phrases, &asked.count, err));
    TD_TRY(td_store_rank(store, arena, &asked, ret_matches, err));
    skip(ret_matches, request->offset);
    return TD_OK;
}

static enum td_code find(struct td_store *store, struct td_arena *arena,
                         const struct td_query *query, const struct td_search_request *request,
                         struct td_matches *ret_matches, struct td_error *err)
{
    if (request->sort == TD_SORT_RELEVANCE && query->word_count > 0)
        return rank(store, arena, query, request, ret_matches, err);
    return td_store_search(store, arena, request->set, request->sort, request->limit,
                           request->offset, ret_matches, err);
}

/* Only all matches tell which is the first of its story. */
static enum td_code find_unique(struct td_store *store, struct td_arena *arena,
                                const struct td_query *query,
                                const struct td_search_request *request,
                                struct td_matches *ret_matches, struct td_error *err)
{
    struct td_search_request all = *request;
    all.limit = -1;
    all.offset = 0;
    TD_TRY(find(store, arena, query, &all, ret_matches, err));
    TD_TRY(td_search_unite(store, arena, ret_matches, err));
    skip(ret_matches, request->offset);
    if (request->limit >= 0 && (uint64_t)request->limit < ret_matches->count)
        ret_matches->count = (size_t)request->limit;
    return TD_OK;
}

enum td_code td_search(struct td_store *store, struct td_arena *arena, const struct td_query *query,
                       const struct td_search_request *request, struct td_matches *ret_matches,
                       struct td_error *err)
{
    if (request->set == NULL) {
        *ret_matches = (struct td_matches){0};
        return TD_OK;
    }
    if (request->is_unique)
        return find_unique(store, arena, query, request, ret_matches, err);
    return find(store, arena, query, request, ret_matches, err);
}

enum td_code td_search_read_hit(struct td_store *store, struct td_arena *arena,
                                const struct td_query *query,
                                const struct td_search_request *request,
                                const struct td_matches *matches, size_t index,
                                struct td_hit *ret_hit, struct td_error *err)
{
    const struct td_match *match = &matches->list[index];
    struct td_hit hit = {.rank = request->offset + (int64_t)index + 1,
                         .score = match->score,
                         .is_partial = request->is_relaxed,
                         .has_others = request->is_unique,
                         .others = match->others};
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
