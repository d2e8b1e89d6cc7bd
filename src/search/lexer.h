/* A query's text as lexemes: words, phrases, and what may be an operator. Whether it is one is for
 * the parser to say, which sees what stands beside it. For this layer only. */
#ifndef TD_SEARCH_LEXER_H
#define TD_SEARCH_LEXER_H

#include "search/fields.h"

enum td_lexeme_kind {
    TD_LEXEME_WORD,
    TD_LEXEME_PHRASE, /* text: what the quotes hold */
    TD_LEXEME_FIELD,  /* NAME: with its value behind it; text: with the colon */
    TD_LEXEME_MINUS,  /* '-' before what it takes out */
    TD_LEXEME_OPEN,
    TD_LEXEME_CLOSE,
    TD_LEXEME_AND,
    TD_LEXEME_OR,
    TD_LEXEME_NOT,
    TD_LEXEME_NEAR,
    TD_LEXEME_NOTHING, /* what the parser has crossed out */
};

struct td_lexeme {
    enum td_lexeme_kind kind;
    struct td_slice text;
    size_t at;                          /* byte in the query */
    bool is_query;                      /* of a word: another query stands here */
    bool is_prefix;                     /* of words and phrases: a '*' follows */
    bool is_open_ended;                 /* of phrases: the closing quote is missing */
    bool is_in_text;                    /* of phrases: a quote touches what stands outside of it */
    bool is_empty;                      /* of FIELD: white space or the end follows */
    int64_t distance;                   /* of NEAR */
    const struct td_query_field *field; /* of FIELD */
};

/* All lexemes of the text, in the arena. Its first `given_len` bytes, if any, are a word that
 * stands for another query. Punctuation of full width counts as its half-width twin, “ ” 「 」 『
 * 』 as quotes. */
TD_CHECKED enum td_code td_lexemes_read(struct td_arena *arena, struct td_slice text,
                                        size_t given_len, struct td_lexeme **ret_lexemes,
                                        size_t *ret_count, struct td_error *err);

#endif
