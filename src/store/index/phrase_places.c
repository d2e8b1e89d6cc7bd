#include "store/index/phrase_places.h"

#include "base/grow.h"
#include "store/index/phrase_texts.h"
#include "store/index/rank_phrase.h"

#include <stdlib.h>
#include <string.h>

enum {
    DIGIT_BITS = 16,
    DIGITS = 1 << DIGIT_BITS,
    PLACE_BITS = 64,
    ARENA_MORE_BYTES = 64 * 1024,
    OFFSET_MAX = (1 << TD_PLACE_FIELD_SHIFT) - 1,
};

void td_phrase_places_release(struct td_phrase_places *places)
{
    free(places->list);
    *places = (struct td_phrase_places){0};
}

static enum td_code add(struct td_phrase_places *places, uint64_t place, struct td_error *err)
{
    uint64_t *list = td_grow(places->list, places->count, &places->capacity, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    places->list = list;
    places->list[places->count++] = place;
    return TD_OK;
}

/* Takes the places of terms as they come. */
struct gathering {
    struct td_fts_visitor visitor;
    const struct td_phrase_terms *terms;
    struct td_phrase_places *places;
};

static bool is_wanted(const struct td_phrase_terms *terms, const struct td_fts_place *place)
{
    return place->field < TD_RANK_EMPHASIS && (terms->fields >> place->field & 1) != 0 &&
           place->offset <= OFFSET_MAX;
}

static uint64_t place_of(uint32_t item, const struct td_fts_place *place)
{
    return (uint64_t)item << TD_PLACE_ITEM_SHIFT | place->field << TD_PLACE_FIELD_SHIFT |
           place->offset;
}

static enum td_code gather(struct td_fts_visitor *visitor, uint32_t item, struct td_slice bytes,
                           struct td_error *err)
{
    struct gathering *gathering = (struct gathering *)(void *)visitor;
    struct td_fts_place place = {.bytes = bytes};
    while (td_fts_place_next(&place)) {
        if (is_wanted(gathering->terms, &place))
            TD_TRY(add(gathering->places, place_of(item, &place), err));
    }
    return TD_OK;
}

/* By one digit, as counting sort does it; nothing where all have the same. */
static void sort_by_digit(struct td_phrase_places *places, uint64_t *room, size_t *counts,
                          unsigned shift)
{
    size_t begin = 0;
    memset(counts, 0, DIGITS * sizeof *counts);
    for (size_t i = 0; i < places->count; i++)
        counts[places->list[i] >> shift & (DIGITS - 1)]++;
    if (counts[places->list[0] >> shift & (DIGITS - 1)] == places->count)
        return;
    for (size_t digit = 0; digit < DIGITS; digit++) {
        size_t count = counts[digit];
        counts[digit] = begin;
        begin += count;
    }
    for (size_t i = 0; i < places->count; i++)
        room[counts[places->list[i] >> shift & (DIGITS - 1)]++] = places->list[i];
    memcpy(places->list, room, places->count * sizeof *room);
}

static enum td_code sort_many(struct td_phrase_places *places, struct td_error *err)
{
    uint64_t *room = calloc(places->count, sizeof *room);
    size_t *counts = calloc(DIGITS, sizeof *counts);
    if (room != NULL && counts != NULL) {
        for (unsigned shift = 0; shift < PLACE_BITS; shift += DIGIT_BITS)
            sort_by_digit(places, room, counts, shift);
    }
    bool has_failed = room == NULL || counts == NULL;
    free(room);
    free(counts);
    return has_failed ? td_fail_memory(err) : TD_OK;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Lists of several terms come one behind the other. */
static enum td_code sort(struct td_phrase_places *places, struct td_error *err)
{
    size_t ordered = 1;
    while (ordered < places->count && places->list[ordered - 1] < places->list[ordered])
        ordered++;
    if (ordered >= places->count)
        return TD_OK;
    if (places->count > DIGITS)
        return sort_many(places, err);
    qsort(places->list, places->count, sizeof *places->list, compare);
    return TD_OK;
}

/* Visits the terms of a place of the phrase. */
static enum td_code visit(struct td_fts_lists *lists, const struct td_phrase_terms *terms,
                          size_t place, struct td_fts_visitor *visitor, struct td_error *err)
{
    bool is_beginning = terms->is_prefix && place + 1 == terms->places;
    for (size_t i = 0; i < terms->count; i++) {
        if (terms->list[i].place == place)
            TD_TRY(td_fts_lists_visit(lists, terms->list[i].text, is_beginning, visitor, err));
    }
    return TD_OK;
}

/* Looks which of the places so far go on. */
struct following {
    struct td_fts_visitor visitor;
    const struct td_phrase_places *places;
    uint64_t behind; /* so many tokens behind them */
    size_t at;       /* of the term's items so far */
    bool *goes_on;   /* by place */
};

static bool begin_term(struct td_fts_visitor *visitor, struct td_slice term)
{
    (void)term;
    ((struct following *)(void *)visitor)->at = 0;
    return true;
}

/* The first place from here on that does not come before `place`. */
static size_t find_from(const struct td_phrase_places *places, size_t low, uint64_t place)
{
    size_t reach = 1, high = places->count;
    while (low + reach < high && places->list[low + reach] < place)
        reach *= 2;
    high = low + reach < high ? low + reach + 1 : high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->list[middle] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static enum td_code follow(struct td_fts_visitor *visitor, uint32_t item, struct td_slice bytes,
                           struct td_error *err)
{
    struct following *following = (struct following *)(void *)visitor;
    struct td_fts_place place = {.bytes = bytes};
    (void)err;
    while (td_fts_place_next(&place)) {
        if (place.offset < following->behind || place.offset > OFFSET_MAX ||
            place.field >= TD_RANK_EMPHASIS)
            continue;
        uint64_t begin = place_of(item, &place) - following->behind;
        following->at = find_from(following->places, following->at, begin);
        if (following->at == following->places->count)
            break;
        following->goes_on[following->at] |= following->places->list[following->at] == begin;
    }
    return TD_OK;
}

static void keep(struct td_phrase_places *places, const bool *are_kept)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++) {
        if (are_kept[i])
            places->list[kept++] = places->list[i];
    }
    places->count = kept;
}

/* Whether the phrase's last place is sooner looked for in the items' texts. */
static enum td_code asks_texts(const struct td_fts_lists *lists,
                               const struct td_phrase_terms *terms, size_t place, size_t items,
                               bool *ret_asks, struct td_error *err)
{
    *ret_asks = false;
    if (place + 1 < terms->places)
        return TD_OK;
    return td_phrase_texts_are_sooner(lists->store, terms, items, ret_asks, err);
}

/* Leaves the places behind which the phrase's next token stands. */
static enum td_code narrow(struct td_fts_lists *lists, const struct td_phrase_terms *terms,
                           size_t place, struct td_phrase_places *places, struct td_error *err)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_item_set items;
    struct following following = {
        .visitor = {begin_term, follow, NULL, &items}, .places = places, .behind = place};
    uint64_t highest = places->list[places->count - 1] >> TD_PLACE_ITEM_SHIFT;
    bool asks = false;
    td_arena_init(&arena, places->count + (size_t)highest + ARENA_MORE_BYTES);
    TD_TRY(td_item_set_make(&arena, (int64_t)highest, &items, err));
    for (size_t i = 0; i < places->count; i++)
        td_item_set_add(&items, (int64_t)(places->list[i] >> TD_PLACE_ITEM_SHIFT));
    following.goes_on = td_arena_array(&arena, places->count, sizeof *following.goes_on);
    if (following.goes_on == NULL)
        return td_fail_memory(err);
    TD_TRY(asks_texts(lists, terms, place, (size_t)td_item_set_count(&items), &asks, err));
    if (asks)
        TD_TRY(td_phrase_texts_follow(lists->store, terms, places, following.goes_on, err));
    else
        TD_TRY(visit(lists, terms, place, &following.visitor, err));
    keep(places, following.goes_on);
    return TD_OK;
}

