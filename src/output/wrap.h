/* Text in lines of a given width. Han, kana and Hangul break anywhere but before closing and after
 * opening punctuation; other words stay whole unless one is wider than a line. */
#ifndef TD_OUTPUT_WRAP_H
#define TD_OUTPUT_WRAP_H

#include "base/buf.h"
#include "base/slice.h"

#include <stddef.h>

#define TD_MARK_BEGIN "\x02"
#define TD_MARK_END "\x03"

struct td_wrap {
    struct td_buf *buf;
    size_t columns;           /* of a whole line, its indent included; more than indent */
    size_t indent;            /* of every line */
    size_t column;            /* where the first line goes on: what of it is written */
    struct td_slice mark_on;  /* put where U+0002 stands, and mark_off where U+0003 stands: what */
    struct td_slice mark_off; /* makes a terminal show the text between in bold, or nothing */
};

/* Appends safe text (see text/width.h), whose line feeds are kept, and ends it with one. Marks are
 * taken off at a line's end and put on again in the next line. */
void td_wrap(struct td_wrap wrap, struct td_slice text);

#endif
