#include "search/search.h"

#include "search/selection.h"
#include "search/snippet.h"
#include "search/terms.h"
#include "search/unique.h"
#include "search/widen.h"
#include "store/query/condition.h"

/* Passes over the first `offset` matches. */
static void skip(struct td_matches *matches, int64_t offset)
{
    size_t passed = (uint64_t)offset < matches->count ? (size_t)offset : matches->count;
    if (passed > 0) /* an empty list may be NULL */
        matches->list += passed;
    matches->count -= passed;
}

/* Whether a long Han run of the query was cut into words. */
static bool is_cut(const struct td_query *query)
{
    for (size_t i = 0; i < query->word_count; i++) {
        if (query->words[i].is_whole)
            return true;
    }
    return false;
}

enum td_code td_search_phrases(struct td_arena *arena, const struct td_query *query,
                               const struct td_search_request *request,
                               struct td_rank_phrase **ret_phrases, size_t *ret_count,
                               struct td_error *err)
{
    if (request->relaxed != NULL || is_cut(query))
        return td_terms_pieces(arena, query, ret_phrases, ret_count, err);
    return td_terms_whole(arena, query, ret_phrases, ret_count, err);
}

/* A ranking of items of the set, as the request says. */
static enum td_code make_ranking(struct td_arena *arena, const struct td_query *query,
                                 const struct td_search_request *request,
                                 const struct td_item_set *set, int64_t limit,
                                 struct td_rank_request *ret, struct td_error *err)
{
    struct td_rank_character *characters = NULL;
    struct td_rank_request ranking = {
        .set = set,
        .weights = &td_rank_usual,
        .limit = limit,
        .half_life_days = request->half_life_days,
        .now = request->now,
    };
    TD_TRY(td_search_phrases(arena, query, request, &ranking.phrases, &ranking.count, err));
    if (request->relaxed != NULL)
        TD_TRY(td_terms_characters(arena, query, &characters, &ranking.character_count, err));
    ranking.characters = characters;
    *ret = ranking;
    return TD_OK;
}

static bool is_ranked(const struct td_query *query, const struct td_search_request *request)
{
    return request->sort == TD_SORT_RELEVANCE && query->word_count > 0;
}

/* Whether items that hold all stand among those that hold some: where not the user but a dictionary
 * has said what the words are. */
static bool are_mixed(const struct td_query *query, const struct td_search_request *request)
{
    return is_ranked(query, request) && request->relaxed != NULL && is_cut(query);
}

/* The first items that hold all. Those that a filter alone has found ("谷歌 OR author:宝玉") come
 * behind those that hold a word. */
static enum td_code find_all(struct td_store *store, struct td_arena *arena,
                             const struct td_query *query, const struct td_search_request *request,
                             int64_t limit, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_rank_request ranking;
    if (!is_ranked(query, request))
        return td_store_search(store, arena, request->set, request->sort, limit, 0, ret_matches,
                               err);
    TD_TRY(make_ranking(arena, query, request, request->set, limit, &ranking, err));
    ranking.lists_all = true;
    ranking.holds_all = are_mixed(query, request);
    return td_store_rank(store, arena, &ranking, ret_matches, err);
}

/* The first items that hold some. */
static enum td_code find_some(struct td_store *store, struct td_arena *arena,
                              const struct td_query *query, const struct td_search_request *request,
                              int64_t limit, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_item_set found;
    bool ranks = is_ranked(query, request);
    struct td_rank_request ranking;
    TD_TRY(make_ranking(arena, query, request, &request->relaxed->set, ranks ? limit : 0, &ranking,
                        err));
    TD_TRY(td_store_make_set(store, arena, &found, err));
    ranking.found = &found;
    ranking.least_share = td_relaxed_least_share;
    TD_TRY(td_store_rank(store, arena, &ranking, ret_matches, err));
    request->relaxed->set = found;
    if (!ranks)
        TD_TRY(td_store_search(store, arena, &found, request->sort, limit, 0, ret_matches, err));
    ret_matches->partial = ret_matches->total;
    for (size_t i = 0; i < ret_matches->count; i++)
        ret_matches->list[i].is_partial = true;
    return TD_OK;
}

/* Puts more matches behind the others or, if they are mixed, among them by score. */
static enum td_code join(struct td_arena *arena, struct td_matches *matches,
                         const struct td_matches *more, bool mixes, struct td_error *err)
{
    size_t count = matches->count + more->count, at = 0, more_at = 0;
    struct td_match *list = td_arena_array(arena, count, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const struct td_match *next = more_at < more->count ? &more->list[more_at] : NULL;
        bool is_left = at < matches->count;
        bool takes_more =
            next != NULL && (!is_left || (mixes && next->score > matches->list[at].score));
        list[i] = takes_more ? more->list[more_at++] : matches->list[at++];
    }
    *matches = (struct td_matches){list, count, matches->total + more->total,
                                   matches->partial + more->partial};
    return TD_OK;
}

