/* What a person typed, as a tree of what to look for. docs/query.md is the grammar. Any text is a
 * query: there is no syntax error; what is no operator is text, and an operator used wrongly is
 * noted. */
#ifndef TD_SEARCH_QUERY_H
#define TD_SEARCH_QUERY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "search/dates.h"
#include "search/tree.h"

#include <stddef.h>

enum {
    TD_QUERY_MAX_BYTES = 64 * 1024,   /* what follows is left out */
    TD_QUERY_MAX_WORDS = 64,          /* words and filters; further ones are left out */
    TD_QUERY_MAX_TOKENS = 512,        /* of all words; further words are left out */
    TD_QUERY_MAX_PHRASE_TOKENS = 256, /* of one word; further tokens of it are left out */
    TD_QUERY_MAX_DEPTH = 32,          /* of parentheses; deeper ones are text */
    TD_QUERY_MAX_NOTES = 8,           /* further ones are not made */
    TD_QUERY_MAX_HINTS = 3,           /* likewise */
    TD_QUERY_MAX_DISTANCE = 1000,     /* of NEAR/n */
};

/* What was not taken as it seems meant. */
struct td_query_note {
    size_t at;               /* byte in the text; SIZE_MAX: of the whole */
    struct td_slice message; /* what is wrong and what was done instead */
};

/* What may have been meant by text that looks nearly like an operator. */
struct td_query_hint {
    struct td_slice typed;
    struct td_slice meant;
};

struct td_query {
    struct td_slice text;
    struct td_slice ranked_text; /* its first TD_QUERY_MAX_TOKENS tokens */
    struct td_node *root;        /* NULL: asks for nothing */
    size_t leaf_count;           /* words and filters in the tree, repeats counted */
    size_t token_count;          /* of those words */
    size_t dropped_count;        /* words, or ends of words, over the ceilings */
    struct td_query_note *notes;
    size_t note_count;
    struct td_query_hint hints[TD_QUERY_MAX_HINTS]; /* worth telling where nothing is found */
    size_t hint_count;

    /* From td_query_gather. */
    struct td_query_word *words; /* those that an item is found by, without repeats and without
                                    what stands under NOT */
    size_t word_count;
    bool has_filters; /* any but words, and the pages that addresses lead to */
};

/* Everything lives in the arena. `text` is borrowed for as long as the query is used. Ends with
 * td_query_gather. */
TD_CHECKED enum td_code td_query_parse(struct td_arena *arena, struct td_slice text,
                                       const struct td_calendar *calendar,
                                       struct td_query *ret_query, struct td_error *err);

/* The same of a text whose first `given_len` bytes stand for another query, as if it stood there in
 * parentheses. That one is in the same arena and is used up; its notes are not taken over, and its
 * text is not ranked by. */
TD_CHECKED enum td_code td_query_parse_behind(struct td_arena *arena, const struct td_query *given,
                                              size_t given_len, struct td_slice text,
                                              const struct td_calendar *calendar,
                                              struct td_query *ret_query, struct td_error *err);

/* Makes words and has_filters of the tree. To be called when the tree was changed. */
TD_CHECKED enum td_code td_query_gather(struct td_arena *arena, struct td_query *query,
                                        struct td_error *err);

/* Asks for name:value besides all else, as --author NAME does; name is that of a field ("author").
 * TD_ERR_USAGE where the field can not have this value. */
TD_CHECKED enum td_code td_query_narrow(struct td_arena *arena, struct td_query *query,
                                        struct td_slice name, struct td_slice value,
                                        const struct td_calendar *calendar, struct td_error *err);

#endif
