/* Chinese and Japanese text, which puts no blanks between words. */
#ifndef TD_IMPORT_MARKDOWN_CJK_H
#define TD_IMPORT_MARKDOWN_CJK_H

#include <stdbool.h>
#include <stdint.h>

/* Han characters. */
bool td_is_han(uint32_t code_point);

/* Han, kana, bopomofo, and the punctuation and full-width forms that go with them. Hangul is not:
 * Korean parts words with blanks. */
bool td_is_cjk(uint32_t code_point);

/* Punctuation that Chinese shares with other scripts: “” ‘’ … — · */
bool td_is_shared_punctuation(uint32_t code_point);

#endif
