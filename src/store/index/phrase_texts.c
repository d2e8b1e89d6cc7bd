#include "store/index/phrase_texts.h"

#include "base/utf8.h"
#include "store/index/character_totals.h"
#include "store/index/fts_tokenizer.h"
#include "store/index/indexed_texts.h"

enum { OCCURRENCES_A_TEXT = 500 }; /* of terms in lists, that are passed while a text is read */

/* The only term of the last place; its length is 0 where there are several. */
static struct td_slice last_term(const struct td_phrase_terms *terms)
{
    const struct td_phrase_term *last = &terms->list[terms->count - 1];
    bool is_only = terms->count == 1 || last[-1].place != last->place;
    return is_only ? last->text : TD_SLICE("");
}

enum td_code td_phrase_texts_are_sooner(struct td_store *store, const struct td_phrase_terms *terms,
                                        size_t items, bool *ret_are_sooner, struct td_error *err)
{
    struct td_slice term = last_term(terms);
    struct td_character_total total = {0};
    size_t len = 0;
    uint32_t point = term.len > 0 ? td_utf8_decode(term, 0, &len) : 0;
    if (terms->is_prefix && len > 0 && len == term.len)
        TD_TRY(td_character_total(store, point, &total, err));
    *ret_are_sooner = items < total.occurrences / OCCURRENCES_A_TEXT;
    return TD_OK;
}

/* Looks at the tokens of one field of an item for what its places wait for. */
struct following {
    struct td_slice beginning; /* of the token that is waited for */
    uint64_t behind;           /* so many tokens behind a place */
    const uint64_t *places;    /* of the field */
    size_t count;
    bool *goes_on;  /* by place */
    uint64_t next;  /* place of a token, were it the first of a phrase … */
    uint64_t first; /* … and of the field's first token */
    size_t at;
};

static int follow(void *context, int flags, const char *token, int len, int begin, int end)
{
    struct following *following = context;
    uint64_t place = following->next++;
    (void)flags;
    (void)begin;
    (void)end;
    if (place < following->first + following->behind)
        return SQLITE_OK;
    uint64_t waits = place - following->behind;
    while (following->at < following->count && following->places[following->at] < waits)
        following->at++;
    if (following->at < following->count && following->places[following->at] == waits)
        following->goes_on[following->at] =
            td_slice_starts((struct td_slice){token, (size_t)len}, following->beginning);
    return SQLITE_OK;
}

/* How many places from `begin` on are of the same field of the same item. */
static size_t count_of_field(const struct td_phrase_places *places, size_t begin)
{
    size_t end = begin + 1;
    while (end < places->count &&
           places->list[end] >> TD_PLACE_FIELD_SHIFT == places->list[begin] >> TD_PLACE_FIELD_SHIFT)
        end++;
    return end - begin;
}

static enum td_code follow_in_field(struct td_store *store, struct following *following,
                                    struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice texts[TD_INDEX_FIELDS];
    uint64_t first = following->places[0] >> TD_PLACE_FIELD_SHIFT << TD_PLACE_FIELD_SHIFT;
    bool is_there = false;
    TD_TRY(td_store_check_time(store, err));
    TD_TRY(td_indexed_texts_read(store, (int64_t)(first >> TD_PLACE_ITEM_SHIFT), &read, texts,
                                 &is_there, err));
    following->first = following->next = first;
    following->at = 0;
    if (is_there)
        td_fts_text_tokens(texts[td_place_field(first)], following, follow);
    return TD_OK;
}

enum td_code td_phrase_texts_follow(struct td_store *store, const struct td_phrase_terms *terms,
                                    const struct td_phrase_places *places, bool *goes_on,
                                    struct td_error *err)
{
    struct following following = {.beginning = last_term(terms), .behind = terms->places - 1};
    for (size_t i = 0; i < places->count; i += following.count) {
        following.places = places->list + i;
        following.count = count_of_field(places, i);
        following.goes_on = goes_on + i;
        TD_TRY(follow_in_field(store, &following, err));
    }
    return TD_OK;
}
