/* How Chinese characters are read, in pinyin without tones (Unicode Standard Annex 38, kTGHZ2013).
 * Characters are simplified, as folding leaves them; one may have several readings. */
#ifndef TD_TEXT_PINYIN_H
#define TD_TEXT_PINYIN_H

#include "base/slice.h"

#include <stddef.h>

enum {
    TD_PINYIN_MAX_SYLLABLES = 4, /* of a word */
    TD_PINYIN_MAX_READINGS = 8,  /* of a character */
};

/* The characters read as a syllable ("gui"), in a row as UTF-8, the most frequent first; absent
 * where it is no syllable. ü is v or u. */
struct td_slice td_pinyin_characters(struct td_slice syllable);

/* The rows of characters that are read like this one, for each of its readings. */
size_t td_pinyin_homophones(struct td_slice character,
                            struct td_slice ret_rows[TD_PINYIN_MAX_READINGS]);

/* Ways to part letters into syllables, the fewest first: "xian" is one, or xi an. */
struct td_pinyin_split {
    struct td_slice syllables[TD_PINYIN_MAX_SYLLABLES];
    size_t count;
};

enum { TD_PINYIN_MAX_SPLITS = 8 };

size_t td_pinyin_splits(struct td_slice letters,
                        struct td_pinyin_split ret_splits[TD_PINYIN_MAX_SPLITS]);

#endif
