#include "import/authors/author_evidence.h"

#include "import/authors/nocase.h"

#include <stdlib.h>

static enum td_code make_cases(struct td_arena *arena, struct td_digest *digest,
                               struct td_author_evidence *evidence, struct td_error *err)
{
    struct td_author_case *cases =
        td_arena_array(arena, digest->item_count, sizeof(*evidence->cases));
    if (cases == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < digest->item_count; i++) {
        cases[i].item = &digest->items[i];
        /* A hyphen of a sentence parts no author. */
        td_partings_find(digest->items[i].is_prose ? TD_SLICE("") : digest->items[i].link_text,
                         &cases[i].partings);
    }
    evidence->cases = cases;
    evidence->case_count = digest->item_count;
    return TD_OK;
}

static int compare_accounts(const struct td_author_case *a, const struct td_author_case *b)
{
    int order = td_compare_nocase(a->item->site, b->item->site);
    return order != 0 ? order : td_compare_nocase(a->item->handle, b->item->handle);
}

static int compare_cases(const void *a, const void *b)
{
    struct td_author_case *const *x = a;
    struct td_author_case *const *y = b;
    int order = compare_accounts(*x, *y);
    if (order == 0)
        order = *x < *y ? -1 : *x > *y; /* so that no order depends on the sort */
    return order;
}

/* Numbers the accounts, like ones alike. */
static enum td_code make_accounts(struct td_arena *arena, struct td_author_evidence *evidence,
                                  struct td_error *err)
{
    size_t count = evidence->case_count;
    struct td_author_case **order = td_arena_array(arena, count, sizeof(struct td_author_case *));
    evidence->accounts = td_arena_array(arena, count, sizeof(*evidence->accounts));
    if (order == NULL || evidence->accounts == NULL)
        return td_fail_memory(err);

    for (size_t i = 0; i < count; i++)
        order[i] = &evidence->cases[i];
    qsort(order, count, sizeof(struct td_author_case *), compare_cases);
    for (size_t i = 0; i < count; i++) {
        const struct td_digest_item *item = order[i]->item;
        if (i == 0 || compare_accounts(order[i - 1], order[i]) != 0)
            evidence->accounts[evidence->account_count++] = (struct td_author_account){
                .site = item->site, .handle = item->handle, .cases = order + i};
        struct td_author_account *account = &evidence->accounts[evidence->account_count - 1];
        account->case_count++;
        order[i]->account = (unsigned)(evidence->account_count - 1);
    }
    return TD_OK;
}

static enum td_code ask(struct td_arena *arena, const struct td_evidence_source *source,
                        struct td_author_evidence *evidence, struct td_error *err)
{
    for (size_t i = 0; source != NULL && i < evidence->account_count; i++) {
        struct td_author_account *account = &evidence->accounts[i];
        if (!td_slice_is_none(account->site))
            TD_TRY(source->find(source->context, arena, account->site, account->handle,
                                &account->known, err));
    }
    return TD_OK;
}

static void add_vote(struct td_author_evidence *evidence, unsigned account,
                     const struct td_partings *partings)
{
    td_tally_add(&evidence->by_account, account, partings);
    td_tally_add(&evidence->everywhere, 0, partings);
}

/* Whether an item of the digest, or a newer text, is of the same story: two texts of one story may
 * be one that was corrected, and bear the same end without being two witnesses for it. */
static bool is_told(const struct td_author_account *account, size_t text)
{
    const struct td_known_text *texts = account->known.link_texts;
    int64_t story = texts[text].story;
    bool is_told = false;
    for (size_t i = 0; i < text && !is_told; i++)
        is_told = texts[i].story == story;
    for (size_t i = 0; i < account->case_count && !is_told; i++)
        is_told = account->cases[i]->item->story == story;
    return story != 0 && is_told;
}

static enum td_code add_known(struct td_arena *arena, struct td_author_evidence *evidence,
                              unsigned account, struct td_error *err)
{
    const struct td_evidence *known = &evidence->accounts[account].known;
    struct td_partings *partings = td_arena_array(arena, known->link_text_count, sizeof(*partings));
    if (partings == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < known->link_text_count; i++) {
        if (is_told(&evidence->accounts[account], i))
            continue;
        td_partings_find(known->link_texts[i].text, &partings[i]);
        add_vote(evidence, account, &partings[i]);
    }
    return TD_OK;
}

static enum td_code count_votes(struct td_arena *arena, struct td_author_evidence *evidence,
                                struct td_error *err)
{
    size_t text_count = evidence->case_count;
    for (size_t i = 0; i < evidence->account_count; i++)
        text_count += evidence->accounts[i].known.link_text_count;
    TD_TRY(td_tally_init(&evidence->by_account, arena, text_count, err));
    TD_TRY(td_tally_init(&evidence->everywhere, arena, text_count, err));

    for (size_t i = 0; i < evidence->case_count; i++)
        add_vote(evidence, evidence->cases[i].account, &evidence->cases[i].partings);
    for (unsigned i = 0; i < evidence->account_count; i++)
        TD_TRY(add_known(arena, evidence, i, err));
    TD_TRY(td_tally_count(&evidence->by_account, arena, err));
    return td_tally_count(&evidence->everywhere, arena, err);
}

enum td_code td_author_evidence_gather(struct td_arena *arena, struct td_digest *digest,
                                       const struct td_evidence_source *source,
                                       struct td_author_evidence *ret_evidence,
                                       struct td_error *err)
{
    struct td_author_evidence evidence = {0};
    TD_TRY(make_cases(arena, digest, &evidence, err));
    TD_TRY(make_accounts(arena, &evidence, err));
    TD_TRY(ask(arena, source, &evidence, err));
    TD_TRY(count_votes(arena, &evidence, err));
    TD_TRY(td_compounds_read(arena, digest, &evidence.compounds, err));
    *ret_evidence = evidence;
    return TD_OK;
}
