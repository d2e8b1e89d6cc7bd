#include "text/pinyin.h"

#include "text/pinyin_table.h"

#include <stdlib.h>
#include <string.h>

static int compare_row(const void *key, const void *row)
{
    const struct td_slice *syllable = key;
    const char *other = ((const struct td_pinyin_row *)row)->syllable;
    int order = strncmp(syllable->ptr, other, syllable->len);
    return order != 0 || other[syllable->len] == '\0' ? order : -1;
}

struct td_slice td_pinyin_characters(struct td_slice syllable)
{
    if (syllable.len == 0 || syllable.len > TD_PINYIN_MAX_LETTERS)
        return TD_SLICE_NONE;
    const struct td_pinyin_row *row = bsearch(&syllable, td_pinyin_rows, td_pinyin_row_count,
                                              sizeof *td_pinyin_rows, compare_row);
    return row != NULL ? td_slice_of(row->characters) : TD_SLICE_NONE;
}

size_t td_pinyin_homophones(struct td_slice character,
                            struct td_slice ret_rows[TD_PINYIN_MAX_READINGS])
{
    size_t count = 0;
    for (size_t i = 0; i < td_pinyin_row_count && count < TD_PINYIN_MAX_READINGS; i++) {
        struct td_slice row = td_slice_of(td_pinyin_rows[i].characters);
        if (character.len > 0 && td_slice_find(row, character) < row.len)
            ret_rows[count++] = row;
    }
    return count;
}

/* Splits of exactly `wanted` syllables, those already in `split` before them. */
static void add_splits(struct td_slice letters, size_t wanted, struct td_pinyin_split *split,
                       struct td_pinyin_split *ret_splits, size_t *count)
{
    if (*count == TD_PINYIN_MAX_SPLITS)
        return;
    if (split->count == wanted) {
        if (letters.len == 0)
            ret_splits[(*count)++] = *split;
        return;
    }
    for (size_t len = 1; len <= TD_PINYIN_MAX_LETTERS && len <= letters.len; len++) {
        struct td_slice syllable = td_slice_sub(letters, 0, len);
        if (td_slice_is_none(td_pinyin_characters(syllable)))
            continue;
        split->syllables[split->count++] = syllable;
        add_splits(td_slice_sub(letters, len, letters.len), wanted, split, ret_splits, count);
        split->count--;
    }
}

size_t td_pinyin_splits(struct td_slice letters,
                        struct td_pinyin_split ret_splits[TD_PINYIN_MAX_SPLITS])
{
    size_t count = 0;
    for (size_t wanted = 1; wanted <= TD_PINYIN_MAX_SYLLABLES; wanted++) {
        struct td_pinyin_split split = {.count = 0};
        add_splits(letters, wanted, &split, ret_splits, &count);
    }
    return count;
}
