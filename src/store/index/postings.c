#include "store/index/postings.h"

#include "base/grow.h"
#include "store/connection.h"
#include "store/index/characters.h"
#include "store/index/phrase_places.h"

#include <stdlib.h>
#include <string.h>

enum {
    COUNT_MAX = 255,
    TERMS_MAX_BYTES = 16 * 1024 * 1024 + TD_ITEM_SET_MAX_ITEM / 8,
    ITEMS_A_POSTING = 64, /* with fewer, postings are joined by item, and else sorted */
};

/* A list, and what it is of: a single character in some fields, or an FTS5 expression. */
struct td_kept_list {
    struct td_posting_list postings;
    char *term; /* of the index, which the expression is in any field; NULL: it is no such */
    uint32_t character;
    unsigned fields;
    uint64_t hash; /* of the expression */
    size_t len;
    char expression[];
};

enum td_code td_postings_make_room(struct td_posting_list *list, size_t more, struct td_error *err)
{
    while (list->capacity - list->count < more) {
        struct td_posting *grown =
            td_grow(list->list, list->capacity, &list->capacity, sizeof *grown);
        if (grown == NULL)
            return td_fail_memory(err);
        list->list = grown;
    }
    return TD_OK;
}

size_t td_postings_seek(const struct td_posting_list *list, size_t from, int64_t item)
{
    size_t low = from, reach = 1, high = list->count;
    while (low + reach < high && list->list[low + reach].item < item) {
        low += reach;
        reach *= 2;
    }
    high = low + reach < high ? low + reach : high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->list[middle].item < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void free_list(struct td_kept_list *list)
{
    if (list != NULL) {
        free(list->postings.list);
        free(list->term);
    }
    free(list);
}

static void free_listp(struct td_kept_list **list)
{
    free_list(*list);
}

void td_postings_forget(struct td_postings *postings)
{
    for (size_t i = 0; i < postings->count; i++)
        free_list(postings->kept[i]);
    free(postings->kept);
    td_fts_lists_release(&postings->pages);
    *postings = (struct td_postings){.is_asking = postings->is_asking};
}

void td_postings_end(struct td_store *store)
{
    if (!store->postings.is_asking)
        td_postings_forget(&store->postings);
}

static struct td_kept_list *find(const struct td_postings *postings,
                                 const struct td_rank_phrase *phrase)
{
    uint64_t hash = td_slice_hash(phrase->expression);
    for (size_t i = 0; i < postings->count; i++) {
        struct td_kept_list *kept = postings->kept[i];
        if (kept->character != phrase->character || (kept->character == 0 && kept->hash != hash))
            continue;
        if (kept->character != 0
                ? kept->fields == phrase->fields
                : kept->len == phrase->expression.len &&
                      memcmp(kept->expression, phrase->expression.ptr, kept->len) == 0)
            return kept;
    }
    return NULL;
}

/* The list of a term, in any field, where it was read; else NULL. */
static const struct td_posting_list *find_term(const struct td_postings *postings,
                                               struct td_slice term)
{
    for (size_t i = 0; i < postings->count; i++) {
        const struct td_kept_list *kept = postings->kept[i];
        if (kept->term != NULL && td_slice_equal(td_slice_of(kept->term), term))
            return &kept->postings;
    }
    return NULL;
}

/* An empty list of the phrase. */
static struct td_kept_list *make_list(const struct td_rank_phrase *phrase)
{
    size_t len = phrase->character == 0 ? phrase->expression.len : 0;
    struct td_kept_list *list = calloc(1, sizeof *list + len + 1);
    if (list == NULL)
        return NULL;
    list->character = phrase->character;
    list->fields = phrase->fields;
    list->hash = td_slice_hash(phrase->expression);
    list->len = len;
    if (len > 0)
        memcpy(list->expression, phrase->expression.ptr, len);
    return list;
}

static enum td_code keep(struct td_postings *postings, struct td_kept_list *list,
                         struct td_error *err)
{
    struct td_kept_list **kept =
        td_grow(postings->kept, postings->count, &postings->capacity, sizeof(void *));
    if (kept == NULL)
        return td_fail_memory(err);
    postings->kept = kept;
    postings->kept[postings->count++] = list;
    return TD_OK;
}

static void count_place(struct td_posting_list *list, struct td_posting *posting, uint64_t field)
{
    if (posting->counts[field] < COUNT_MAX)
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
        posting.counts[0] = 1;
        taking->list->occurrences++;
        return td_postings_add(taking->list, &posting, err);
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
        posting->counts[field] = sum < COUNT_MAX ? (uint8_t)sum : COUNT_MAX;
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

/* Where a list is read from: the pages, and what was read from them. */
struct source {
    struct td_fts_lists *pages;
    const struct td_postings *known;
};

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
static enum td_code read_terms(const struct source *source, const struct td_phrase_terms *terms,
                               struct td_posting_list *list, struct td_error *err)
{
    struct taking taking = {
        .visitor = {begin_term, take, NULL, NULL}, .list = list, .fields = terms->fields};
    bool may_be_known = !terms->is_prefix && terms->fields == TD_PHRASE_ALL_FIELDS;
    for (size_t i = 0; i < terms->count; i++) {
        struct td_slice term = terms->list[i].text;
        const struct td_posting_list *known = may_be_known ? find_term(source->known, term) : NULL;
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
            is_alone(terms, i) ? find_term(known, terms->list[i].text) : NULL;
        if (list != NULL && (rarest == NULL || list->count < rarest->count))
            rarest = list;
    }
    return rarest;
}

static enum td_code make_set(struct td_arena *arena, const struct td_posting_list *list,
                             struct td_item_set *ret_set, struct td_error *err)
{
    uint32_t highest = list->count > 0 ? list->list[list->count - 1].item : 0;
    TD_TRY(td_item_set_make(arena, highest, ret_set, err));
    for (size_t i = 0; i < list->count; i++)
        td_item_set_add(ret_set, list->list[i].item);
    return TD_OK;
}

static enum td_code read_places(const struct source *source, struct td_arena *arena,
                                const struct td_phrase_terms *terms, struct td_posting_list *list,
                                struct td_error *err)
{
    struct td_phrase_places TD_CLEANUP(td_phrase_places_release) places = {0};
    const struct td_posting_list *rarest = find_rarest(source->known, terms);
    struct td_item_set among;
    if (rarest != NULL)
        TD_TRY(make_set(arena, rarest, &among, err));
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

enum td_code td_postings_pages(struct td_store *store, struct td_fts_lists *own,
                               struct td_fts_lists **ret_pages, struct td_error *err)
{
    struct td_fts_lists *pages = store->postings.is_asking ? &store->postings.pages : own;
    if (pages->cursors == NULL)
        TD_TRY(td_fts_lists_open(store, pages, err));
    *ret_pages = pages;
    return TD_OK;
}

static enum td_code name_term(struct td_kept_list *list, const struct td_phrase_terms *terms,
                              struct td_error *err)
{
    if (terms->count != 1 || terms->is_prefix || terms->fields != TD_PHRASE_ALL_FIELDS)
        return TD_OK;
    list->term = strndup(terms->list[0].text.ptr, terms->list[0].text.len);
    return list->term != NULL ? TD_OK : td_fail_memory(err);
}

static enum td_code read_phrase(struct td_store *store, struct td_kept_list *list,
                                struct td_error *err)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_fts_lists TD_CLEANUP(td_fts_lists_release) own = {0};
    struct source source = {.known = &store->postings};
    struct td_phrase_terms terms;
    td_arena_init(&arena, TERMS_MAX_BYTES);
    TD_TRY(
        td_phrase_terms_read(&arena, (struct td_slice){list->expression, list->len}, &terms, err));
    if (terms.places == 0)
        return TD_OK;
    TD_TRY(td_postings_pages(store, &own, &source.pages, err));
    TD_TRY(name_term(list, &terms, err));
    return terms.places == 1 ? read_terms(&source, &terms, &list->postings, err)
                             : read_places(&source, &arena, &terms, &list->postings, err);
}

static enum td_code read_list(struct td_store *store, const struct td_rank_phrase *phrase,
                              struct td_kept_list **ret_list, struct td_error *err)
{
    struct td_kept_list TD_CLEANUP(free_listp) *list = make_list(phrase);
    if (list == NULL)
        return td_fail_memory(err);
    if (phrase->character != 0)
        TD_TRY(td_characters_read(store, phrase->character, phrase->fields, &list->postings, err));
    else
        TD_TRY(read_phrase(store, list, err));
    TD_TRY(keep(&store->postings, list, err));
    *ret_list = list;
    list = NULL;
    return TD_OK;
}

enum td_code td_postings_read(struct td_store *store, const struct td_rank_phrase *phrases,
                              size_t count, const struct td_posting_list **ret_lists,
                              struct td_error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct td_kept_list *list = find(&store->postings, &phrases[i]);
        if (list == NULL)
            TD_TRY(read_list(store, &phrases[i], &list, err));
        ret_lists[i] = &list->postings;
    }
    return TD_OK;
}
