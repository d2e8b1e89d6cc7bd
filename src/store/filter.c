#include "store/filter.h"

static void bind_named(struct td_statement *statement, const char *name, struct td_slice text)
{
    td_bind_text(statement, td_statement_parameter(statement, name), text);
}

void td_filter_bind(struct td_statement *statement, const struct td_filter *filter)
{
    bind_named(statement, ":match", filter->match);
    bind_named(statement, ":author", filter->author);
    bind_named(statement, ":category", filter->category);
    bind_named(statement, ":since", filter->since);
    bind_named(statement, ":until", filter->until);
}

bool td_filter_is_empty(const struct td_filter *filter)
{
    return td_slice_is_none(filter->match) && td_slice_is_none(filter->author) &&
           td_slice_is_none(filter->category) && td_slice_is_none(filter->since) &&
           td_slice_is_none(filter->until);
}

enum td_code td_filter_count(struct td_store *store, const struct td_filter *filter,
                             int64_t *ret_items, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) count = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_COUNT_MATCHES, &count, err));
    td_filter_bind(&count, filter);
    TD_TRY(td_statement_step(&count, &has_row, err));
    *ret_items = td_column_integer(&count, TD_COLUMN_COUNT_MATCHES_ITEMS);
    return TD_OK;
}
