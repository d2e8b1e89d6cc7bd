/* Text on a terminal: how wide it is, how much of it fits, and what of it must not get there raw.
 * Widths are columns, by grapheme cluster (Unicode Standard Annexes 11 and 29; by utf8proc): Han
 * and emoji take two. Ambiguous characters take one. */
#ifndef TD_TEXT_WIDTH_H
#define TD_TEXT_WIDTH_H

#include "base/buf.h"
#include "base/slice.h"

#include <stddef.h>

#define TD_ELLIPSIS TD_SLICE("…")

/* Columns of a text without control characters. */
size_t td_width(struct td_slice text);

/* How many bytes from the start fit into `columns`, whole grapheme clusters only. */
size_t td_width_fit(struct td_slice text, size_t columns);

/* Appends the text so that a terminal shows it and does nothing else: tabs and line ends become a
 * space; other control characters (C0, C1, DEL) and bidirectional controls (U+061C, U+200E,
 * U+200F, U+202A to U+202E, U+2066 to U+2069), U+2028, U+2029, interlinear and tag characters
 * are shown as "\u{1b}"; invalid UTF-8 as U+FFFD. */
void td_width_add_safe(struct td_buf *buf, struct td_slice text);

/* The same, keeping line feeds. */
void td_width_add_safe_lines(struct td_buf *buf, struct td_slice text);

/* Appends the text, made safe, cut or padded with spaces to exactly `columns`; a cut is marked by
 * the ellipsis, as much of which as fits. */
void td_width_add_column(struct td_buf *buf, struct td_slice text, size_t columns,
                         struct td_slice ellipsis);

#endif
