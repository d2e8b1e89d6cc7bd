#include "text/phrase.h"

#include <string.h>

enum { FOLDED_MORE = 256 };

/* A text's tokens on their way into an arena. */
struct placing {
    struct td_arena *arena;
    struct td_placed_text placed;
    size_t capacity;
    char *folded; /* room for folded text */
    size_t room;
};

static bool grow_tokens(struct placing *placing, size_t capacity)
{
    struct td_placed_text *placed = &placing->placed;
    struct td_phrase_token *tokens = td_arena_array(placing->arena, capacity, sizeof *tokens);
    struct td_span *places = td_arena_array(placing->arena, capacity, sizeof *places);
    if (tokens == NULL || places == NULL)
        return false;
    if (placed->phrase.count > 0) {
        memcpy(tokens, placed->phrase.tokens, placed->phrase.count * sizeof *tokens);
        memcpy(places, placed->places, placed->phrase.count * sizeof *places);
    }
    placed->phrase.tokens = tokens;
    placed->places = places;
    placing->capacity = capacity;
    return true;
}

/* Tokens that have their text keep it where it is. */
static bool grow_folded(struct placing *placing, size_t size)
{
    placing->folded = td_arena_alloc(placing->arena, size);
    placing->room = size;
    return placing->folded != NULL;
}

static bool add_token(struct placing *placing, const struct td_token *token)
{
    struct td_phrase *phrase = &placing->placed.phrase;
    if (phrase->count == placing->capacity && !grow_tokens(placing, 2 * placing->capacity))
        return false;
    if (token->folded.len > placing->room && !grow_folded(placing, FOLDED_MORE + token->folded.len))
        return false;
    memcpy(placing->folded, token->folded.ptr, token->folded.len);
    placing->placed.places[phrase->count] = (struct td_span){token->begin, token->end};
    phrase->tokens[phrase->count++] = (struct td_phrase_token){
        .kind = token->kind,
        .joined = token->joined,
        .folded = {placing->folded, token->folded.len},
    };
    placing->folded += token->folded.len;
    placing->room -= token->folded.len;
    return true;
}

static size_t count_characters(struct td_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

/* Most characters are a token at most, and no longer when folded. */
enum td_code td_phrase_place(struct td_arena *arena, struct td_slice text,
                             struct td_placed_text *ret_placed, struct td_error *err)
{
    struct placing placing = {.arena = arena};
    struct td_tokens tokens;
    struct td_token token;

    if (!grow_tokens(&placing, count_characters(text) + 1) || !grow_folded(&placing, text.len))
        return td_fail_memory(err);
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        if (!add_token(&placing, &token))
            return td_fail_memory(err);
    }
    *ret_placed = placing.placed;
    return TD_OK;
}

enum td_code td_phrase_make(struct td_arena *arena, struct td_slice text,
                            struct td_phrase *ret_phrase, struct td_error *err)
{
    struct td_placed_text placed;
    TD_TRY(td_phrase_place(arena, text, &placed, err));
    *ret_phrase = placed.phrase;
    return TD_OK;
}

/* Whether the phrase's token at `i`, taken with the one before it, is at `place` in the text. */
static bool token_matches(const struct td_phrase *phrase, size_t i,
                          const struct td_phrase_token *place)
{
    const struct td_phrase_token *token = &phrase->tokens[i];
    bool is_beginning = phrase->is_prefix && i + 1 == phrase->count;
    if (is_beginning ? !td_slice_starts(place->folded, token->folded)
                     : !td_slice_equal(token->folded, place->folded))
        return false;
    return i == 0 || !token->joined || place->joined || token->kind != TD_TOKEN_CHARACTER ||
           phrase->tokens[i - 1].kind != TD_TOKEN_CHARACTER;
}

/* Whether the last bytes allow it; of most words they do not. */
static inline bool may_begin(const struct td_phrase_token *token,
                             const struct td_phrase_token *place)
{
    size_t len = token->folded.len;
    return place->folded.len >= len &&
           (len == 0 || place->folded.ptr[len - 1] == token->folded.ptr[len - 1]);
}

static bool matches_at(const struct td_phrase *phrase, const struct td_phrase *text, size_t at)
{
    if (phrase->count == 0 || phrase->count > text->count - at ||
        !may_begin(&phrase->tokens[0], &text->tokens[at]))
        return false;
    for (size_t i = 0; i < phrase->count; i++) {
        if (!token_matches(phrase, i, &text->tokens[at + i]))
            return false;
    }
    return true;
}

bool td_phrase_in(const struct td_phrase *phrase, const struct td_phrase *text)
{
    for (size_t at = 0; at < text->count; at++) {
        if (matches_at(phrase, text, at))
            return true;
    }
    return false;
}

size_t td_phrase_count(const struct td_phrase *phrase, const struct td_phrase *text)
{
    size_t count = 0;
    for (size_t at = 0; at < text->count; at++)
        count += matches_at(phrase, text, at);
    return count;
}

bool td_phrase_equal(const struct td_phrase *a, const struct td_phrase *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!td_slice_equal(a->tokens[i].folded, b->tokens[i].folded))
            return false;
    }
    return true;
}

/* How many tokens the longest phrase has that stands at `at`; 0 where none does. */
static size_t longest_at(const struct td_phrase *phrases, size_t phrase_count,
                         const struct td_phrase *text, size_t at)
{
    size_t longest = 0;
    for (size_t i = 0; i < phrase_count; i++) {
        if (phrases[i].count > longest && matches_at(&phrases[i], text, at))
            longest = phrases[i].count;
    }
    return longest;
}

/* Tokens begin in the order of the text, so a span can only touch the last one. */
static void add_span(struct td_span *spans, size_t *count, struct td_span span)
{
    if (*count == 0 || span.begin > spans[*count - 1].end)
        spans[(*count)++] = span;
    else if (span.end > spans[*count - 1].end)
        spans[*count - 1].end = span.end;
}

enum td_code td_phrase_find(struct td_arena *arena, const struct td_phrase *phrases,
                            size_t phrase_count, const struct td_placed_text *text,
                            struct td_span **ret_spans, size_t *ret_count, struct td_error *err)
{
    struct td_span *spans = td_arena_array(arena, text->phrase.count, sizeof(*spans));
    if (spans == NULL)
        return td_fail_memory(err);

    size_t count = 0;
    for (size_t at = 0; at < text->phrase.count; at++) {
        size_t len = longest_at(phrases, phrase_count, &text->phrase, at);
        if (len > 0)
            add_span(spans, &count,
                     (struct td_span){text->places[at].begin, text->places[at + len - 1].end});
    }
    *ret_spans = spans;
    *ret_count = count;
    return TD_OK;
}

enum td_code td_phrase_find_each(struct td_arena *arena, const struct td_phrase *phrases,
                                 size_t phrase_count, const struct td_placed_text *text,
                                 size_t most, struct td_phrase_place **ret_places,
                                 size_t *ret_count, struct td_error *err)
{
    struct td_phrase_place *places = td_arena_array(arena, most, sizeof *places);
    size_t count = 0;
    if (places == NULL)
        return td_fail_memory(err);
    for (size_t at = 0; at < text->phrase.count; at++) {
        for (size_t i = 0; i < phrase_count && count < most; i++) {
            if (!matches_at(&phrases[i], &text->phrase, at))
                continue;
            size_t last = at + phrases[i].count - 1;
            places[count++] =
                (struct td_phrase_place){{text->places[at].begin, text->places[last].end}, i};
        }
    }
    *ret_places = places;
    *ret_count = count;
    return TD_OK;
}
