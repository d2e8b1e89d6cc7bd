#include "text/script.h"

#include "text/unicode_tables.h"

enum td_script td_script_of(uint32_t code_point)
{
    size_t low = 0;
    size_t high = td_script_range_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > td_script_ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < td_script_range_count && code_point >= td_script_ranges[low].first)
        return td_script_ranges[low].script;
    return TD_SCRIPT_OTHER;
}

uint32_t td_simplified(uint32_t code_point)
{
    if (code_point < TD_HAN_FIRST || code_point > TD_HAN_LAST)
        return code_point;

    uint32_t word = (code_point - TD_HAN_FIRST) / 64;
    uint64_t bit = UINT64_C(1) << ((code_point - TD_HAN_FIRST) % 64);
    if ((td_traditional_bits[word] & bit) == 0)
        return code_point;
    int before = __builtin_popcountll(td_traditional_bits[word] & (bit - 1));
    return td_simplified_points[td_traditional_ranks[word] + before];
}
