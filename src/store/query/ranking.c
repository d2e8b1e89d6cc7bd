#include "store/query/ranking.h"

#include "store/index/index_log.h"
#include "store/index/vocabulary.h"

#include <math.h>
#include <stdlib.h>

/* How many lengths will be asked for, at most. */
static size_t count_lengths(const struct td_ranking *r)
{
    size_t asked = r->set != NULL ? (size_t)td_item_set_count(r->set) : SIZE_MAX;
    size_t count = 0;
    for (size_t i = 0; i < r->request->count; i++)
        count += r->lists[i]->count < asked ? r->lists[i]->count : asked;
    return count;
}

static void prepare(struct td_ranking *r)
{
    td_score_begin(&r->score, r->request->weights, r->item_count, r->token_counts);
    const double rounding = 1e-6; /* the weights that items hold are added up as floats */
    double total = 0, heaviest = 0;
    for (size_t i = 0; i < r->request->count; i++) {
        struct td_rank_phrase *phrase = &r->request->phrases[i];
        phrase->items = (int64_t)r->lists[i]->count;
        phrase->idf = td_score_idf(phrase->items, r->item_count);
        double weight = phrase->items > 0 ? phrase->weight * phrase->idf : 0;
        total += weight;
        heaviest = fmax(heaviest, weight);
    }
    double least = total * r->request->least_share;
    if (r->request->least_of_heaviest > 0)
        least = fmin(least, heaviest * r->request->least_of_heaviest);
    r->least_weight = least * (1 - rounding);
}

enum td_code td_ranking_begin(struct td_ranking *r, struct td_store *store, struct td_arena *arena,
                              struct td_rank_request *request, struct td_error *err)
{
    if (request->count > TD_RANK_MAX_PHRASES)
        request->count = TD_RANK_MAX_PHRASES;
    if (request->character_count > TD_RANK_MAX_CHARACTERS)
        request->character_count = TD_RANK_MAX_CHARACTERS;
    r->request = request;
    r->set = request->set;
    TD_TRY(td_lengths_open(store, arena, &r->lengths, err));
    TD_TRY(td_vocabulary_sizes(store, &r->item_count, r->token_counts, TD_INDEX_FIELDS, err));
    TD_TRY(td_postings_read(store, request->phrases, request->count, r->lists, err));
    td_columns_expect(&r->lengths.packed, count_lengths(r));
    prepare(r);
    return TD_OK;
}

void td_ranking_release(struct td_ranking *r)
{
    if (r->lengths.packed.store != NULL)
        td_postings_end(r->lengths.packed.store);
    free(r->scores);
    free(r->weights);
}

/* Leaves the items that hold enough of the phrases' weight. */
static enum td_code narrow_by_weight(struct td_ranking *r, size_t reach,
                                     struct td_item_set *narrowed, struct td_error *err)
{
    for (size_t i = 0; i < r->request->count; i++) {
        const struct td_posting_list *list = r->lists[i];
        double weight = r->request->phrases[i].weight * r->request->phrases[i].idf;
        TD_TRY(td_store_check_time(r->lengths.packed.store, err));
        for (size_t n = 0; td_ranking_next(r, list, &n); n++)
            r->weights[list->list[n].item] += (float)weight;
    }
    for (size_t item = 0; item < reach; item++) {
        if (r->weights[item] > 0 && r->weights[item] >= r->least_weight)
            td_item_set_add(narrowed, (int64_t)item);
    }
    r->set = narrowed;
    return TD_OK;
}

enum td_code td_ranking_make_sums(struct td_ranking *r, struct td_store *store,
                                  struct td_arena *arena, struct td_item_set *narrowed,
                                  struct td_error *err)
{
    TD_TRY(td_store_make_set(store, arena, &r->found, err));
    size_t reach = r->found.word_count * 64;
    r->scores = calloc(reach + 1, sizeof *r->scores);
    if (r->scores == NULL)
        return td_fail_memory(err);
    if (r->request->least_share <= 0)
        return TD_OK;
    r->weights = calloc(reach + 1, sizeof *r->weights);
    if (r->weights == NULL)
        return td_fail_memory(err);
    TD_TRY(td_store_make_set(store, arena, narrowed, err));
    return narrow_by_weight(r, reach, narrowed, err);
}

enum td_code td_ranking_add(struct td_ranking *r, size_t index, struct td_error *err)
{
    const struct td_posting_list *list = r->lists[index];
    double worth = td_score_worth(&r->request->phrases[index]);
    TD_TRY(td_store_check_time(r->lengths.packed.store, err));
    for (size_t i = 0; td_ranking_next(r, list, &i); i++) {
        uint32_t item = list->list[i].item;
        uint64_t lengths = 0;
        TD_TRY(td_lengths_read(&r->lengths, item, &lengths, err));
        double score = r->scores[item] +=
            worth * td_score_count(&r->score, &list->list[i], lengths);
        r->highest = score > r->highest ? score : r->highest;
        td_item_set_add(&r->found, item);
    }
    return TD_OK;
}

enum td_code td_ranking_score(struct td_ranking *r, int64_t item, double *ret_score,
                              struct td_error *err)
{
    double score = 0;
    uint64_t lengths = 0;
    TD_TRY(td_lengths_read(&r->lengths, (uint32_t)item, &lengths, err));
    for (size_t i = 0; i < r->request->count; i++) {
        const struct td_posting_list *list = r->lists[i];
        size_t at = r->passed[i] = td_postings_seek(list, r->passed[i], item);
        if (at < list->count && list->list[at].item == item)
            score += td_score_worth(&r->request->phrases[i]) *
                     td_score_count(&r->score, &list->list[at], lengths);
    }
    *ret_score = score;
    return TD_OK;
}
