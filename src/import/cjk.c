#include "import/cjk.h"

#include <stddef.h>

/* Blocks of Unicode 15.0, neighbours joined. */
struct range {
    uint32_t first;
    uint32_t last;
};

static const struct range han[] = {
    {0x2E80, 0x2FDF},   /* radicals */
    {0x3005, 0x3007},   /* iteration mark, closing mark, zero */
    {0x3021, 0x3029},   /* Suzhou numerals */
    {0x3400, 0x4DBF},   /* extension A */
    {0x4E00, 0x9FFF},   /* unified ideographs */
    {0xF900, 0xFAFF},   /* compatibility ideographs */
    {0x20000, 0x3FFFD}, /* the planes set aside for ideographs */
};

static const struct range other_cjk[] = {
    {0x3000, 0x303F}, /* symbols and punctuation */
    {0x3040, 0x312F}, /* hiragana, katakana, bopomofo */
    {0x3190, 0x31FF}, /* kanbun, bopomofo extended, strokes, katakana extensions */
    {0xFE30, 0xFE4F}, /* compatibility forms */
    {0xFF01, 0xFF9F}, /* full-width ASCII, half-width katakana */
    {0xFFE0, 0xFFE6}, /* full-width signs */
};

static bool is_in(const struct range *ranges, size_t count, uint32_t code_point)
{
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

bool td_is_han(uint32_t code_point)
{
    return is_in(han, sizeof(han) / sizeof(han[0]), code_point);
}

bool td_is_cjk(uint32_t code_point)
{
    return td_is_han(code_point) ||
           is_in(other_cjk, sizeof(other_cjk) / sizeof(other_cjk[0]), code_point);
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
