/* How a cross table is laid out as text, and its head. For text_cross.c. */
#ifndef TD_OUTPUT_CROSS_LAYOUT_H
#define TD_OUTPUT_CROSS_LAYOUT_H

#include "output/text.h"

/* Which columns are shown: [begin, end); what lies before or behind is summed in one column. */
struct td_cross_layout {
    const struct td_count_table *table;
    size_t name_columns;
    size_t cell_columns; /* of a cell, the gap before it among them */
    size_t gap;
    size_t sum_columns; /* of that column; 0: everything is shown */
    size_t total_columns;
    int64_t most; /* of a heat map's cells */
    size_t begin;
    size_t end;
};

/* What has room in the reporter's columns; `most` is left 0. */
struct td_cross_layout td_cross_lay_out(struct td_reporter *reporter,
                                        const struct td_count_table *table);

/* Puts what stands above a column into the reporter's cell. */
void td_cross_make_label(struct td_reporter *reporter, const struct td_count_table *table,
                         size_t column);

/* Appends the lines above the rows. */
void td_cross_add_heads(struct td_reporter *reporter, const struct td_cross_layout *layout);

#endif
