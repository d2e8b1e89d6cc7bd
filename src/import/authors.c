#include "import/authors.h"

#include "import/author_choice.h"
#include "import/name_look.h"

enum { NEARLY_ALL_MIN_ITEMS = 4 };

/* How many items of a digest end in an author, as far as each item by itself tells. */
struct habit {
    size_t items;
    size_t with_author;
};

static struct habit habit_of(const struct td_choice *choices, size_t count)
{
    struct habit habit = {.items = count};
    for (size_t i = 0; i < count; i++)
        habit.with_author += choices[i].basis != TD_BASIS_NONE && choices[i].basis != TD_BASIS_WEAK;
    return habit;
}

static bool most_have_authors(struct habit habit)
{
    return habit.with_author > 0 && 2 * habit.with_author >= habit.items;
}

static bool nearly_all_have_authors(struct habit habit)
{
    return habit.with_author >= NEARLY_ALL_MIN_ITEMS && 4 * habit.with_author >= 3 * habit.items;
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

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* "bug-The Decoder", and not "spider-man" nor "Spider-Man". */
static bool changes_to_capital(const struct td_parting *parting)
{
    return is_small(parting->left_word.ptr[0]) && td_begins_with_capital(parting->name);
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
    return td_slice_find(name, TD_SLICE(" ")) < name.len && !is_small(name.ptr[0]);
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
           (nearly_all_have_authors(others) && has_name_words(parting->name));
}

static bool is_likely(const struct td_author_evidence *evidence,
                      const struct td_author_account *account, struct td_choice choice,
                      struct habit habit)
{
    bool has_handle = !td_slice_is_none(account->handle);
    switch (choice.basis) {
    case TD_BASIS_FIRM:
        return true;
    case TD_BASIS_COMPOUNDS:
        return has_handle || most_have_authors(habit);
    case TD_BASIS_STRONG:
        return (has_handle && choice.parting->is_tight) || most_have_authors(habit);
    case TD_BASIS_WEAK:
        habit.items--; /* the others */
        return most_have_authors(habit) &&
               parts_without_support(evidence, account, choice.parting, habit);
    case TD_BASIS_NONE:
    default:
        return false;
    }
}

static void set_title(struct td_digest_item *item)
{
    item->title =
        item->link_text.len > 0 || td_slice_is_none(item->url) ? item->link_text : item->url;
    item->author = TD_SLICE_NONE;
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
    struct habit habit = habit_of(choices, evidence.case_count);
    for (size_t i = 0; i < evidence.case_count; i++) {
        struct td_digest_item *item = evidence.cases[i].item;
        set_title(item);
        if (!is_likely(&evidence, &evidence.accounts[evidence.cases[i].account], choices[i], habit))
            continue;
        item->title = choices[i].parting->title;
        item->author = choices[i].parting->name;
    }
    return TD_OK;
}
