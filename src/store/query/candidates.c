#include "store/query/candidates.h"

#include <math.h>
#include <stdlib.h>

enum {
    PRUNED_POSTINGS = 500, /* fewer are reckoned sooner than thought about */
    CANDIDATES_MAX = 1000,
};

static const double LESS_LEFT = 0.8; /* by so much less must be left to ask again who is best */

bool td_candidates_are_told(const struct td_ranking *r, size_t limit)
{
    const struct td_rank_request *request = r->request;
    bool is_count_known = request->least_share > 0 || (request->lists_all && request->set != NULL);
    size_t postings = 0;
    for (size_t i = 0; i < request->count; i++)
        postings += r->lists[i]->count;
    return limit > 0 && limit <= TD_RANK_DEPTH && request->half_life_days <= 0 &&
           postings >= PRUNED_POSTINGS && is_count_known;
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
static double put_heavy_first(const struct td_ranking *r, struct heavy *heavy)
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
static double find_least(const struct td_ranking *r, size_t limit)
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
static void keep_best(struct td_ranking *r, size_t limit, double more)
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

static bool are_few(const struct td_ranking *r)
{
    return r->set == &r->found && td_item_set_count(&r->found) <= CANDIDATES_MAX;
}

enum td_code td_candidates_find(struct td_ranking *r, size_t limit, struct td_error *err)
{
    struct heavy heavy[TD_RANK_MAX_PHRASES];
    double left = put_heavy_first(r, heavy), asked = left;
    for (size_t i = 0; i < r->request->count && !are_few(r); i++) {
        TD_TRY(td_ranking_add(r, heavy[i].index, err));
        left = fmax(left - heavy[i].most, 0);
        bool is_last = i + 1 == r->request->count;
        if (!is_last && (left > r->highest / 2 || left > asked * LESS_LEFT))
            continue;
        asked = left;
        keep_best(r, limit, left);
    }
    return TD_OK;
}
