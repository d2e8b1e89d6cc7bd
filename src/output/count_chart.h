/* Counts as charts. */
#ifndef TD_OUTPUT_COUNT_CHART_H
#define TD_OUTPUT_COUNT_CHART_H

#include "base/arena.h"
#include "base/error.h"
#include "output/chart.h"
#include "store/query/count_table.h"

enum { TD_COUNT_CHARTS_MAX = 2 };

/* What shows a table best: bars for a ranking, a line for a time line, a heat map for a cross
 * table; of terms over time two charts of lines, one of counts and one of shares. `title` says what
 * was asked. The charts live in the arena and borrow from the table. */
TD_CHECKED enum td_code td_count_charts(struct td_arena *arena, const struct td_count_table *table,
                                        struct td_slice title,
                                        struct td_chart ret_charts[TD_COUNT_CHARTS_MAX],
                                        size_t *ret_count, struct td_error *err);

#endif
