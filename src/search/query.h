/* What a person typed, as words to look for. Any text is a query: there is no syntax error.
 *
 * Words are parted by white space (also full-width); "…" makes a phrase of what stands between the
 * quotes (also “…” and 「…」), a missing closing quote is read as the end of the text. All words
 * must be found. What has no token in it (punctuation, an emoji) asks for nothing. */
#ifndef TD_SEARCH_QUERY_H
#define TD_SEARCH_QUERY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "text/phrase.h"

#include <stddef.h>

enum {
    TD_QUERY_MAX_WORDS = 64,          /* further words are left out */
    TD_QUERY_MAX_PHRASE_TOKENS = 256, /* of one word; further tokens of it are left out */
};

struct td_query_word {
    struct td_slice text;    /* as typed, without the quotes */
    struct td_phrase phrase; /* its tokens */
};

struct td_query {
    struct td_query_word *words; /* without repeats */
    size_t word_count;
    size_t dropped_count;  /* words, or ends of words, over the ceilings */
    struct td_slice match; /* the FTS5 expression; absent where no word is left */
};

/* Everything lives in the arena. `text` is borrowed for as long as the query is used. */
TD_CHECKED enum td_code td_query_parse(struct td_arena *arena, struct td_slice text,
                                       struct td_query *ret_query, struct td_error *err);

#endif
