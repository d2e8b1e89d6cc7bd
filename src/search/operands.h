/* Which of the lexemes that look like operators are meant as such. For this layer only. */
#ifndef TD_SEARCH_OPERANDS_H
#define TD_SEARCH_OPERANDS_H

#include "search/lexer.h"
#include "search/query.h"

/* Makes words of operators that lack a side, and nothing of parentheses without a partner or over
 * the ceiling, with notes; *count shrinks by those that are nothing. Afterwards the grammar in
 * parser.c fits. */
TD_CHECKED enum td_code td_operands_settle(struct td_arena *arena, struct td_query *query,
                                           struct td_lexeme *lexemes, size_t *count,
                                           struct td_error *err);

#endif
