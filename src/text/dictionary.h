/* Words of Chinese by a dictionary: ICU's word boundaries (Unicode Standard Annex 29, with ICU's
 * dictionary for Chinese and Japanese).
 *
 * ICU is loaded when it is first asked: linking it costs every start of the program about as much
 * as a whole search of an ordinary word, and most queries hold no long run of Han characters. */
#ifndef TD_TEXT_DICTIONARY_H
#define TD_TEXT_DICTIONARY_H

#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

enum { TD_DICTIONARY_MAX_CHARACTERS = 256 };

/* Cuts a run of `count` Han characters, folded and each a slice of its own: ret_ends[i] says
 * whether a word ends behind character i; behind the last one does. The same run is always cut in
 * the same way. TD_ERR_BUG where ICU is not there, or count passes the ceiling; TD_ERR_MEMORY, also
 * where loading it takes more than there is. */
TD_CHECKED enum td_code td_dictionary_cut(const struct td_slice *characters, size_t count,
                                          bool *ret_ends, struct td_error *err);

#endif
