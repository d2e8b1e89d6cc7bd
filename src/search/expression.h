/* Leaves of a tree as FTS5 expressions. Words go in as quoted strings, which the index's tokenizer
 * takes apart (store/index/fts_tokenizer.h). For this layer only. */
#ifndef TD_SEARCH_EXPRESSION_H
#define TD_SEARCH_EXPRESSION_H

#include "search/tree.h"

/* The single character that the word is, where it has a list of its own (store/index/characters.h):
 * its folded code point, else 0; and the fields of the index that stand for the word's, bit by bit.
 */
uint32_t td_expression_character(const struct td_query_word *word);
unsigned td_expression_fields(const struct td_query_word *word);

/* Whether one expression finds exactly what the node finds: a word, or two near each other whose
 * distance FTS5 counts as we do. */
bool td_expression_can(const struct td_node *node);

/* The expression of such a node. */
TD_CHECKED enum td_code td_expression_write(struct td_arena *arena, const struct td_node *node,
                                            struct td_slice *ret_expression, struct td_error *err);

/* How many tokens the index has fewer for the phrase than the phrase has: 1 where it ends in two
 * joined characters, which are one bigram, else 0. NEAR of FTS5 counts the index's. */
int64_t td_expression_short_by(const struct td_phrase *phrase);

#endif
