/* A filter's values, bound to the statements that take one. For this layer only. */
#ifndef TD_STORE_FILTER_H
#define TD_STORE_FILTER_H

#include "store/records.h"
#include "store/statement.h"

/* Binds :match, :author, :category, :since and :until. */
void td_filter_bind(struct td_statement *statement, const struct td_filter *filter);

/* Whether the filter lets everything through. */
bool td_filter_is_empty(const struct td_filter *filter);

/* How many items the filter lets through. */
TD_CHECKED enum td_code td_filter_count(struct td_store *store, const struct td_filter *filter,
                                        int64_t *ret_items, struct td_error *err);

#endif
