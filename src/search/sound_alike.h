/* Words of the archive that sound like what was typed: pinyin without tones (guizang for 归藏), or
 * other characters that are read alike (归臧). */
#ifndef TD_SEARCH_SOUND_ALIKE_H
#define TD_SEARCH_SOUND_ALIKE_H

#include "search/suggestions.h"
#include "store/store.h"
#include "text/phrase.h"

enum {
    TD_SOUND_MAX_LOOKUPS = 625, /* in the vocabulary, for one word: about 30 µs each */
};

/* Offers what sounds like the word, which has one run of letters, or Han characters alone. */
TD_CHECKED enum td_code td_sound_alike(struct td_store *store, const struct td_phrase *word,
                                       struct td_suggestions *suggestions, struct td_error *err);

#endif
