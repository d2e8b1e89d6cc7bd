/* Text on one line: titles, headings, categories, names. */
#ifndef TD_IMPORT_ONE_LINE_H
#define TD_IMPORT_ONE_LINE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>

/* C0, DEL and C1, which no line of text needs. */
bool td_is_control(unsigned code_point);

/* A copy with every run of white space and control characters made one blank, and none at the
 * ends. White space is ASCII's: wider blanks (U+3000, U+00A0) are part of the text. */
TD_CHECKED enum td_code td_one_line(struct td_arena *arena, struct td_slice text,
                                    struct td_slice *ret_line, struct td_error *err);

#endif
