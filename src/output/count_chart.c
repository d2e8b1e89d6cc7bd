#include "output/count_chart.h"

#include "base/plural.h"

#include <inttypes.h>

/* What a value is called in a picture: a name, else the handle, else what is missing. */
static enum td_code name_of(struct td_arena *arena, const struct td_count_axis *axis,
                            const struct td_count_value *value, struct td_slice *ret_name,
                            struct td_error *err)
{
    if (value->rest > 0)
        return td_arena_format(arena, ret_name, err, "(%" PRId64 " others)", value->rest);
    if (axis->key == TD_KEY_STORY && value->detail.len > 0)
        *ret_name = value->detail;
    else if (value->label.len > 0)
        *ret_name = value->label;
    else if (value->text.len > 0)
        *ret_name = value->text;
    else if (value->handle.len > 0)
        return td_arena_format(arena, ret_name, err, "@%.*s", TD_SLICE_ARG(value->handle));
    else
        return td_arena_format(arena, ret_name, err, "(no %.*s)", TD_SLICE_ARG(axis->missing));
    return TD_OK;
}

static enum td_code make_subtitle(struct td_arena *arena, const struct td_count_table *table,
                                  struct td_slice *ret_text, struct td_error *err)
{
    const char *things = table->is_unique ? td_plural(table->items, "story", "stories")
                                          : td_plural(table->items, "item", "items");
    if (td_slice_is_none(table->first))
        return td_arena_format(arena, ret_text, err, "%" PRId64 " %s", table->items, things);
    return td_arena_format(arena, ret_text, err, "%" PRId64 " %s, %.*s to %.*s", table->items,
                           things, TD_SLICE_ARG(table->first), TD_SLICE_ARG(table->last));
}

static enum td_code name_rows(struct td_arena *arena, const struct td_count_table *table,
                              struct td_slice **ret_names, struct td_error *err)
{
    struct td_slice *names = td_arena_array(arena, table->row_count, sizeof *names);
    if (names == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < table->row_count; i++)
        TD_TRY(name_of(arena, &table->down, &table->rows[i].value, &names[i], err));
    *ret_names = names;
    return TD_OK;
}

static enum td_code name_columns(struct td_arena *arena, const struct td_count_table *table,
                                 struct td_slice **ret_names, struct td_error *err)
{
    struct td_slice *names = td_arena_array(arena, table->column_count, sizeof *names);
    if (names == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < table->column_count; i++)
        TD_TRY(name_of(arena, &table->across, &table->columns[i], &names[i], err));
    *ret_names = names;
    return TD_OK;
}

static double cell_value(const struct td_count_table *table, const struct td_count_row *row,
                         const struct td_count_cell *cell)
{
    int64_t items = table->is_cumulative ? cell->cumulative : cell->items;
    if (table->share == TD_SHARE_NONE)
        return (double)items;
    return td_count_share_of(table, items, td_count_row_items(table, row),
                             table->columns[cell->column].items);
}

static enum td_code make_cross(struct td_arena *arena, const struct td_count_table *table,
                               struct td_chart *chart, struct td_error *err)
{
    struct td_slice *rows = NULL, *columns = NULL;
    double *values = td_arena_array(arena, table->row_count, table->column_count * sizeof *values);
    if (values == NULL)
        return td_fail_memory(err);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct td_count_row *row = &table->rows[r];
        for (size_t i = 0; i < row->cell_count; i++)
            values[r * table->column_count + row->cells[i].column] =
                cell_value(table, row, &row->cells[i]);
    }
    TD_TRY(name_rows(arena, table, &rows, err));
    TD_TRY(name_columns(arena, table, &columns, err));
    chart->rows = rows;
    chart->row_count = table->row_count;
    chart->columns = columns;
    chart->column_count = table->column_count;
    chart->values = values;
    return TD_OK;
}

static double row_value(const struct td_count_table *table, const struct td_count_value *value)
{
    int64_t items = table->is_cumulative ? value->cumulative : value->items;
    return table->share == TD_SHARE_NONE
               ? (double)items
               : td_count_share_of(table, items, table->items, table->items);
}

/* One row of bars, or, where the values are times, one line. */
static enum td_code make_single(struct td_arena *arena, const struct td_count_table *table,
                                struct td_chart *chart, struct td_error *err)
{
    struct td_slice *names = NULL, *line = td_arena_alloc(arena, sizeof *line);
    double *values = td_arena_array(arena, table->row_count, sizeof *values);
    if (line == NULL || values == NULL)
        return td_fail_memory(err);
    TD_TRY(name_rows(arena, table, &names, err));
    for (size_t i = 0; i < table->row_count; i++)
        values[i] = row_value(table, &table->rows[i].value);
    *line = table->share == TD_SHARE_NONE ? chart->unit
            : table->is_unique            ? TD_SLICE("share of stories")
                                          : TD_SLICE("share of items");
    bool is_line = table->down.is_time && !table->down.is_cycle;
    chart->kind = is_line ? TD_CHART_LINES : TD_CHART_BARS;
    chart->rows = is_line ? line : names;
    chart->row_count = is_line ? 1 : table->row_count;
    chart->columns = is_line ? names : line;
    chart->column_count = is_line ? table->row_count : 1;
    chart->values = values;
    return TD_OK;
}

static void set_unit(struct td_chart *chart, const struct td_count_table *table)
{
    /* of one and of more; of numbers and of shares; of items and of stories */
    static const struct td_slice ones[2][2] = {{{"item", 4}, {"story", 5}},
                                               {{"of items", 8}, {"of stories", 10}}};
    static const struct td_slice units[2][2] = {{{"items", 5}, {"stories", 7}},
                                                {{"of items", 8}, {"of stories", 10}}};
    chart->unit_of_one = ones[table->share != TD_SHARE_NONE][table->is_unique];
    chart->unit = units[table->share != TD_SHARE_NONE][table->is_unique];
}

static enum td_code make_series(struct td_arena *arena, const struct td_count_table *table,
                                struct td_chart charts[TD_COUNT_CHARTS_MAX], struct td_error *err)
{
    struct td_count_table counts = *table;
    counts.share = TD_SHARE_NONE;
    set_unit(&charts[0], &counts);
    charts[1] = charts[0];
    for (size_t i = 0; i < TD_COUNT_CHARTS_MAX; i++) {
        charts[i].kind = TD_CHART_LINES;
        charts[i].is_percent = i == 1;
        TD_TRY(make_cross(arena, i == 1 ? table : &counts, &charts[i], err));
    }
    charts[1].unit = charts[1].unit_of_one = TD_SLICE("of all items");
    return td_arena_format(arena, &charts[1].title, err, "%.*s, as share of all items",
                           TD_SLICE_ARG(charts[0].title));
}

enum td_code td_count_charts(struct td_arena *arena, const struct td_count_table *table,
                             struct td_slice title, struct td_chart ret_charts[TD_COUNT_CHARTS_MAX],
                             size_t *ret_count, struct td_error *err)
{
    struct td_chart *chart = &ret_charts[0];
    *chart = (struct td_chart){
        .kind = TD_CHART_HEAT, .title = title, .is_percent = table->share != TD_SHARE_NONE};
    set_unit(chart, table);
    TD_TRY(make_subtitle(arena, table, &chart->subtitle, err));
    *ret_count = 1;
    if (!table->is_cross)
        return make_single(arena, table, chart, err);
    if (table->down.key != TD_KEY_TERM)
        return make_cross(arena, table, chart, err);
    *ret_count = TD_COUNT_CHARTS_MAX;
    return make_series(arena, table, ret_charts, err);
}
