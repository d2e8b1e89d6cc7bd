/* Words as phrases of FTS5: quoted strings, which the index's tokenizer takes apart
 * (store/index/phrase_terms.h). For this layer only. */
#ifndef TD_SEARCH_EXPRESSION_H
#define TD_SEARCH_EXPRESSION_H

#include "search/tree.h"

/* The single character that the word is, where it has a list of its own (store/index/characters.h):
 * its folded code point, else 0. */
uint32_t td_expression_character(const struct td_query_word *word);

/* A word as one phrase of FTS5. */
TD_CHECKED enum td_code td_expression_write(struct td_arena *arena,
                                            const struct td_query_word *word,
                                            struct td_slice *ret_expression, struct td_error *err);

#endif
