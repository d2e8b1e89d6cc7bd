/* Text on one line: titles, headings, categories, names. */
#ifndef TD_IMPORT_MARKDOWN_ONE_LINE_H
#define TD_IMPORT_MARKDOWN_ONE_LINE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>

/* C0, DEL and C1, which no line of text needs. */
bool td_is_control(unsigned code_point);

/* What has no width and no place in a word: zero-width blanks, soft hyphens, byte order marks,
 * marks of writing direction. Joiners are none of them: emoji need those. */
bool td_is_invisible(unsigned code_point);

/* A copy with every run of blanks and control characters made one blank, none at the ends, and
 * without invisible characters. White space is ASCII's: other blanks (U+3000, U+00A0) are part of
 * the text. */
TD_CHECKED enum td_code td_one_line(struct td_arena *arena, struct td_slice text,
                                    struct td_slice *ret_line, struct td_error *err);

/* The same for a name, where all blanks are alike: else it would be two authors. */
TD_CHECKED enum td_code td_one_name(struct td_arena *arena, struct td_slice text,
                                    struct td_slice *ret_name, struct td_error *err);

#endif
