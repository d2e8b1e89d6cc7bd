#include "store/index/phrase_lists.h"

#include "store/index/phrase_places.h"

#include <stdlib.h>

enum {
    ITEMS_A_POSTING = 64, /* with fewer, postings are joined by item, and else sorted */
    TRIED_ITEMS = 200,
};

static void count_place(struct td_posting_list *list, struct td_posting *posting, uint64_t field)
{
    if (posting->counts[field] < TD_POSTING_COUNT_MAX)
        posting->counts[field]++;
    list->occurrences++;
}

/* Takes the items of terms as they come. */
struct taking {
    struct td_fts_visitor visitor;
    struct td_posting_list *list;
    unsigned fields;
    size_t terms;
};

static bool begin_term(struct td_fts_visitor *visitor, struct td_slice term)
{
    (void)term;
    ((struct taking *)(void *)visitor)->terms++;
    return true;
}

/* Whether the places are one, of the first field, as they are for most items. */
static inline bool is_once_in_first(struct td_slice places)
{
    const unsigned char *bytes = (const unsigned char *)places.ptr;
    return (places.len == 1 && bytes[0] >= TD_FTS_FIRST_DIFFERENCE && bytes[0] < 0x80) ||
           (places.len == 2 && bytes[0] > 0x80 && bytes[1] < 0x80);
}

static enum td_code take(struct td_fts_visitor *visitor, uint32_t item, struct td_slice places,
                         struct td_error *err)
{
    const struct taking *taking = (struct taking *)(void *)visitor;
    struct td_fts_place place = {.bytes = places};
    struct td_posting posting = {.item = item};
    if (is_once_in_first(places) && (taking->fields & 1) != 0) {
        taking->list->occurrences++;
        return td_postings_add(taking->list, &(struct td_posting){item, {1}}, err);
    }
    int64_t before = taking->list->occurrences;
    while (td_fts_place_next(&place)) {
        if (place.field < TD_RANK_EMPHASIS && (taking->fields >> place.field & 1) != 0)
            count_place(taking->list, &posting, place.field);
    }
    return taking->list->occurrences > before ? td_postings_add(taking->list, &posting, err)
                                              : TD_OK;
}

static void join(struct td_posting *posting, const struct td_posting *other)
{
    posting->item = other->item;
    for (unsigned field = 0; field < TD_RANK_FIELDS; field++) {
        unsigned sum = (unsigned)posting->counts[field] + other->counts[field];
        posting->counts[field] = sum < TD_POSTING_COUNT_MAX ? (uint8_t)sum : TD_POSTING_COUNT_MAX;
    }
}

static int by_item(const void *left, const void *right)
{
    const struct td_posting *a = left, *b = right;
    return (a->item > b->item) - (a->item < b->item);
}

/* Joins postings of one item, which stand beside each other. */
static void join_neighbours(struct td_posting_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (kept > 0 && list->list[kept - 1].item == list->list[i].item)
            join(&list->list[kept - 1], &list->list[i]);
        else
            list->list[kept++] = list->list[i];
    }
    list->count = kept;
}

/* The same wherever they stand, of lists that reach up to item `highest`. Whether an item has one
 * is a matter of chance, and no branch. */
static enum td_code join_many(struct td_posting_list *list, uint32_t highest, struct td_error *err)
{
    TD_TRY(td_postings_make_room(list, 1, err));
    struct td_posting *items = calloc((size_t)highest + 1, sizeof *items);
    size_t kept = 0;
    if (items == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < list->count; i++)
        join(&items[list->list[i].item], &list->list[i]);
    for (size_t item = 0; item <= highest; item++) {
        list->list[kept] = items[item];
        kept += items[item].item > 0;
    }
    list->count = kept;
    free(items);
    return TD_OK;
}

/* Puts the lists of several terms, one behind the other, in order. */
static enum td_code join_terms(struct td_posting_list *list, struct td_error *err)
{
    uint32_t highest = 0;
    for (size_t i = 0; i < list->count; i++)
        highest = list->list[i].item > highest ? list->list[i].item : highest;
    if (highest / ITEMS_A_POSTING < list->count)
        return join_many(list, highest, err);
    qsort(list->list, list->count, sizeof *list->list, by_item);
    join_neighbours(list);
    return TD_OK;
}

static enum td_code copy(struct taking *taking, const struct td_posting_list *known,
                         struct td_error *err)
{
    for (size_t i = 0; i < known->count; i++)
        TD_TRY(td_postings_add(taking->list, &known->list[i], err));
    taking->list->occurrences += known->occurrences;
    taking->terms++;
    return TD_OK;
}

