/* What the tokenizer needs to know of scripts and utf8proc does not tell (Unicode Standard Annex
 * 24, with its script extensions). */
#ifndef TD_TEXT_SCRIPT_H
#define TD_TEXT_SCRIPT_H

#include <stdint.h>

enum td_script {
    TD_SCRIPT_OTHER, /* any other script, and all that is no letter */
    TD_SCRIPT_LATIN,
    TD_SCRIPT_HAN,      /* with 々 and 〇 */
    TD_SCRIPT_SYLLABIC, /* kana (with ー), bopomofo, Hangul */
};

enum td_script td_script_of(uint32_t code_point);

/* The simplified form of a traditional Chinese character; any other code point unchanged. */
uint32_t td_simplified(uint32_t code_point);

#endif
