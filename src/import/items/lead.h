/* What stands before an item's title and is no part of it: numbers (`3.`, `3、`, `③`), ornaments
 * (emoji, stars, blanks), a tag (`[video]`, `【工具】`). */
#ifndef TD_IMPORT_ITEMS_LEAD_H
#define TD_IMPORT_ITEMS_LEAD_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    TD_LEAD_MAX_DIGITS = 4,
    TD_LEAD_MAX_TAG_BYTES = 60,
};

struct td_lead {
    size_t len; /* bytes before the title */
    bool has_number;
    unsigned number; /* 0: none, or none of digits */
    bool has_tag;
};

/* The lead at the beginning of `text`: at most one number and one tag, in any order. `3.14` and
 * `2.x` begin with no number. A text that is nothing else is all lead. */
struct td_lead td_lead_read(struct td_slice text);

/* How many bytes at the beginning are a number with ornaments round it; blanks only, without one.
 */
size_t td_lead_number_len(struct td_slice text);

/* The number behind the tag that a text begins with, with the blanks before it: ` 3.` in `【工具】
 * 3.标题`. A view into the text; empty without one. */
struct td_slice td_lead_number_behind_tag(struct td_slice text);

/* Whether nothing is in `text` but ornaments. */
bool td_lead_is_ornament(struct td_slice text);

/* A heading's text as a section's name: without ornaments at both ends and without a count or colon
 * behind it: `🚀 模型 (5条)` is `模型`. The whole text where nothing else is in it. */
struct td_slice td_section_name(struct td_slice heading);

#endif
