#include "store/query/rank.h"

#include "store/index/lengths.h"
#include "store/index/postings.h"
#include "store/index/vocabulary.h"
#include "store/query/condition.h"
#include "store/query/rerank.h"
#include "store/query/score.h"
#include "store/query/top.h"

#include <math.h>
#include <stdlib.h>

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

/* A ranking under way. */
struct ranking {
    const struct td_rank_request *request;
    const struct td_posting_list *lists[TD_RANK_MAX_PHRASES]; /* of the phrases */
    int64_t item_count;                                       /* of the whole index */
    int64_t token_counts[TD_RANK_FIELDS];                     /* likewise, of each field */
    struct td_lengths lengths;
    struct td_score score;
    double *scores; /* by item number, where there are several phrases */
    float *shares;  /* of the weight that an item holds; NULL: not asked for */
    double least_weight;
    struct td_item_set found;
};

/* How many lengths will be asked for, at most. */
static size_t count_lengths(const struct ranking *r)
{
    size_t asked = r->request->set != NULL ? (size_t)td_item_set_count(r->request->set) : SIZE_MAX;
    size_t count = 0;
    for (size_t i = 0; i < r->request->count; i++)
        count += r->lists[i]->count < asked ? r->lists[i]->count : asked;
    return count;
}

/* Lists are of all the archive's items. */
static bool is_asked_for(const struct ranking *r, uint32_t item)
{
    return r->request->set == NULL || td_item_set_has(r->request->set, item);
}

static void prepare(struct ranking *r)
{
    td_score_begin(&r->score, r->request->weights, r->item_count, r->token_counts);
    double total = 0;
    for (size_t i = 0; i < r->request->count; i++) {
        struct td_rank_phrase *phrase = &r->request->phrases[i];
        phrase->items = (int64_t)r->lists[i]->count;
        phrase->idf = td_score_idf(phrase->items, r->item_count);
        total += phrase->items > 0 ? phrase->weight * phrase->idf : 0;
    }
    r->least_weight = total * r->request->least_share * (1 - 1e-9);
}

/* The items of the set that hold no phrase. */
static enum td_code rank_rest(struct ranking *r, struct td_arena *arena, struct td_top *top,
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
    for (int64_t item = td_item_set_next(&rest, 0); item >= 0;
         item = td_item_set_next(&rest, item + 1))
        TD_TRY(td_top_offer(top, item, 0, err));
    return TD_OK;
}

/* One phrase needs no sums. */
static enum td_code rank_one(struct ranking *r, struct td_top *top, struct td_error *err)
{
    const struct td_posting_list *list = r->lists[0];
    const struct td_rank_phrase *phrase = &r->request->phrases[0];
    double worth = td_score_worth(phrase);
    for (size_t i = 0; i < list->count; i++) {
        uint64_t lengths = 0;
        if (!is_asked_for(r, list->list[i].item))
            continue;
        TD_TRY(td_lengths_read(&r->lengths, list->list[i].item, &lengths, err));
        double score = worth * td_score_count(&r->score, &list->list[i], lengths);
        TD_TRY(td_top_offer(top, list->list[i].item, score, err));
    }
    return TD_OK;
}

static enum td_code add_phrase(struct ranking *r, size_t index, struct td_error *err)
{
    const struct td_posting_list *list = r->lists[index];
    const struct td_rank_phrase *phrase = &r->request->phrases[index];
    double worth = td_score_worth(phrase);
    TD_TRY(td_store_check_time(r->lengths.packed.store, err));
    for (size_t i = 0; i < list->count; i++) {
        uint32_t item = list->list[i].item;
        uint64_t lengths = 0;
        if (!is_asked_for(r, item))
            continue;
        TD_TRY(td_lengths_read(&r->lengths, item, &lengths, err));
        r->scores[item] += worth * td_score_count(&r->score, &list->list[i], lengths);
        if (r->shares != NULL)
            r->shares[item] += (float)(phrase->weight * phrase->idf);
        td_item_set_add(&r->found, item);
    }
    return TD_OK;
}

static enum td_code rank_many(struct ranking *r, struct td_top *top, struct td_error *err)
{
    for (size_t i = 0; i < r->request->count; i++)
        TD_TRY(add_phrase(r, i, err));
    for (int64_t item = td_item_set_next(&r->found, 0); item >= 0;
         item = td_item_set_next(&r->found, item + 1)) {
        if (r->shares != NULL && r->shares[item] < r->least_weight)
            continue;
        TD_TRY(td_top_offer(top, item, r->scores[item], err));
        if (r->request->found != NULL)
            td_item_set_add(r->request->found, item);
    }
    return TD_OK;
}

static enum td_code make_sums(struct ranking *r, struct td_store *store, struct td_arena *arena,
                              struct td_error *err)
{
    TD_TRY(td_store_make_set(store, arena, &r->found, err));
    size_t reach = r->found.word_count * 64;
    r->scores = calloc(reach + 1, sizeof *r->scores);
    if (r->request->least_share > 0)
        r->shares = calloc(reach + 1, sizeof *r->shares);
    if (r->scores == NULL || (r->request->least_share > 0 && r->shares == NULL))
        return td_fail_memory(err);
    return TD_OK;
}

static void release(struct ranking *r)
{
    if (r->lengths.packed.store != NULL)
        td_postings_end(r->lengths.packed.store);
    free(r->scores);
    free(r->shares);
}

static enum td_code begin(struct ranking *r, struct td_store *store, struct td_arena *arena,
                          struct td_rank_request *request, struct td_error *err)
{
    if (request->count > TD_RANK_MAX_PHRASES)
        request->count = TD_RANK_MAX_PHRASES;
    r->request = request;
    TD_TRY(td_lengths_open(store, arena, &r->lengths, err));
    TD_TRY(td_vocabulary_sizes(store, &r->item_count, r->token_counts, TD_RANK_FIELDS, err));
    TD_TRY(td_postings_read(store, request->phrases, request->count, r->lists, err));
    td_columns_expect(&r->lengths.packed, count_lengths(r));
    prepare(r);
    return TD_OK;
}

static enum td_code look_again(struct ranking *r, struct td_arena *arena,
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
    struct ranking TD_CLEANUP(release) r = {0};
    struct td_top TD_CLEANUP(td_top_release) top = {0};
    struct td_rank_request deep = *request;
    struct td_matches matches;
    deep.limit = td_rerank_limit(request->limit);
    TD_TRY(begin(&r, store, arena, request, err));
    TD_TRY(td_top_begin(&top, store, arena, &deep, err));
    if (request->count == 1 && request->found == NULL) {
        TD_TRY(rank_one(&r, &top, err));
    } else {
        TD_TRY(make_sums(&r, store, arena, err));
        TD_TRY(rank_many(&r, &top, err));
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
    struct ranking TD_CLEANUP(release) r = {0};
    struct td_rank_request one = *request;
    uint64_t lengths = 0;
    TD_TRY(begin(&r, store, arena, &one, err));
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