/* A stem's are often those of the word that was looked for before. */
static enum td_code read_terms(const struct td_phrase_source *source,
                               const struct td_phrase_terms *terms, struct td_posting_list *list,
                               struct td_error *err)
{
    struct taking taking = {
        .visitor = {begin_term, take, NULL, NULL}, .list = list, .fields = terms->fields};
    bool may_be_known = !terms->is_prefix && terms->fields == TD_PHRASE_ALL_FIELDS;
    for (size_t i = 0; i < terms->count; i++) {
        struct td_slice term = terms->list[i].text;
        const struct td_posting_list *known =
            may_be_known ? td_postings_of_term(source->known, term) : NULL;
        if (known != NULL)
            TD_TRY(copy(&taking, known, err));
        else
            TD_TRY(td_fts_lists_visit(source->pages, term, terms->is_prefix, &taking.visitor, err));
    }
    return taking.terms > 1 && list->count > 0 ? join_terms(list, err) : TD_OK;
}

/* Whether a place has this term alone. */
static bool is_alone(const struct td_phrase_terms *terms, size_t i)
{
    const struct td_phrase_term *list = terms->list;
    return (i == 0 || list[i - 1].place != list[i].place) &&
           (i + 1 == terms->count || list[i + 1].place != list[i].place) &&
           !(terms->is_prefix && list[i].place + 1 == terms->places);
}

/* The rarest of the phrase's terms that were read; NULL where none was. */
static const struct td_posting_list *find_rarest(const struct td_postings *known,
                                                 const struct td_phrase_terms *terms)
{
    const struct td_posting_list *rarest = NULL;
    for (size_t i = 0; i < terms->count; i++) {
        const struct td_posting_list *list =
            is_alone(terms, i) ? td_postings_of_term(known, terms->list[i].text) : NULL;
        if (list != NULL && (rarest == NULL || list->count < rarest->count))
            rarest = list;
    }
    return rarest;
}

/* Of the list's first items, at most so many. */
static enum td_code make_set(struct td_arena *arena, const struct td_posting_list *list,
                             size_t most, struct td_item_set *ret_set, struct td_error *err)
{
    size_t count = list->count < most ? list->count : most;
    TD_TRY(td_item_set_make(arena, count > 0 ? list->list[count - 1].item : 0, ret_set, err));
    for (size_t i = 0; i < count; i++)
        td_item_set_add(ret_set, list->list[i].item);
    return TD_OK;
}

static enum td_code read_places(const struct td_phrase_source *source, struct td_arena *arena,
                                const struct td_phrase_terms *terms, struct td_posting_list *list,
                                struct td_error *err)
{
    struct td_phrase_places TD_CLEANUP(td_phrase_places_release) places = {0};
    const struct td_posting_list *rarest = find_rarest(source->known, terms);
    struct td_item_set among;
    if (rarest != NULL)
        TD_TRY(make_set(arena, rarest, rarest->count, &among, err));
    TD_TRY(
        td_phrase_places_read(source->pages, terms, rarest != NULL ? &among : NULL, &places, err));
    for (size_t i = 0; i < places.count; i++) {
        struct td_posting posting = {.item = (uint32_t)(places.list[i] >> TD_PLACE_ITEM_SHIFT)};
        count_place(list, &posting, td_place_field(places.list[i]));
        TD_TRY(td_postings_add(list, &posting, err));
    }
    join_neighbours(list);
    return TD_OK;
}

enum td_code td_phrase_list_read(const struct td_phrase_source *source, struct td_arena *arena,
                                 const struct td_phrase_terms *terms, struct td_posting_list *list,
                                 struct td_error *err)
{
    if (terms->places == 0)
        return TD_OK;
    return terms->places == 1 ? read_terms(source, terms, list, err)
                              : read_places(source, arena, terms, list, err);
}

enum td_code td_phrase_list_try(const struct td_phrase_source *source, struct td_arena *arena,
                                const struct td_phrase_terms *terms, bool *ret_found,
                                struct td_error *err)
{
    struct td_phrase_places TD_CLEANUP(td_phrase_places_release) places = {0};
    const struct td_posting_list *rarest = find_rarest(source->known, terms);
    struct td_item_set among;
    *ret_found = false;
    if (terms->places < 2 || rarest == NULL)
        return TD_OK;
    TD_TRY(make_set(arena, rarest, TRIED_ITEMS, &among, err));
    TD_TRY(td_phrase_places_read(source->pages, terms, &among, &places, err));
    *ret_found = places.count > 0;
    return TD_OK;
}
