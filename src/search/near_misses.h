/* Text that is nearly an operator: titel:谷歌, 作者:宝玉, a or b. It is looked for as it stands;
 * what may have been meant is worth saying where that finds nothing. For this layer only. */
#ifndef TD_SEARCH_NEAR_MISSES_H
#define TD_SEARCH_NEAR_MISSES_H

#include "search/lexer.h"
#include "search/query.h"

/* Makes the query's hints of its lexemes: of names before a colon that are a field's but for one
 * letter, or mean one in Chinese; and of operators in small letters, NEAR without its distance, and
 * '|', which stand where theirs would. */
TD_CHECKED enum td_code td_near_misses_find(struct td_arena *arena, struct td_query *query,
                                            const struct td_lexeme *lexemes, size_t count,
                                            struct td_error *err);

#endif
