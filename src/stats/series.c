#include "stats/series.h"

#include "stats/counts.h"

static enum td_code count(struct td_store *store, struct td_arena *arena,
                          const struct td_item_set *set, enum td_count_key period,
                          struct td_count_table *ret_table, struct td_error *err)
{
    struct td_count_request request = {.set = set, .keys = {period}, .key_count = 1, .top = 0};
    return td_stats_count(store, arena, &request, ret_table, err);
}

/* The periods of all items are the columns. */
static enum td_code make_columns(struct td_arena *arena, const struct td_count_table *periods,
                                 struct td_count_table *table, struct td_error *err)
{
    table->columns = td_arena_array(arena, periods->row_count, sizeof *table->columns);
    if (table->columns == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < periods->row_count; i++)
        table->columns[i] = periods->rows[i].value;
    table->column_count = periods->row_count;
    return TD_OK;
}

/* Both are in order of time, and every period of a term is one of all items. */
static enum td_code make_row(struct td_arena *arena, const struct td_count_table *counts,
                             const struct td_count_table *table, struct td_count_row *row,
                             struct td_error *err)
{
    uint32_t column = 0;
    row->cells = td_arena_array(arena, counts->row_count, sizeof *row->cells);
    if (row->cells == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < counts->row_count; i++) {
        const struct td_count_value *value = &counts->rows[i].value;
        while (column < table->column_count &&
               !td_slice_equal(table->columns[column].text, value->text))
            column++;
        if (value->items > 0 && column < table->column_count)
            row->cells[row->cell_count++] =
                (struct td_count_cell){.column = column, .items = value->items};
    }
    return TD_OK;
}

static enum td_code make_rows(struct td_store *store, struct td_arena *arena,
                              const struct td_series_request *request, struct td_count_table *table,
                              struct td_error *err)
{
    table->rows = td_arena_array(arena, request->count, sizeof *table->rows);
    if (table->rows == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < request->count; i++) {
        struct td_count_row *row = &table->rows[table->row_count++];
        struct td_count_table counts;
        TD_TRY(count(store, arena, &request->sets[i], request->period, &counts, err));
        row->value = (struct td_count_value){.text = request->terms[i],
                                             .items = counts.items,
                                             .posts = counts.posts,
                                             .first = counts.first,
                                             .last = counts.last};
        TD_TRY(make_row(arena, &counts, table, row, err));
    }
    return TD_OK;
}

enum td_code td_stats_series(struct td_store *store, struct td_arena *arena,
                             const struct td_series_request *request,
                             struct td_count_table *ret_table, struct td_error *err)
{
    struct td_count_table periods;
    TD_TRY(count(store, arena, request->all, request->period, &periods, err));
    struct td_count_table table = {
        .down = {.key = TD_KEY_TERM,
                 .name = TD_SLICE("term"),
                 .missing = TD_SLICE("term"),
                 .has_many = true},
        .across = periods.down,
        .is_cross = true,
        .share = TD_SHARE_COLUMN,
        .items = periods.items,
        .posts = periods.posts,
        .undated = periods.undated,
        .first = periods.first,
        .last = periods.last,
    };
    TD_TRY(make_columns(arena, &periods, &table, err));
    TD_TRY(make_rows(store, arena, request, &table, err));
    *ret_table = table;
    return TD_OK;
}
