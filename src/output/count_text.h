/* Counts as text: what rankings, cross tables and the overview share. */
#ifndef TD_OUTPUT_COUNT_TEXT_H
#define TD_OUTPUT_COUNT_TEXT_H

#include "output/text.h"

enum { TD_COUNT_GAP = 2 }; /* columns between name, counts and bar */

/* Puts what a value is called into the reporter's cell: "歸藏 @op7418", "(no author)", "(7
 * others)". Returns how many bytes of it come before the handle, which is dim. */
size_t td_count_text_name(struct td_reporter *reporter, const struct td_count_axis *axis,
                          const struct td_count_value *value);

/* Appends the cell's text, cut or padded to the columns, from byte `name_len` on dim. */
void td_count_text_add_cell(struct td_reporter *reporter, size_t columns, size_t name_len);

/* Columns that the widest name takes; `has_head`: what stands above the names, too. */
size_t td_count_text_names_width(struct td_reporter *reporter, const struct td_count_table *table,
                                 bool has_head);

/* Appends text, which has no control characters, behind as many spaces as it is narrower. */
void td_count_text_add_right(struct td_buf *buf, struct td_slice text, size_t columns);

/* 12%, 3.4%, <0.1%; 0 is 0%. */
void td_count_text_add_share(struct td_buf *buf, double share);

/* What stands before the sum of all: "total", or "total stories". */
struct td_slice td_count_text_total(const struct td_count_table *table);

/* What stands above counts: "items", or "stories". */
struct td_slice td_count_text_items_head(const struct td_count_table *table);

/* What stands above the last column of a cross table: "total", or, where all other numbers are
 * shares and these are what they are shares of, what is counted. */
struct td_slice td_count_text_total_head(const struct td_count_table *table);

/* A dim line that says why sums may exceed the total, where they may. */
void td_count_text_add_note(struct td_reporter *reporter, const struct td_count_table *table);

/* The rows of a table of one key, without its total. */
void td_count_text_bars(struct td_reporter *reporter, const struct td_count_table *table);

/* Terms over time: a sparkline each, then counts and shares as cross tables. */
void td_count_text_series(struct td_reporter *reporter, const struct td_count_table *table);

/* A cross table. */
void td_count_text_cross(struct td_reporter *reporter, const struct td_count_table *table);

#endif
