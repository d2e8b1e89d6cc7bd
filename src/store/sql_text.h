/* The text of CREATE statements, taken apart as far as it takes to tell whether two are the same.
 * Pure functions. */
#ifndef TD_STORE_SQL_TEXT_H
#define TD_STORE_SQL_TEXT_H

#include "base/slice.h"

#include <stdbool.h>

/* The next token of the text, which is taken off its front: a word, a quoted text or one character.
 * Blanks and comments go unseen. Empty at the end. */
struct td_slice td_sql_token(struct td_slice *text);

/* The next statement of a script, without its semicolon; taken off the script's front. Empty at the
 * end. */
struct td_slice td_sql_statement(struct td_slice *script);

/* What a CREATE TABLE, INDEX or VIEW creates; absent for other statements. */
struct td_slice td_sql_created_name(struct td_slice statement);

/* True where both create the same in the same words, whatever stands between the words. */
bool td_sql_same(struct td_slice a, struct td_slice b);

/* True where both say the same before their first parenthesis: they create the same kind of thing,
 * of the same name, by the same module. */
bool td_sql_same_head(struct td_slice a, struct td_slice b);

#endif
