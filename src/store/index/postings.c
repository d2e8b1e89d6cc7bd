#include "store/index/postings.h"

#include "base/grow.h"
#include "store/connection.h"
#include "store/index/character_totals.h"
#include "store/index/characters.h"
#include "store/index/phrase_lists.h"

#include <stdlib.h>
#include <string.h>

enum {
    TERMS_MAX_BYTES = 16 * 1024 * 1024 + TD_ITEM_SET_MAX_ITEM / 8,
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

const struct td_posting_list *td_postings_of_term(const struct td_postings *postings,
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

/* What a phrase is in the index, and where its list comes from. To be ended. */
struct reading {
    struct td_arena arena;
    struct td_fts_lists own;
    struct td_phrase_source source;
    struct td_phrase_terms terms;
};

static void end_reading(struct reading *reading)
{
    td_fts_lists_release(&reading->own);
    td_arena_release(&reading->arena);
}

static enum td_code begin_reading(struct td_store *store, struct td_slice expression,
                                  struct reading *reading, struct td_error *err)
{
    *reading = (struct reading){.source.known = &store->postings};
    td_arena_init(&reading->arena, TERMS_MAX_BYTES);
    TD_TRY(td_phrase_terms_read(&reading->arena, expression, &reading->terms, err));
    return td_postings_pages(store, &reading->own, &reading->source.pages, err);
}

static enum td_code read_phrase(struct td_store *store, struct td_kept_list *list,
                                struct td_error *err)
{
    struct reading TD_CLEANUP(end_reading) reading = {0};
    struct td_slice expression = {list->expression, list->len};
    TD_TRY(begin_reading(store, expression, &reading, err));
    TD_TRY(name_term(list, &reading.terms, err));
    return td_phrase_list_read(&reading.source, &reading.arena, &reading.terms, &list->postings,
                               err);
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

/* Told without the list, where that can be; false tells nothing. */
static enum td_code is_surely_held(struct td_store *store, const struct td_rank_phrase *phrase,
                                   bool *ret_is, struct td_error *err)
{
    struct reading TD_CLEANUP(end_reading) reading = {0};
    struct td_character_total total;
    if (phrase->character != 0) {
        TD_TRY(td_character_total(store, phrase->character, &total, err));
        *ret_is = total.items > 0 && phrase->fields == TD_PHRASE_ALL_FIELDS;
        return TD_OK;
    }
    TD_TRY(begin_reading(store, phrase->expression, &reading, err));
    return td_phrase_list_try(&reading.source, &reading.arena, &reading.terms, ret_is, err);
}

enum td_code td_postings_has_any(struct td_store *store, const struct td_rank_phrase *phrase,
                                 bool *ret_has, struct td_error *err)
{
    const struct td_posting_list *list = NULL;
    bool is_held = false;
    if (find(&store->postings, phrase) == NULL)
        TD_TRY(is_surely_held(store, phrase, &is_held, err));
    if (!is_held) {
        TD_TRY(td_postings_read(store, phrase, 1, &list, err));
        is_held = list->count > 0;
    }
    *ret_has = is_held;
    return TD_OK;
}
