/* The phrases that a query's items are ranked by. */
#ifndef TD_SEARCH_TERMS_H
#define TD_SEARCH_TERMS_H

#include "search/query.h"
#include "store/query/rank.h"

/* One phrase for each word of the query, as it must be found. */
TD_CHECKED enum td_code td_terms_whole(struct td_arena *arena, const struct td_query *query,
                                       struct td_rank_phrase **ret_phrases, size_t *ret_count,
                                       struct td_error *err);

/* The query's words taken to pieces, for items that hold only some of them: every letter word and
 * number, and every pair of joined characters; letter words by their English stem too. Words that
 * only put a question or join others (text/function_words.h) are left out, unless there is nothing
 * else. Words of a field, and synonyms, stay whole. */
TD_CHECKED enum td_code td_terms_pieces(struct td_arena *arena, const struct td_query *query,
                                        struct td_rank_phrase **ret_phrases, size_t *ret_count,
                                        struct td_error *err);

/* The single characters of those pairs, which tell the best items apart: what holds all characters
 * of a word, in another order or with others between, is nearer than what holds none. */
TD_CHECKED enum td_code td_terms_characters(struct td_arena *arena, const struct td_query *query,
                                            struct td_rank_character **ret_characters,
                                            size_t *ret_count, struct td_error *err);

#endif