enum td_code td_phrase_places_read(struct td_fts_lists *lists, const struct td_phrase_terms *terms,
                                   const struct td_item_set *among, struct td_phrase_places *places,
                                   struct td_error *err)
{
    struct gathering gathering = {
        .visitor = {NULL, gather, NULL, among}, .terms = terms, .places = places};
    TD_TRY(visit(lists, terms, 0, &gathering.visitor, err));
    TD_TRY(sort(places, err));
    for (size_t place = 1; place < terms->places && places->count > 0; place++)
        TD_TRY(narrow(lists, terms, place, places, err));
    return TD_OK;
}

/* `first`, and `second` at its place or behind it. */
static void add_in_order(const struct td_phrase_places *first, size_t tokens_of_first,
                         const struct td_phrase_places *second, uint64_t distance,
                         struct td_item_set *set)
{
    size_t passed = 0; /* of `first`, up to a place of `second` */
    for (size_t i = 0; i < second->count; i++) {
        uint64_t place = second->list[i];
        while (passed < first->count && first->list[passed] <= place)
            passed++;
        if (passed == 0)
            continue;
        uint64_t latest = first->list[passed - 1];
        if (latest >> TD_PLACE_FIELD_SHIFT == place >> TD_PLACE_FIELD_SHIFT &&
            place - latest <= tokens_of_first + distance)
            td_item_set_add(set, (int64_t)(place >> TD_PLACE_ITEM_SHIFT));
    }
}

void td_phrase_places_near(const struct td_phrase_places *a, size_t tokens_of_a,
                           const struct td_phrase_places *b, size_t tokens_of_b, uint64_t distance,
                           struct td_item_set *set)
{
    add_in_order(a, tokens_of_a, b, distance, set);
    add_in_order(b, tokens_of_b, a, distance, set);
}
