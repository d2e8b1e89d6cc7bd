/* Tables that tools/make-unicode-tables.c writes from ICU's data. Internal: script.h asks them. */
#ifndef TD_TEXT_UNICODE_TABLES_H
#define TD_TEXT_UNICODE_TABLES_H

#include "text/script.h"

#include <stddef.h>
#include <stdint.h>

enum {
    TD_HAN_FIRST = 0x3400, /* all traditional characters lie from here */
    TD_HAN_LAST = 0x9FFF,  /* to here */
    TD_HAN_WORDS = (TD_HAN_LAST + 1 - TD_HAN_FIRST) / 64,
};

/* One bit for each code point from TD_HAN_FIRST on, 64 to a word: set where it has a simplified
 * form. Those forms stand in a row; how many stand before those of a word is the word's rank. */
extern const uint64_t td_traditional_bits[TD_HAN_WORDS];
extern const uint16_t td_traditional_ranks[TD_HAN_WORDS];
extern const uint16_t td_simplified_points[];

/* Letters first to last, both included, in order. */
struct td_script_range {
    uint32_t first;
    uint32_t last;
    enum td_script script;
};

extern const struct td_script_range td_script_ranges[];
extern const size_t td_script_range_count;

#endif
