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

/* Looks at the tokens of texts for what places wait for. */
struct following {
    struct td_slice beginning; /* of the token that is waited for */
    uint64_t behind;           /* so many tokens behind a place */
    const struct td_phrase_places *places;
    size_t at;     /* of the places: those before were passed */
    uint64_t next; /* place of the next token */
    bool *goes_on; /* by place */
};

static void pass(struct following *following, uint64_t place)
{
    const struct td_phrase_places *places = following->places;
    while (following->at < places->count && places->list[following->at] < place)
        following->at++;
}

/* Whether the place at hand comes before this one. */
static bool is_before(const struct following *following, uint64_t place)
{
    const struct td_phrase_places *places = following->places;
    return following->at < places->count && places->list[following->at] < place;
}

static int follow(void *context, int flags, const char *token, int len, int begin, int end)
{
    struct following *following = context;
    uint64_t waits = following->next++ - following->behind;
    (void)flags;
    (void)begin;
    (void)end;
    pass(following, waits);
    if (is_before(following, waits + 1))
        following->goes_on[following->at] =
            td_slice_starts((struct td_slice){token, (size_t)len}, following->beginning);
    return SQLITE_OK;
}

static enum td_code follow_in_item(struct td_store *store, struct following *following,
                                   uint64_t item, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice texts[TD_INDEX_FIELDS];
    bool is_there = false;
    TD_TRY(td_store_check_time(store, err));
    TD_TRY(td_indexed_texts_read(store, (int64_t)item, &read, texts, &is_there, err));
    for (uint64_t field = 0; is_there && field < TD_INDEX_FIELDS; field++) {
        following->next = item << TD_PLACE_ITEM_SHIFT | field << TD_PLACE_FIELD_SHIFT;
        pass(following, following->next);
        if (is_before(following, following->next + (UINT64_C(1) << TD_PLACE_FIELD_SHIFT)))
            td_fts_text_tokens(texts[field], following, follow);
    }
    pass(following, (item + 1) << TD_PLACE_ITEM_SHIFT);
    return TD_OK;
}

enum td_code td_phrase_texts_follow(struct td_store *store, const struct td_phrase_terms *terms,
                                    const struct td_phrase_places *places, bool *goes_on,
                                    struct td_error *err)
{
    struct following following = {.beginning = last_term(terms),
                                  .behind = terms->places - 1,
                                  .places = places,
                                  .goes_on = goes_on};
    while (following.at < places->count)
        TD_TRY(follow_in_item(store, &following, places->list[following.at] >> TD_PLACE_ITEM_SHIFT,
                              err));
    return TD_OK;
}
