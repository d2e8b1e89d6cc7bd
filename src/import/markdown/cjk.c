#include "import/markdown/cjk.h"

#include "text/script.h"

#include <stddef.h>

/* Blocks of Unicode 15.0 that only Chinese and Japanese use, but for Han: neighbours joined. */
static const struct {
    uint32_t first;
    uint32_t last;
} blocks[] = {
    {0x3000, 0x312F}, /* symbols and punctuation, hiragana, katakana, bopomofo */
    {0x3190, 0x31FF}, /* kanbun, bopomofo extended, strokes, katakana extensions */
    {0xFE30, 0xFE4F}, /* compatibility forms */
    {0xFF01, 0xFF9F}, /* full-width ASCII, half-width katakana */
    {0xFFE0, 0xFFE6}, /* full-width signs */
};

bool td_is_han(uint32_t code_point)
{
    return td_script_of(code_point) == TD_SCRIPT_HAN;
}

bool td_is_cjk(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
        if (code_point >= blocks[i].first && code_point <= blocks[i].last)
            return true;
    return td_is_han(code_point);
}

bool td_is_shared_punctuation(uint32_t code_point)
{
    switch (code_point) {
    case 0x00B7: /* middle dot */
    case 0x2014: /* dash */
    case 0x2018: /* single quotes */
    case 0x2019:
    case 0x201C: /* double quotes */
    case 0x201D:
    case 0x2026: /* ellipsis */
        return true;
    default:
        return false;
    }
}
