/* SQL functions of our own, by the same folding and tokens as search:
 *   holds_words(text, words)  1 where the text holds the words in a row
 *   same_words(a, b)          1 where both are the same words
 *   story_of(url)             base/story.h's number; NULL where there is none
 * NULL counts as a text without words, which neither holds nor equals anything. */
#ifndef TD_STORE_FUNCTIONS_H
#define TD_STORE_FUNCTIONS_H

#include <sqlite3.h>

enum { TD_COMPARED_MAX_BYTES = 32 * 1024 }; /* of a text; what follows is not compared */

/* Returns an SQLite result code. */
int td_functions_register(sqlite3 *db);

#endif
