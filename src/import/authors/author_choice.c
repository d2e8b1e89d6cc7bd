#include "import/authors/author_choice.h"

#include "import/authors/name_look.h"

enum { SUPPORT_MIN = 2 };

static bool is_supported(const struct td_support *support)
{
    return support->strong + support->weak >= SUPPORT_MIN;
}

/* Whether a weak hyphen makes one word of what stands round it, as far as texts tell. */
static bool is_word(const struct td_author_evidence *evidence, const struct td_parting *parting)
{
    const char *behind = parting->compound.ptr + parting->compound.len;
    const char *end = parting->name.ptr + parting->name.len;
    struct td_slice rest = {behind, behind < end ? (size_t)(end - behind) : 0};
    return td_looks_like_version(parting->name) || td_is_version_number(parting->left_word) ||
           td_compounds_hold(&evidence->compounds, parting->compound, rest);
}

bool td_author_may_part(const struct td_author_evidence *evidence, const struct td_parting *parting,
                        const struct td_support *support)
{
    return parting->is_strong || support->strong > 0 || !is_word(evidence, parting);
}

static bool is_known(const struct td_evidence *known, struct td_slice name)
{
    for (size_t i = 0; i < known->name_count; i++)
        if (td_slice_equal_nocase(td_slice_trim(known->names[i]), name))
            return true;
    return false;
}

/* An earlier guess that took "Luc" for "Jean-Luc" must not stick: the longer name wins when every
 * link text of the account that ends in the shorter ends in the longer. */
static const struct td_parting *longer_name(const struct td_author_evidence *evidence,
                                            const struct td_author_case *this_case, size_t known)
{
    const struct td_partings *partings = &this_case->partings;
    struct td_support short_support =
        td_tally_find(&evidence->by_account, this_case->account, partings->list[known].name);
    for (size_t i = partings->count; i-- > known + 1;) {
        const struct td_parting *longer = &partings->list[i];
        struct td_support support =
            td_tally_find(&evidence->by_account, this_case->account, longer->name);
        if (td_looks_like_hyphenated_name(longer->name) && is_supported(&support) &&
            support.texts == short_support.texts)
            return longer;
    }
    return &partings->list[known];
}

static const struct td_parting *known_parting(const struct td_author_evidence *evidence,
                                              const struct td_author_case *this_case)
{
    const struct td_evidence *known = &evidence->accounts[this_case->account].known;
    for (size_t i = this_case->partings.count; i-- > 0;) {
        const struct td_parting *parting = &this_case->partings.list[i];
        struct td_support support =
            td_tally_find(&evidence->by_account, this_case->account, parting->name);
        if (is_known(known, parting->name) && td_author_may_part(evidence, parting, &support))
            return longer_name(evidence, this_case, i);
    }
    return NULL;
}

/* Of two names with as much support, the longer must have something for itself. */
static bool is_better(const struct td_parting *longer, size_t longer_support,
                      const struct td_parting *shorter, size_t shorter_support)
{
    if (longer_support != shorter_support)
        return longer_support > shorter_support;
    return td_looks_like_hyphenated_name(longer->name) ||
           (longer->is_strong && !shorter->is_strong);
}

/* Where support for names is looked for. */
struct ballot {
    const struct td_tally *tally;
    unsigned account;
    bool takes_any_form; /* texts of one account: even "danah boyd", which looks like no name */
};

static struct ballot ballot_of(const struct td_author_evidence *evidence, unsigned account)
{
    bool has_handle = !td_slice_is_none(evidence->accounts[account].handle);
    return (struct ballot){&evidence->by_account, account, has_handle};
}

static bool may_win(const struct td_author_evidence *evidence, struct ballot ballot,
                    const struct td_parting *parting, const struct td_support *support)
{
    return is_supported(support) && td_author_may_part(evidence, parting, support) &&
           (ballot.takes_any_form || td_looks_like_name(parting->name));
}

/* The name that most link texts bear. */
static struct td_choice shared_name(const struct td_author_evidence *evidence, struct ballot ballot,
                                    const struct td_partings *partings)
{
    struct td_choice best = {NULL, TD_BASIS_NONE};
    size_t best_support = 0;
    for (size_t i = 0; i < partings->count; i++) {
        const struct td_parting *parting = &partings->list[i];
        struct td_support support = td_tally_find(ballot.tally, ballot.account, parting->name);
        size_t weight = support.strong + support.weak;
        if (!may_win(evidence, ballot, parting, &support))
            continue;
        if (best.parting != NULL && !is_better(parting, weight, best.parting, best_support))
            continue;
        best = (struct td_choice){parting, support.strong > 0 ? TD_BASIS_FIRM : TD_BASIS_COMPOUNDS};
        best_support = weight;
    }
    return best;
}

/* Without any evidence: the last hyphen, or the strong one further left that a hyphenated name
 * follows. */
static struct td_choice lone_name(const struct td_partings *partings)
{
    if (partings->count == 0)
        return (struct td_choice){NULL, TD_BASIS_NONE};

    const struct td_parting *last = &partings->list[0];
    for (size_t i = 1; i < partings->count && !partings->list[i - 1].is_strong; i++)
        if (partings->list[i].is_strong && td_looks_like_hyphenated_name(partings->list[i].name))
            return (struct td_choice){&partings->list[i], TD_BASIS_STRONG};
    if (!td_looks_like_name(last->name))
        return (struct td_choice){NULL, TD_BASIS_NONE};
    return (struct td_choice){last, last->is_strong ? TD_BASIS_STRONG : TD_BASIS_WEAK};
}

struct td_choice td_author_choose(const struct td_author_evidence *evidence,
                                  const struct td_author_case *this_case)
{
    const struct td_partings *partings = &this_case->partings;
    const struct td_parting *known = known_parting(evidence, this_case);
    if (known != NULL)
        return (struct td_choice){known, TD_BASIS_FIRM};

    struct td_choice choice =
        shared_name(evidence, ballot_of(evidence, this_case->account), partings);
    if (choice.parting == NULL)
        choice = shared_name(evidence, (struct ballot){&evidence->everywhere, 0, false}, partings);
    return choice.parting != NULL ? choice : lone_name(partings);
}
