/* The table behind text/pinyin.h. */
#ifndef TD_TEXT_PINYIN_TABLE_H
#define TD_TEXT_PINYIN_TABLE_H

#include <stddef.h>

enum { TD_PINYIN_MAX_LETTERS = 6 };

struct td_pinyin_row {
    char syllable[TD_PINYIN_MAX_LETTERS + 2];
    const char *characters; /* that are read so, the most frequent first */
};

extern const struct td_pinyin_row td_pinyin_rows[]; /* by syllable */
extern const size_t td_pinyin_row_count;

#endif
