#include "output/members.h"

static void put_table(struct td_member_writer *writer, struct td_slice name,
                      const struct td_count_table *table)
{
    writer->put(writer,
                &(struct td_member){.name = name, .kind = TD_MEMBER_COUNTS, .table = table});
}

/* A key's value, and what it brings with it. */
static void put_value(struct td_member_writer *writer, const struct td_count_axis *axis,
                      const struct td_count_value *value)
{
    td_member_put_text(writer, axis->name, value->text);
    if (axis->key == TD_KEY_AUTHOR) {
        td_member_put_text(writer, TD_SLICE("handle"), value->handle);
        td_member_put_text(writer, TD_SLICE("site"), value->site);
    } else if (axis->key == TD_KEY_POST) {
        td_member_put_text(writer, TD_SLICE("path"), value->detail);
    } else if (axis->key == TD_KEY_STORY) {
        td_member_put_text(writer, TD_SLICE("title"), value->detail);
    }
}

static void put_ranges(struct td_member_writer *writer, const struct td_count_value *value)
{
    if (value->rest > 0)
        td_member_put_text(writer, TD_SLICE("posts"), TD_SLICE_NONE);
    else
        td_member_put_integer(writer, TD_SLICE("posts"), value->posts);
    td_member_put_text(writer, TD_SLICE("first"), value->first);
    td_member_put_text(writer, TD_SLICE("last"), value->last);
}

static void put_seconds(struct td_member_writer *writer, struct td_slice name, bool is_known,
                        int64_t seconds)
{
    if (is_known)
        td_member_put_integer(writer, name, seconds);
    else
        td_member_put_text(writer, name, TD_SLICE_NONE);
}

static void put_lag(struct td_member_writer *writer, const struct td_count_value *value)
{
    td_member_put_integer(writer, TD_SLICE("lag_items"), value->lag.items);
    put_seconds(writer, TD_SLICE("lag_median_s"), value->lag.items > 0, value->lag.median_s);
    put_seconds(writer, TD_SLICE("lag_p90_s"), value->lag.items > 0, value->lag.p90_s);
}

static void put_share(struct td_member_writer *writer, const struct td_count_table *table,
                      const struct td_count_row *row, const struct td_count_cell *cell,
                      int64_t items)
{
    int64_t column_items = cell != NULL ? table->columns[cell->column].items : table->items;
    int64_t row_items = cell != NULL ? td_count_row_items(table, row) : table->items;
    writer->put(writer, &(struct td_member){
                            .name = TD_SLICE("share"),
                            .kind = TD_MEMBER_NUMBER,
                            .number = td_count_share_of(table, items, row_items, column_items)});
}

static void put_names(struct td_member_writer *writer, const struct td_count_value *value)
{
    td_member_put_list(writer, TD_SLICE("accounts"), value->accounts, value->account_count);
    td_member_put_list(writer, TD_SLICE("names"), value->names, value->name_count);
}

void td_members_of_count(struct td_member_writer *writer, const void *result)
{
    const struct td_count_result *count = result;
    const struct td_count_table *table = count->table;
    const struct td_count_row *row = count->row;
    const struct td_count_cell *cell = count->cell;
    const struct td_count_value *value = &row->value;
    int64_t items = cell != NULL ? cell->items : value->items;
    int64_t cumulative = cell != NULL ? cell->cumulative : value->cumulative;
    put_value(writer, &table->down, value);
    if (cell != NULL)
        put_value(writer, &table->across, &table->columns[cell->column]);
    td_member_put_integer(writer, TD_SLICE("items"), items);
    if (table->has_ranges && cell == NULL)
        put_ranges(writer, value);
    if (table->is_cumulative)
        td_member_put_integer(writer, TD_SLICE("cumulative"), cumulative);
    if (table->share != TD_SHARE_NONE)
        put_share(writer, table, row, cell, table->is_cumulative ? cumulative : items);
    if (table->has_lag)
        put_lag(writer, value);
    if (table->has_rest)
        td_member_put_integer(writer, TD_SLICE("rest"), value->rest);
    if (table->has_names)
        put_names(writer, value);
}

void td_members_of_overview(struct td_member_writer *writer, const void *result)
{
    const struct td_overview *overview = result;
    td_member_put_integer(writer, TD_SLICE("posts"), overview->posts);
    td_member_put_integer(writer, TD_SLICE("items"), overview->items);
    td_member_put_integer(writer, TD_SLICE("authors"), overview->authors);
    td_member_put_integer(writer, TD_SLICE("sites"), overview->sites);
    td_member_put_text(writer, TD_SLICE("first"), overview->first);
    td_member_put_text(writer, TD_SLICE("last"), overview->last);
    td_member_put_integer(writer, TD_SLICE("undated"), overview->undated);
    if (overview->size_bytes > 0)
        td_member_put_integer(writer, TD_SLICE("bytes"), overview->size_bytes);
    else
        td_member_put_text(writer, TD_SLICE("bytes"), TD_SLICE_NONE);
    put_table(writer, TD_SLICE("months"), &overview->months);
    put_table(writer, TD_SLICE("top_authors"), &overview->authors_top);
    put_table(writer, TD_SLICE("top_categories"), &overview->categories_top);
}

void td_members_of_author_pair(struct td_member_writer *writer, const void *result)
{
    const struct td_author_pair *pair = result;
    td_member_put_text(writer, TD_SLICE("author"), pair->first.text);
    td_member_put_text(writer, TD_SLICE("handle"), pair->first.handle);
    td_member_put_text(writer, TD_SLICE("site"), pair->first.site);
    td_member_put_integer(writer, TD_SLICE("items"), pair->first.items);
    td_member_put_text(writer, TD_SLICE("other_author"), pair->second.text);
    td_member_put_text(writer, TD_SLICE("other_handle"), pair->second.handle);
    td_member_put_text(writer, TD_SLICE("other_site"), pair->second.site);
    td_member_put_integer(writer, TD_SLICE("other_items"), pair->second.items);
    td_member_put_text(writer, TD_SLICE("evidence"), pair->evidence);
}
