#include "store/query/rank.h"

#include "store/index/lengths.h"
#include "store/index/postings.h"
#include "store/index/vocabulary.h"
#include "store/query/condition.h"
#include "store/query/date_cut.h"
#include "store/query/rerank.h"
#include "store/query/score.h"
#include "store/query/top.h"

#include <math.h>
#include <stdlib.h>

enum {
    PRUNED_POSTINGS = 500, /* fewer are reckoned sooner than thought about */
    CANDIDATES_MAX = 1000,
    NEAR_POSTINGS = 12, /* are looked at one by one before some are passed over */
};

static const double LESS_LEFT = 0.8; /* by so much less must be left to ask again who is best */

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
    size_t passed[TD_RANK_MAX_PHRASES];                       /* of each, before the item in hand */
    int64_t item_count;                                       /* of the whole index */
    int64_t token_counts[TD_RANK_FIELDS];                     /* likewise, of each field */
    struct td_lengths lengths;
    struct td_score score;
    const struct td_item_set *set; /* only items of it; NULL: any */
    double *scores;                /* by item number, where there are several phrases */
    double highest;                /* of the scores */
    float *weights;                /* that an item holds; NULL: not asked for */
    double least_weight;           /* that it must hold */
    struct td_item_set found;
};

/* How many lengths will be asked for, at most. */
static size_t count_lengths(const struct ranking *r)
{
    size_t asked = r->set != NULL ? (size_t)td_item_set_count(r->set) : SIZE_MAX;
    size_t count = 0;
    for (size_t i = 0; i < r->request->count; i++)
        count += r->lists[i]->count < asked ? r->lists[i]->count : asked;
    return count;
}

/* Goes to the next posting from place *at on that is asked for, since lists are of all the
 * archive's items; false where there is none. */
static inline bool find_asked_for(const struct ranking *r, const struct td_posting_list *list,
                                  size_t *at)
{
    size_t near = *at + NEAR_POSTINGS;
    while (r->set != NULL && *at < list->count && !td_item_set_has(r->set, list->list[*at].item)) {
        if (++*at < near || *at == list->count)
            continue;
        int64_t next = td_item_set_next(r->set, list->list[*at].item);
        *at = next < 0 ? list->count : td_postings_seek(list, *at, next);
        near = *at + NEAR_POSTINGS;
    }
    return *at < list->count;
}

static void prepare(struct ranking *r)
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

/* The items of the set that hold no phrase; of many, the newest. */
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
static enum td_code rank_one(struct ranking *r, struct td_top *top, struct td_error *err)
{
    const struct td_posting_list *list = r->lists[0];
    const struct td_rank_phrase *phrase = &r->request->phrases[0];
    double worth = td_score_worth(phrase);
    for (size_t i = 0; find_asked_for(r, list, &i); i++) {
        uint64_t lengths = 0;
        TD_TRY(td_lengths_read(&r->lengths, list->list[i].item, &lengths, err));
        double score = worth * td_score_count(&r->score, &list->list[i], lengths);
        TD_TRY(td_top_offer(top, list->list[i].item, score, err));
    }
    return TD_OK;
}

