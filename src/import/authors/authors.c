#include "import/authors/authors.h"

#include "base/ascii.h"
#include "import/authors/author_choice.h"
#include "import/authors/name_look.h"
#include "import/markdown/one_line.h"

enum { NEARLY_ALL_MIN_ITEMS = 4, ACCOUNTS_MIN_ITEMS = 3 };

/* How many items end in an author, as far as each item by itself tells: "title-name" or
 * "title - name", of which digests that name authors use one. */
struct habit {
    size_t items;
    size_t tight;
    size_t spaced;
};

static void count_item(struct habit *habit, struct td_choice choice)
{
    habit->items++;
    if (choice.basis == TD_BASIS_NONE || choice.basis == TD_BASIS_WEAK)
        return;
    if (choice.parting->is_tight)
        habit->tight++;
    else
        habit->spaced++;
}

struct habits {
    struct habit digest;
    struct habit accounts; /* of the items whose links name an account */
};

static struct habits habits_of(const struct td_author_evidence *evidence,
                               const struct td_choice *choices)
{
    struct habits habits = {0};
    for (size_t i = 0; i < evidence->case_count; i++) {
        count_item(&habits.digest, choices[i]);
        if (!td_slice_is_none(evidence->cases[i].item->handle))
            count_item(&habits.accounts, choices[i]);
    }
    return habits;
}

static bool are_most(size_t with_author, struct habit habit)
{
    return with_author > 0 && 2 * with_author >= habit.items;
}

static bool are_nearly_all(size_t with_author, struct habit habit)
{
    return with_author >= NEARLY_ALL_MIN_ITEMS && 4 * with_author >= 3 * habit.items;
}

/* Words that readily make one word with the next: non-English, Multi-Agent, post-Covid. */
static bool joins_readily(struct td_slice word)
{
    static const char *const words[] = {
        "anti", "co",   "cross", "ex",  "few",  "fine",  "high", "long",
        "low",  "mid",  "multi", "neo", "non",  "open",  "post", "pre",
        "pro",  "real", "self",  "sub", "text", "trans", "zero",
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (td_slice_equal_nocase(word, td_slice_of(words[i])))
            return true;
    return word.len <= 1;
}

/* "bug-The Decoder", and not "spider-man" nor "Spider-Man". */
static bool changes_to_capital(const struct td_parting *parting)
{
    return td_ascii_is_lower(parting->left_word.ptr[0]) && td_begins_with_capital(parting->name);
}

static bool has_further_hyphen(const struct td_parting *parting)
{
    struct td_slice compound = parting->compound;
    size_t first = td_slice_find(compound, TD_SLICE("-"));
    return first != td_slice_find_last(compound, TD_SLICE("-"));
}

/* Several words, the first not written small. */
static bool has_name_words(struct td_slice name)
{
    return td_slice_find(name, TD_SLICE(" ")) < name.len && !td_ascii_is_lower(name.ptr[0]);
}

/* Nothing but the habit of the digest speaks for the name: the words must too. */
static bool parts_without_support(const struct td_author_evidence *evidence,
                                  const struct td_author_account *account,
                                  const struct td_parting *parting, struct habit others)
{
    struct td_support none = {.texts = 0};
    bool is_named = td_is_named_in(parting->name, account->site);
    if (!td_author_may_part(evidence, parting, &none))
        return false;
    if (td_is_named_in(parting->name, account->handle))
        return true;
    if (joins_readily(parting->left_word))
        return false;
    if (has_further_hyphen(parting))
        return is_named && has_name_words(parting->name);
    return is_named || changes_to_capital(parting) ||
           (are_nearly_all(others.tight, others) && has_name_words(parting->name));
}

/* "Talks - YouTube" of a channel: how its pages are called, whoever the channel is. */
static bool is_name_of_site(struct td_slice name, struct td_slice site)
{
    return td_slice_equal_nocase(name, td_slice_sub(site, 0, td_slice_find(site, TD_SLICE("."))));
}

/* "title - name" is how web pages are called, and events and jobs: only an account, or nearly all
 * of a digest, makes an author of that. */
static bool is_likely_spaced(const struct td_author_account *account, struct td_choice choice,
                             const struct habits *habits)
{
    if (!td_slice_is_none(account->handle) &&
        !is_name_of_site(choice.parting->name, account->site) &&
        (choice.basis == TD_BASIS_FIRM || are_most(habits->digest.spaced, habits->digest)))
        return true;
    return are_nearly_all(habits->digest.spaced, habits->digest);
}

static bool is_likely_tight(bool has_handle, struct td_choice choice, const struct habits *habits)
{
    const struct habit *accounts = &habits->accounts;
    bool is_word = td_ascii_is_lower(choice.parting->name.ptr[0]) &&
                   td_slice_find(choice.parting->name, TD_SLICE(" ")) == choice.parting->name.len;
    if ((choice.basis == TD_BASIS_FIRM && (has_handle || !is_word)) ||
        are_most(habits->digest.tight, habits->digest))
        return true;
    return has_handle && accounts->tight >= ACCOUNTS_MIN_ITEMS &&
           are_most(accounts->tight, *accounts);
}

static bool is_likely(const struct td_author_evidence *evidence,
                      const struct td_author_account *account, struct td_choice choice,
                      const struct habits *habits)
{
    bool has_handle = !td_slice_is_none(account->handle);
    struct habit others = habits->digest;
    switch (choice.basis) {
    case TD_BASIS_FIRM:
    case TD_BASIS_COMPOUNDS:
    case TD_BASIS_STRONG:
        return choice.parting->is_tight ? is_likely_tight(has_handle, choice, habits)
                                        : is_likely_spaced(account, choice, habits);
    case TD_BASIS_WEAK:
        others.items--;
        return are_most(others.tight, others) &&
               parts_without_support(evidence, account, choice.parting, others);
    case TD_BASIS_NONE:
    default:
        return false;
    }
}

/* What is read whatever the hyphens say. */
static void set_title(struct td_digest_item *item)
{
    size_t title_len = item->link_text.len - item->domain_len;
    item->title = item->link_text.len > 0 || td_slice_is_none(item->url)
                      ? td_slice_trim(td_slice_sub(item->link_text, 0, title_len))
                      : item->url;
    item->author = item->byline;
    if (td_slice_is_none(item->author) && item->domain_len > 0)
        item->author = td_slice_sub(item->link_text, title_len, item->link_text.len);
}

enum td_code td_authors_split(struct td_arena *arena, struct td_digest *digest,
                              const struct td_evidence_source *source, struct td_error *err)
{
    struct td_author_evidence evidence;
    TD_TRY(td_author_evidence_gather(arena, digest, source, &evidence, err));
    struct td_choice *choices = td_arena_array(arena, evidence.case_count, sizeof(*choices));
    if (choices == NULL)
        return td_fail_memory(err);

    for (size_t i = 0; i < evidence.case_count; i++)
        choices[i] = td_author_choose(&evidence, &evidence.cases[i]);
    struct habits habits = habits_of(&evidence, choices);
    for (size_t i = 0; i < evidence.case_count; i++) {
        struct td_digest_item *item = evidence.cases[i].item;
        set_title(item);
        if (!td_slice_is_none(item->author) ||
            !is_likely(&evidence, &evidence.accounts[evidence.cases[i].account], choices[i],
                       &habits))
            continue;
        item->title = choices[i].parting->title;
        TD_TRY(td_one_name(arena, choices[i].parting->name, &item->author, err));
    }
    return TD_OK;
}
