#include "store/query/rank.h"

#include "store/query/candidates.h"
#include "store/query/date_cut.h"
#include "store/query/ranking.h"
#include "store/query/rerank.h"
#include "store/query/top.h"

const struct td_rank_weights td_rank_usual = {
    .k1 = 1.2,
    .fields = {[TD_RANK_SUMMARY] = {.weight = 1.0, .b = 0.7},
               [TD_RANK_TITLE] = {.weight = 4.0, .b = 0.3},
               [TD_RANK_AUTHOR] = {.weight = 2.0, .b = 0.3},
               [TD_RANK_EMPHASIS] = {.weight = 1.0, .b = 0.7}},
    .passage = 0.2,
    .title = 0.08,
    .all = 0.1,
    .likeness = 0.1,
};

const struct td_rank_weights td_rank_stock = {
    .k1 = 1.2,
    .b = 0.75,
    .fields = {{.weight = 1.0}, {.weight = 1.0}, {.weight = 1.0}},
};

/* The items of the set that hold no phrase; of many, the newest. */
static enum td_code rank_rest(struct td_ranking *r, struct td_arena *arena, struct td_top *top,
                              struct td_error *err)
{
    struct td_item_set rest;
    if (!r->request->lists_all || td_item_set_count(r->request->set) == top->offered)
        return TD_OK;
    TD_TRY(td_item_set_copy(arena, r->request->set, &rest, err));
    for (size_t i = 0; i < r->request->count; i++) {
        const struct td_posting_list *list = r->lists[i];
        for (size_t j = 0; j < list->count; j++)
            td_item_set_remove(&rest, list->list[j].item);
    }
    int64_t total = top->offered + td_item_set_count(&rest);
    if (top->limit <= TD_RANK_DEPTH)
        TD_TRY(td_date_cut(r->lengths.packed.store, arena, &rest, TD_SORT_NEWEST,
                           (int64_t)top->limit, err));
    for (int64_t item = td_item_set_next(&rest, 0); item >= 0;
         item = td_item_set_next(&rest, item + 1))
        TD_TRY(td_top_offer(top, item, 0, err));
    top->offered = total;
    return TD_OK;
}

/* One phrase needs no sums. */
static enum td_code rank_one(struct td_ranking *r, struct td_top *top, struct td_error *err)
{
    const struct td_posting_list *list = r->lists[0];
    const struct td_rank_phrase *phrase = &r->request->phrases[0];
    double worth = td_score_worth(phrase);
    for (size_t i = 0; td_ranking_next(r, list, &i); i++) {
        uint64_t lengths = 0;
        TD_TRY(td_lengths_read(&r->lengths, list->list[i].item, &lengths, err));
        double score = worth * td_score_count(&r->score, &list->list[i], lengths);
        TD_TRY(td_top_offer(top, list->list[i].item, score, err));
    }
    return TD_OK;
}

static enum td_code offer_found(struct td_ranking *r, bool are_exact, struct td_top *top,
                                struct td_error *err)
{
    for (int64_t item = td_item_set_next(&r->found, 0); item >= 0;
         item = td_item_set_next(&r->found, item + 1)) {
        double score = r->scores[item];
        if (!are_exact)
            TD_TRY(td_ranking_score(r, item, &score, err));
        TD_TRY(td_top_offer(top, item, score, err));
    }
    return TD_OK;
}

static enum td_code rank_pruned(struct td_ranking *r, struct td_top *top, struct td_error *err)
{
    int64_t total = td_item_set_count(r->set);
    TD_TRY(td_candidates_find(r, top->limit, err));
    TD_TRY(offer_found(r, false, top, err));
    if (r->set == &r->found)
        top->offered = total;
    return TD_OK;
}

static enum td_code rank_many(struct td_ranking *r, struct td_top *top, struct td_error *err)
{
    if (td_candidates_are_told(r, top->limit))
        return rank_pruned(r, top, err);
    for (size_t i = 0; i < r->request->count; i++)
        TD_TRY(td_ranking_add(r, i, err));
    return offer_found(r, true, top, err);
}

static enum td_code look_again(struct td_ranking *r, struct td_arena *arena,
                               struct td_matches *matches, struct td_error *err)
{
    struct td_rerank rerank = {
        .store = r->lengths.packed.store,
        .arena = arena,
        .request = r->request,
        .lists = r->lists,
        .score = &r->score,
        .lengths = &r->lengths,
        .item_count = r->item_count,
    };
    return td_rerank(&rerank, matches, err);
}

enum td_code td_store_rank(struct td_store *store, struct td_arena *arena,
                           struct td_rank_request *request, struct td_matches *ret_matches,
                           struct td_error *err)
{
    struct td_ranking TD_CLEANUP(td_ranking_release) r = {0};
    struct td_top TD_CLEANUP(td_top_release) top = {0};
    struct td_rank_request deep = *request;
    struct td_item_set narrowed;
    struct td_matches matches;
    deep.limit = td_rerank_limit(request->limit);
    TD_TRY(td_ranking_begin(&r, store, arena, request, err));
    td_top_begin(&top, store, arena, &deep);
    if (request->count == 1 && request->found == NULL) {
        TD_TRY(rank_one(&r, &top, err));
    } else {
        TD_TRY(td_ranking_make_sums(&r, store, arena, &narrowed, err));
        TD_TRY(rank_many(&r, &top, err));
        if (request->found != NULL)
            td_item_set_or(request->found, request->least_share > 0 ? &narrowed : &r.found);
    }
    TD_TRY(rank_rest(&r, arena, &top, err));
    TD_TRY(td_top_take(&top, arena, deep.limit < 0 || deep.limit > TD_RANK_DEPTH, &matches, err));
    TD_TRY(look_again(&r, arena, &matches, err));
    *ret_matches = matches;
    return TD_OK;
}

enum td_code td_store_rank_parts(struct td_store *store, struct td_arena *arena,
                                 struct td_rank_request *request, int64_t item, double *ret_parts,
                                 struct td_error *err)
{
    struct td_ranking TD_CLEANUP(td_ranking_release) r = {0};
    struct td_rank_request one = *request;
    uint64_t lengths = 0;
    TD_TRY(td_ranking_begin(&r, store, arena, &one, err));
    TD_TRY(td_lengths_read(&r.lengths, (uint32_t)item, &lengths, err));
    for (size_t i = 0; i < one.count; i++) {
        const struct td_posting *posting = td_posting_find(r.lists[i], item);
        const struct td_rank_phrase *phrase = &one.phrases[i];
        ret_parts[i] = posting != NULL
                           ? td_score_worth(phrase) * td_score_count(&r.score, posting, lengths)
                           : 0;
    }
    return TD_OK;
}
