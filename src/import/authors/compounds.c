#include "import/authors/compounds.h"

#include "import/authors/nocase.h"
#include "import/authors/parting.h"

#include <stdlib.h>

static struct td_slice without_final_dots(struct td_slice word)
{
    while (td_slice_ends(word, TD_SLICE(".")))
        word = td_slice_sub(word, 0, word.len - 1);
    return word;
}

/* Takes the text up to the next hyphenated word off *rest, and the word. */
static bool take_compound(struct td_slice *rest, struct td_slice *ret_word)
{
    size_t begin = td_slice_find(*rest, TD_SLICE("-")), end = begin;
    if (begin == rest->len)
        return false;
    while (begin > 0 && td_is_compound_byte(rest->ptr[begin - 1]))
        begin--;
    while (end < rest->len && td_is_compound_byte(rest->ptr[end]))
        end++;
    *ret_word = td_slice_sub(*rest, begin, end);
    *rest = td_slice_sub(*rest, end, rest->len);
    return true;
}

static size_t count_in(struct td_slice text)
{
    size_t count = 0;
    struct td_slice word;
    while (take_compound(&text, &word))
        count++;
    return count;
}

static void add_all(struct td_compounds *compounds, struct td_slice text, bool is_link_text)
{
    struct td_slice word;
    while (take_compound(&text, &word))
        compounds->list[compounds->count++] = (struct td_compound){
            is_link_text ? word : without_final_dots(word), is_link_text ? text : TD_SLICE_NONE};
}

static int compare(const void *a, const void *b)
{
    const struct td_compound *x = a;
    const struct td_compound *y = b;
    int order = td_compare_nocase(x->word, y->word);
    return order != 0 ? order : td_compare_nocase(x->rest, y->rest);
}

enum td_code td_compounds_read(struct td_arena *arena, const struct td_digest *digest,
                               struct td_compounds *ret_compounds, struct td_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < digest->item_count; i++)
        count += count_in(digest->items[i].link_text) + count_in(digest->items[i].summary);

    struct td_compounds compounds = {td_arena_array(arena, count, sizeof(struct td_compound)), 0};
    if (compounds.list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < digest->item_count; i++) {
        add_all(&compounds, digest->items[i].link_text, true);
        add_all(&compounds, digest->items[i].summary, false);
    }
    qsort(compounds.list, compounds.count, sizeof(*compounds.list), compare);
    *ret_compounds = compounds;
    return TD_OK;
}

/* The first of those that do not come before `word` or, with `behind`, that come behind it. */
static size_t bound(const struct td_compounds *compounds, struct td_slice word, bool behind)
{
    size_t begin = 0;
    size_t end = compounds->count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        int order = td_compare_nocase(compounds->list[middle].word, word);
        if (order < 0 || (behind && order == 0))
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

bool td_compounds_hold(const struct td_compounds *compounds, struct td_slice word,
                       struct td_slice rest)
{
    size_t first = bound(compounds, word, false);
    size_t end = bound(compounds, word, true);
    if (first == end)
        return false;
    return td_compare_nocase(compounds->list[first].rest, rest) != 0 ||
           td_compare_nocase(compounds->list[end - 1].rest, rest) != 0;
}