/* The first of those that hold all, and of those that hold some. */
static enum td_code find_both(struct td_store *store, struct td_arena *arena,
                              const struct td_query *query, const struct td_search_request *request,
                              int64_t wanted, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_matches some;
    TD_TRY(find_all(store, arena, query, request, wanted, ret_matches, err));
    if (request->relaxed == NULL)
        return TD_OK;
    bool mixes = are_mixed(query, request);
    int64_t left = wanted < 0 || mixes ? wanted : wanted - (int64_t)ret_matches->count;
    TD_TRY(find_some(store, arena, query, request, left, &some, err));
    TD_TRY(join(arena, ret_matches, &some, mixes, err));
    if (wanted >= 0 && ret_matches->count > (size_t)wanted)
        ret_matches->count = (size_t)wanted;
    return TD_OK;
}

/* Parts the items that have the runs that were cut in one piece from the others of the set. */
static enum td_code part_whole(struct td_store *store, struct td_arena *arena,
                               const struct td_query *query, const struct td_item_set *set,
                               struct td_item_set *ret_whole, struct td_item_set *ret_others,
                               struct td_error *err)
{
    struct td_node *root = NULL;
    TD_TRY(td_query_whole(arena, query->root, &root, err));
    TD_TRY(td_node_select(store, arena, root, ret_whole, err));
    td_item_set_and(ret_whole, set);
    TD_TRY(td_item_set_copy(arena, set, ret_others, err));
    td_item_set_subtract(ret_others, ret_whole);
    return TD_OK;
}

/* By relevance, what has a run in one piece comes before what has its words apart. */
static enum td_code find(struct td_store *store, struct td_arena *arena,
                         const struct td_query *query, const struct td_search_request *request,
                         int64_t wanted, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_item_set whole, others;
    struct td_search_request first = *request, rest = *request;
    struct td_matches behind;
    if (!is_ranked(query, request) || !is_cut(query) || td_item_set_next(request->set, 0) < 0)
        return find_both(store, arena, query, request, wanted, ret_matches, err);
    TD_TRY(part_whole(store, arena, query, request->set, &whole, &others, err));
    if (td_item_set_next(&whole, 0) < 0)
        return find_both(store, arena, query, request, wanted, ret_matches, err);
    first.set = &whole;
    rest.set = &others;
    TD_TRY(find_all(store, arena, query, &first, wanted, ret_matches, err));
    int64_t left = wanted < 0 ? wanted : wanted - (int64_t)ret_matches->count;
    TD_TRY(find_both(store, arena, query, &rest, left, &behind, err));
    return join(arena, ret_matches, &behind, false, err);
}

static enum td_code find_page(struct td_store *store, struct td_arena *arena,
                              const struct td_query *query, const struct td_search_request *request,
                              struct td_matches *ret_matches, struct td_error *err)
{
    int64_t wanted = request->limit < 0 ? -1 : request->limit + request->offset;
    TD_TRY(find(store, arena, query, request, wanted, ret_matches, err));
    skip(ret_matches, request->offset);
    return TD_OK;
}

/* Only all matches tell which is the first of its story. */
static enum td_code find_unique(struct td_store *store, struct td_arena *arena,
                                const struct td_query *query,
                                const struct td_search_request *request,
                                struct td_matches *ret_matches, struct td_error *err)
{
    TD_TRY(find(store, arena, query, request, -1, ret_matches, err));
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
    return find_page(store, arena, query, request, ret_matches, err);
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
                         .is_partial = match->is_partial,
                         .has_others = request->is_unique,
                         .others = match->others};
    bool found = false;
    TD_TRY(td_store_read_item(store, arena, match->item, &hit.item, &found, err));
    if (!found)
        return td_fail(err, TD_ERR_ARCHIVE,
                       "item %lld was found but is not there: 'tidings check' says what is damaged",
                       (long long)match->item);
    bool is_title = false;
    TD_TRY(
        td_snippet(arena, query, hit.item.title, hit.item.summary, &hit.snippet, &is_title, err));
    if (is_title)
        TD_TRY(td_snippet(arena, query, TD_SLICE(""), hit.item.summary, &hit.lead, NULL, err));
    *ret_hit = hit;
    return TD_OK;
}
