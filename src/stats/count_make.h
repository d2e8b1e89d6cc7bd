/* A count of data that was read. Internal to stats. */
#ifndef TD_STATS_COUNT_MAKE_H
#define TD_STATS_COUNT_MAKE_H

#include "stats/count_axis.h"

/* `key` is the request's first; the request's set is that of the data. */
TD_CHECKED enum td_code count_make(struct count_data *data, const struct td_count_request *request,
                                   const struct count_key *key, struct td_count_table *ret_table,
                                   struct td_error *err);

/* Gives the rows of a table by author all names that the author was seen with. */
TD_CHECKED enum td_code count_names_fill(struct count_data *data, const struct count_axis *axis,
                                         struct td_count_table *table, struct td_error *err);

/* Gives the rows of a table of one key, whose items have one value each, the time that passed
 * between an item's publication and its post. */
TD_CHECKED enum td_code count_lag_fill(struct count_data *data, const struct count_key *key,
                                       const struct count_axis *axis, struct td_count_table *table,
                                       struct td_error *err);

#endif
