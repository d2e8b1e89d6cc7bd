/* Words that put a question or join others, and say little about what is meant: searches that are
 * relaxed do without them, and none is a trend. */
#ifndef TD_TEXT_FUNCTION_WORDS_H
#define TD_TEXT_FUNCTION_WORDS_H

#include "base/slice.h"

#include <stdbool.h>

/* Whether a word, in letters of either case, or a pair of characters is one. */
bool td_is_function_word(struct td_slice word);

/* The same of a word as it was written: may and us are, too, where May and US are names. */
bool td_is_written_as_function_word(struct td_slice word);

#endif
