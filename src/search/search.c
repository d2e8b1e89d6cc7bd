#include "search/search.h"

#include "base/capped.h"
#include "search/selection.h"
#include "search/snippet.h"
#include "search/terms.h"
#include "search/unique.h"
#include "search/widen.h"

/* Leaves `limit` matches (< 0: all) behind the first `offset`. */
static void cut(struct td_matches *matches, int64_t offset, int64_t limit)
{
    size_t passed = (uint64_t)offset < matches->count ? (size_t)offset : matches->count;
    if (passed > 0) /* an empty list may be NULL */
        matches->list += passed;
    matches->count -= passed;
    if (limit >= 0 && (uint64_t)limit < matches->count)
        matches->count = (size_t)limit;
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

/* A search under way. */
struct searching {
    struct td_store *store;
    struct td_arena *arena;
    const struct td_query *query;
    const struct td_search_request *request;
    struct td_rank_request ranking; /* what is asked of each tier, but for its set and limit */
    bool is_ranked;                 /* by relevance */
    bool mixes; /* items that hold all stand among those that hold some: where not the user but a
                   dictionary has said what the words are */
};

static enum td_code begin(struct searching *searching, struct td_error *err)
{
    const struct td_search_request *request = searching->request;
    struct td_rank_request ranking = {
        .weights = &td_rank_usual,
        .half_life_days = request->half_life_days,
        .now = request->now,
    };
    struct td_rank_character *characters = NULL;
    bool is_relaxed = request->relaxed != NULL;
    searching->is_ranked = request->sort == TD_SORT_RELEVANCE && searching->query->word_count > 0;
    searching->mixes = searching->is_ranked && is_relaxed && is_cut(searching->query);
    if (searching->is_ranked || is_relaxed)
        TD_TRY(td_search_phrases(searching->arena, searching->query, request, &ranking.phrases,
                                 &ranking.count, err));
    if (is_relaxed)
        TD_TRY(td_terms_characters(searching->arena, searching->query, &characters,
                                   &ranking.character_count, err));
    ranking.characters = characters;
    searching->ranking = ranking;
    return TD_OK;
}

/* The first items of a set, all of which hold all. Those that a filter alone has found ("谷歌 OR
 * author:宝玉") come behind those that hold a word. */
static enum td_code find_all(const struct searching *searching, const struct td_item_set *set,
                             int64_t limit, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_rank_request ranking = searching->ranking;
    if (!searching->is_ranked)
        return td_store_search(searching->store, searching->arena, set, searching->request->sort,
                               limit, 0, ret_matches, err);
    ranking.set = set;
    ranking.limit = limit;
    ranking.lists_all = true;
    ranking.holds_all = searching->mixes;
    return td_store_rank(searching->store, searching->arena, &ranking, ret_matches, err);
}

/* The first items that hold some. */
static enum td_code find_some(const struct searching *searching, int64_t limit,
                              struct td_matches *ret_matches, struct td_error *err)
{
    struct td_relaxed *relaxed = searching->request->relaxed;
    struct td_rank_request ranking = searching->ranking;
    struct td_item_set found;
    TD_TRY(td_store_make_set(searching->store, searching->arena, &found, err));
    ranking.set = &relaxed->set;
    ranking.limit = searching->is_ranked ? limit : 0;
    ranking.found = &found;
    ranking.least_share = td_relaxed_least_share;
    ranking.least_of_heaviest = td_relaxed_least_of_heaviest;
    TD_TRY(td_store_rank(searching->store, searching->arena, &ranking, ret_matches, err));
    relaxed->set = found;
    if (!searching->is_ranked)
        TD_TRY(td_store_search(searching->store, searching->arena, &found, searching->request->sort,
                               limit, 0, ret_matches, err));
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

/* The first of a set that holds all, and of those that hold some. */
static enum td_code find_both(const struct searching *searching, const struct td_item_set *set,
                              int64_t wanted, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_matches some;
    TD_TRY(find_all(searching, set, wanted, ret_matches, err));
    if (searching->request->relaxed == NULL)
        return TD_OK;
    int64_t left = wanted < 0 || searching->mixes ? wanted : wanted - (int64_t)ret_matches->count;
    TD_TRY(find_some(searching, left, &some, err));
    TD_TRY(join(searching->arena, ret_matches, &some, searching->mixes, err));
    if (wanted >= 0 && ret_matches->count > (size_t)wanted)
        ret_matches->count = (size_t)wanted;
    return TD_OK;
}

/* Parts the items that have the runs that were cut in one piece from the others of the set. */
static enum td_code part_whole(const struct searching *searching, const struct td_item_set *set,
                               struct td_item_set *ret_whole, struct td_item_set *ret_others,
                               struct td_error *err)
{
    struct td_arena *arena = searching->arena;
    struct td_node *root = NULL;
    TD_TRY(td_query_whole(arena, searching->query->root, &root, err));
    TD_TRY(td_node_select_among(searching->store, arena, root, set, ret_whole, err));
    TD_TRY(td_item_set_copy(arena, set, ret_others, err));
    td_item_set_subtract(ret_others, ret_whole);
    return TD_OK;
}

/* By relevance, what has a run in one piece comes before what has its words apart. */
static enum td_code find(const struct searching *searching, int64_t wanted,
                         struct td_matches *ret_matches, struct td_error *err)
{
    const struct td_item_set *set = searching->request->set;
    struct td_item_set whole, others;
    struct td_matches behind;
    if (!searching->is_ranked || !is_cut(searching->query) || td_item_set_next(set, 0) < 0)
        return find_both(searching, set, wanted, ret_matches, err);
    TD_TRY(part_whole(searching, set, &whole, &others, err));
    if (td_item_set_next(&whole, 0) < 0)
        return find_both(searching, set, wanted, ret_matches, err);
    TD_TRY(find_all(searching, &whole, wanted, ret_matches, err));
    int64_t left = wanted < 0 ? wanted : wanted - (int64_t)ret_matches->count;
    TD_TRY(find_both(searching, &others, left, &behind, err));
    return join(searching->arena, ret_matches, &behind, false, err);
}

/* The items that the request asks for, but for its offset. Only all matches tell which is the first
 * of its story. */
static enum td_code find_first(const struct searching *searching, struct td_matches *ret_matches,
                               struct td_error *err)
{
    const struct td_search_request *request = searching->request;
    int64_t wanted = request->limit < 0 ? -1 : td_capped_sum(request->limit, request->offset);
    TD_TRY(find(searching, request->is_unique ? -1 : wanted, ret_matches, err));
    if (request->is_unique)
        TD_TRY(td_search_unite(searching->store, searching->arena, ret_matches, err));
    return TD_OK;
}

enum td_code td_search(struct td_store *store, struct td_arena *arena, const struct td_query *query,
                       const struct td_search_request *request, struct td_matches *ret_matches,
                       struct td_error *err)
{
    struct searching searching = {
        .store = store, .arena = arena, .query = query, .request = request};
    struct td_matches matches = {0};
    if (request->set != NULL) {
        TD_TRY(begin(&searching, err));
        TD_TRY(find_first(&searching, &matches, err));
        cut(&matches, request->offset, request->limit);
    }
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