static enum td_code add_phrase(struct ranking *r, size_t index, struct td_error *err)
{
    const struct td_posting_list *list = r->lists[index];
    double worth = td_score_worth(&r->request->phrases[index]);
    TD_TRY(td_store_check_time(r->lengths.packed.store, err));
    for (size_t i = 0; find_asked_for(r, list, &i); i++) {
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

/* Leaves the items that hold enough of the phrases' weight. */
static enum td_code narrow_by_weight(struct ranking *r, size_t reach, struct td_item_set *narrowed,
                                     struct td_error *err)
{
    for (size_t i = 0; i < r->request->count; i++) {
        const struct td_posting_list *list = r->lists[i];
        double weight = r->request->phrases[i].weight * r->request->phrases[i].idf;
        TD_TRY(td_store_check_time(r->lengths.packed.store, err));
        for (size_t n = 0; find_asked_for(r, list, &n); n++)
            r->weights[list->list[n].item] += (float)weight;
    }
    for (size_t item = 0; item < reach; item++) {
        if (r->weights[item] > 0 && r->weights[item] >= r->least_weight)
            td_item_set_add(narrowed, (int64_t)item);
    }
    r->set = narrowed;
    return TD_OK;
}

/* Phrases in the order of what they may add to a score. */
struct heavy {
    size_t index;
    double most;
};

static int by_most(const void *left, const void *right)
{
    const struct heavy *a = left, *b = right;
    if (a->most > b->most || a->most < b->most)
        return a->most > b->most ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Returns what all of them may add. */
static double put_heavy_first(const struct ranking *r, struct heavy *heavy)
{
    double sum = 0;
    for (size_t i = 0; i < r->request->count; i++) {
        double worth = r->lists[i]->count > 0 ? td_score_worth(&r->request->phrases[i]) : 0;
        heavy[i] = (struct heavy){i, worth * (r->request->weights->k1 + 1)};
        sum += heavy[i].most;
    }
    qsort(heavy, r->request->count, sizeof *heavy, by_most);
    return sum;
}

/* The `limit`-th best of the scores so far, -INFINITY where there are fewer. */
static double find_least(const struct ranking *r, size_t limit)
{
    double best[TD_RANK_DEPTH] = {0};
    size_t count = 0;
    if (limit == 0 || limit > TD_RANK_DEPTH)
        return -INFINITY;
    for (int64_t item = td_item_set_next(&r->found, 0); item >= 0;
         item = td_item_set_next(&r->found, item + 1)) {
        double score = r->scores[item];
        if (count == limit && score <= best[limit - 1])
            continue;
        size_t at = count < limit ? count++ : limit - 1;
        for (; at > 0 && best[at - 1] < score; at--)
            best[at] = best[at - 1];
        best[at] = score;
    }
    return count == limit ? best[limit - 1] : -INFINITY;
}

/* Leaves in `found` the items that may be among the best `limit`, where each score may still grow
 * by `more`; only these are asked for from now on. Nothing is changed where nobody can tell yet. */
static void keep_best(struct ranking *r, size_t limit, double more)
{
    const double rounding = 1e-9;
    double least = find_least(r, limit);
    least -= more + rounding * (fabs(least) + more);
    if (isinf(least) || least <= 0)
        return;
    for (int64_t item = td_item_set_next(&r->found, 0); item >= 0;
         item = td_item_set_next(&r->found, item + 1)) {
        if (r->scores[item] < least)
            td_item_set_remove(&r->found, item);
    }
    r->set = &r->found;
}

static bool are_few(const struct ranking *r)
{
    return r->set == &r->found && td_item_set_count(&r->found) <= CANDIDATES_MAX;
}

/* The score of one item, its phrases in their order. Items come in theirs. */
static enum td_code score_item(struct ranking *r, int64_t item, double *ret_score,
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

/* Leaves in `found` those that may be among the best: as soon as all phrases that are left, which
 * add little, bring nobody else among these, others are not looked at, and where these are few the
 * phrases are not either (Turtle and Flood, "Query Evaluation: Strategies and Optimizations",
 * 1995). */
static enum td_code find_candidates(struct ranking *r, size_t limit, struct td_error *err)
{
    struct heavy heavy[TD_RANK_MAX_PHRASES];
    double left = put_heavy_first(r, heavy), asked = left;
    for (size_t i = 0; i < r->request->count && !are_few(r); i++) {
        TD_TRY(add_phrase(r, heavy[i].index, err));
        left = fmax(left - heavy[i].most, 0);
        bool is_last = i + 1 == r->request->count;
        if (!is_last && (left > r->highest / 2 || left > asked * LESS_LEFT))
            continue;
        asked = left;
        keep_best(r, limit, left);
    }
    return TD_OK;
}

/* Whether the best can be told without reckoning all scores, how many are found is known, and it
 * is worth the while. */
static bool may_prune(const struct ranking *r, size_t limit)
{
    const struct td_rank_request *request = r->request;
    bool is_count_known = request->least_share > 0 || (request->lists_all && request->set != NULL);
    size_t postings = 0;
    for (size_t i = 0; i < request->count; i++)
        postings += r->lists[i]->count;
    return limit > 0 && limit <= TD_RANK_DEPTH && request->half_life_days <= 0 &&
           postings >= PRUNED_POSTINGS && is_count_known;
}

static enum td_code offer_found(struct ranking *r, bool are_exact, struct td_top *top,
                                struct td_error *err)
{
    for (int64_t item = td_item_set_next(&r->found, 0); item >= 0;
         item = td_item_set_next(&r->found, item + 1)) {
        double score = r->scores[item];
        if (!are_exact)
            TD_TRY(score_item(r, item, &score, err));
        TD_TRY(td_top_offer(top, item, score, err));
    }
    return TD_OK;
}

static enum td_code rank_pruned(struct ranking *r, struct td_top *top, struct td_error *err)
{
    int64_t total = td_item_set_count(r->set);
    TD_TRY(find_candidates(r, top->limit, err));
    TD_TRY(offer_found(r, false, top, err));
    if (r->set == &r->found)
        top->offered = total;
    return TD_OK;
}

static enum td_code rank_many(struct ranking *r, struct td_top *top, struct td_error *err)
{
    if (may_prune(r, top->limit))
        return rank_pruned(r, top, err);
    for (size_t i = 0; i < r->request->count; i++)
        TD_TRY(add_phrase(r, i, err));
    return offer_found(r, true, top, err);
}

/* Room for sums, and what is asked for narrowed where a share is. */
static enum td_code make_sums(struct ranking *r, struct td_store *store, struct td_arena *arena,
                              struct td_item_set *narrowed, struct td_error *err)
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

static void release(struct ranking *r)
{
    if (r->lengths.packed.store != NULL)
        td_postings_end(r->lengths.packed.store);
    free(r->scores);
    free(r->weights);
}

static enum td_code begin(struct ranking *r, struct td_store *store, struct td_arena *arena,
                          struct td_rank_request *request, struct td_error *err)
{
    if (request->count > TD_RANK_MAX_PHRASES)
        request->count = TD_RANK_MAX_PHRASES;
    r->request = request;
    r->set = request->set;
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
    struct td_item_set narrowed;
    struct td_matches matches;
    deep.limit = td_rerank_limit(request->limit);
    TD_TRY(begin(&r, store, arena, request, err));
    TD_TRY(td_top_begin(&top, store, arena, &deep, err));
    if (request->count == 1 && request->found == NULL) {
        TD_TRY(rank_one(&r, &top, err));
    } else {
        TD_TRY(make_sums(&r, store, arena, &narrowed, err));
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
