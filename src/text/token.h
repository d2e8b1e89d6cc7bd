/* Text to tokens: the one definition of what a word is, for index, query and highlighting alike.
 *
 * Folding: Unicode NFKC and case folding (Unicode Standard Annex 15 and section 3.13; by utf8proc),
 * traditional to simplified Chinese (ICU's Hant-Hans, as a table), marks off Latin letters, decimal
 * digits and Han characters, default-ignorable code points dropped. One grapheme cluster is folded
 * at a time, so that composition never crosses a token.
 *
 * Tokens: a run of letters (with their marks) is one token; a run of decimal digits one; a Han,
 * kana, bopomofo or Hangul character one. A change of script class or of letter and digit ends a
 * token. Everything else separates. So that C++, C# and .NET do not find c and net: one Latin
 * letter that does not follow a letter or digit, followed by "++" or "#", is one token with it
 * (unless a letter or digit follows the "#"), and ".net" where no letter, digit or '.' stands
 * before the dot and no letter after the t is one token. "Letter" means one of a run here, not Han.
 *
 * A token's folded text, taken as a text, is that one token. */
#ifndef TD_TEXT_TOKEN_H
#define TD_TEXT_TOKEN_H

#include "base/slice.h"
#include "text/fold.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TD_TOKENIZER_VERSION = 2, /* raised with every change of these rules: the index is rebuilt */
    TD_TOKEN_MAX_BYTES = 512, /* a longer run is cut into pieces of at most this, folded */
};

enum td_token_kind {
    TD_TOKEN_WORD,      /* letters */
    TD_TOKEN_NUMBER,    /* digits */
    TD_TOKEN_CHARACTER, /* one Han, kana, bopomofo or Hangul character */
};

struct td_token {
    enum td_token_kind kind;
    bool joined;  /* nothing, or only what folding drops, stands between the token before and this;
                   * or both come of one grapheme cluster (㍿). False for the first. */
    size_t begin; /* bytes [begin, end) of the text, whole grapheme clusters */
    size_t end;
    struct td_slice folded; /* borrowed until the next call of td_tokens_next */
};

/* Walks over a text. All state is in here: nothing is allocated, nothing is to be released. */
struct td_tokens {
    struct td_slice text;
    struct td_folded_cluster cluster;
    size_t next_point;       /* the first in the cluster that was not taken */
    uint32_t previous_point; /* the last that was taken, 0 at the start */
    size_t previous_end;     /* of the last token */
    bool separated;          /* from the last token */
    char folded[TD_TOKEN_MAX_BYTES];
};

/* `text` is borrowed. Invalid UTF-8 separates tokens. */
void td_tokens_begin(struct td_tokens *tokens, struct td_slice text);

/* False when there are no more. */
bool td_tokens_next(struct td_tokens *tokens, struct td_token *ret_token);

size_t td_tokens_count(struct td_slice text);

/* The code point that a token of this kind and folded text is: 0 where it is no character, or one
 * of the few that fold to several (kana with a mark that has no composed form). */
uint32_t td_token_character(enum td_token_kind kind, struct td_slice folded);

/* Whether it is a Han character. */
bool td_token_is_han(enum td_token_kind kind, struct td_slice folded);

#endif
