/* A phrase is tokens in a row. This is what search promises, in code: a text holds a phrase where
 * the phrase's tokens stand in the text one after the other, and two characters (Han, kana,
 * Hangul) that are joined in the phrase are joined in the text. The last token of a prefix need
 * only be the beginning of the text's. */
#ifndef TD_TEXT_PHRASE_H
#define TD_TEXT_PHRASE_H

#include "base/arena.h"
#include "text/token.h"

struct td_phrase_token {
    enum td_token_kind kind;
    bool joined;
    struct td_slice folded;
};

struct td_phrase {
    struct td_phrase_token *tokens;
    size_t count;
    bool is_prefix;
};

/* Bytes [begin, end) of a text. */
struct td_span {
    size_t begin;
    size_t end;
};

/* The phrase of a text, copied into the arena; no prefix. It has no tokens where the text has
 * none. */
TD_CHECKED enum td_code td_phrase_make(struct td_arena *arena, struct td_slice text,
                                       struct td_phrase *ret_phrase, struct td_error *err);

/* Whether the text holds the phrase. A phrase without tokens is held by nothing. `text` is a phrase
 * too: its tokens, made once, however many phrases are looked for. */
bool td_phrase_in(const struct td_phrase *phrase, const struct td_phrase *text);

/* How often the text holds the phrase; places may overlap. */
size_t td_phrase_count(const struct td_phrase *phrase, const struct td_phrase *text);

/* Whether both have the same tokens, joined or not. */
bool td_phrase_equal(const struct td_phrase *a, const struct td_phrase *b);

/* The phrase of a text, and where each of its tokens stands: made once, however much is looked for.
 */
struct td_placed_text {
    struct td_phrase phrase;
    struct td_span *places;
};

TD_CHECKED enum td_code td_phrase_place(struct td_arena *arena, struct td_slice text,
                                        struct td_placed_text *ret_placed, struct td_error *err);

/* Where the phrases stand in the text: spans in order, those that touch or overlap made one. */
TD_CHECKED enum td_code td_phrase_find(struct td_arena *arena, const struct td_phrase *phrases,
                                       size_t phrase_count, const struct td_placed_text *text,
                                       struct td_span **ret_spans, size_t *ret_count,
                                       struct td_error *err);

/* Where each phrase stands by itself, in the order of the text; where several end or overlap, all
 * of them. At most `most` are found. */
struct td_phrase_place {
    struct td_span span;
    size_t phrase; /* its number */
};

TD_CHECKED enum td_code td_phrase_find_each(struct td_arena *arena, const struct td_phrase *phrases,
                                            size_t phrase_count, const struct td_placed_text *text,
                                            size_t most, struct td_phrase_place **ret_places,
                                            size_t *ret_count, struct td_error *err);

#endif
