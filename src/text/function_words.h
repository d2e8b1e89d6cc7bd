/* Words that put a question or join others, and say little about what is meant: searches that are
 * relaxed do without them, and none is a trend. */
#ifndef TD_TEXT_FUNCTION_WORDS_H
#define TD_TEXT_FUNCTION_WORDS_H

#include "base/slice.h"

#include <stdbool.h>

/* Whether a word, in letters of either case, or a pair of characters is one. */
bool td_is_function_word(struct td_slice word);

#endif
