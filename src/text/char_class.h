/* What a folded code point is to the tokenizer. */
#ifndef TD_TEXT_CHAR_CLASS_H
#define TD_TEXT_CHAR_CLASS_H

#include <stdint.h>

enum td_char_class {
    TD_CLASS_LETTER,    /* of a word */
    TD_CLASS_DIGIT,     /* decimal */
    TD_CLASS_CHARACTER, /* a word by itself: Han, kana, bopomofo, Hangul */
    TD_CLASS_MARK,      /* belongs to what stands before it */
    TD_CLASS_SEPARATOR, /* anything else */
};

enum td_char_class td_char_class_of(uint32_t code_point);

#endif
