/* The cells of a cross table. Internal to stats. */
#ifndef TD_STATS_COUNT_CELLS_H
#define TD_STATS_COUNT_CELLS_H

#include "stats/count_axis.h"

/* Counts the pairs of both keys' values and puts them into the table's rows, which are there with
 * their values. `axes`: of the rows and of the columns. */
TD_CHECKED enum td_code count_cells_fill(struct count_data *data, const struct count_key keys[2],
                                         const struct count_axis axes[2],
                                         struct td_count_table *table, struct td_error *err);

#endif
