#include "import/authors/tally.h"

#include "import/authors/nocase.h"

#include <stdlib.h>

enum td_code td_tally_init(struct td_tally *tally, struct td_arena *arena, size_t text_count,
                           struct td_error *err)
{
    size_t count = 0;
    *tally = (struct td_tally){0};
    if (!__builtin_mul_overflow(text_count, (size_t)TD_PARTINGS_MAX, &count))
        tally->votes = td_arena_array(arena, count, sizeof(*tally->votes));
    return tally->votes != NULL ? TD_OK : td_fail_memory(err);
}

void td_tally_add(struct td_tally *tally, unsigned account, const struct td_partings *partings)
{
    for (size_t i = 0; i < partings->count; i++)
        tally->votes[tally->vote_count++] = (struct td_vote){account, &partings->list[i]};
}

static int compare_names(unsigned account_a, struct td_slice a, unsigned account_b,
                         struct td_slice b)
{
    if (account_a != account_b)
        return account_a < account_b ? -1 : 1;
    return td_compare_nocase(a, b);
}

/* Votes for one name side by side, and among those the ones with the same word before it. */
static int compare_votes(const void *a, const void *b)
{
    const struct td_vote *x = a;
    const struct td_vote *y = b;
    int order = compare_names(x->account, x->parting->name, y->account, y->parting->name);
    if (order == 0)
        order = (int)y->parting->is_strong - (int)x->parting->is_strong;
    if (order == 0)
        order = td_compare_nocase(x->parting->left_word, y->parting->left_word);
    return order != 0 ? order : td_compare_nocase(x->parting->title, y->parting->title);
}

static bool is_same_name(const struct td_vote *a, const struct td_vote *b)
{
    return compare_names(a->account, a->parting->name, b->account, b->parting->name) == 0;
}

/* Adds a vote to the support that it is for. `before` is the vote before it for the same name, or
 * NULL. */
static void count_vote(struct td_support *support, const struct td_vote *before,
                       const struct td_vote *vote)
{
    const struct td_parting *parting = vote->parting;
    bool has_like = before != NULL && before->parting->is_strong == parting->is_strong;

    if (has_like && td_compare_nocase(before->parting->title, parting->title) == 0)
        return;
    support->texts++;
    if (parting->is_strong)
        support->strong++;
    else if (!has_like || td_compare_nocase(before->parting->left_word, parting->left_word) != 0)
        support->weak++;
}

enum td_code td_tally_count(struct td_tally *tally, struct td_arena *arena, struct td_error *err)
{
    struct td_support *supports =
        td_arena_array(arena, tally->vote_count, sizeof(*tally->supports));
    size_t count = 0;
    if (supports == NULL)
        return td_fail_memory(err);

    qsort(tally->votes, tally->vote_count, sizeof(*tally->votes), compare_votes);
    for (size_t i = 0; i < tally->vote_count; i++) {
        const struct td_vote *vote = &tally->votes[i];
        const struct td_vote *before = i > 0 && is_same_name(vote - 1, vote) ? vote - 1 : NULL;
        if (before == NULL)
            supports[count++] =
                (struct td_support){.name = vote->parting->name, .account = vote->account};
        count_vote(&supports[count - 1], before, vote);
    }
    tally->supports = supports;
    tally->support_count = count;
    return TD_OK;
}

static int compare_supports(const void *a, const void *b)
{
    const struct td_support *x = a;
    const struct td_support *y = b;
    return compare_names(x->account, x->name, y->account, y->name);
}

struct td_support td_tally_find(const struct td_tally *tally, unsigned account,
                                struct td_slice name)
{
    struct td_support wanted = {.name = name, .account = account};
    const struct td_support *found = tally->support_count == 0
                                         ? NULL
                                         : bsearch(&wanted, tally->supports, tally->support_count,
                                                   sizeof(*tally->supports), compare_supports);
    return found != NULL ? *found : wanted;
}
