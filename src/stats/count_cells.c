#include "stats/count_cells.h"

#include <stdlib.h>

/* The pairs that occur, by the row's number: those of number n begin at begins[n]. */
struct pairs {
    struct td_tally_cell *cells;
    size_t *begins;
};

static enum td_code read_pairs(struct count_data *data, const struct count_key keys[2],
                               struct pairs *ret_pairs, struct td_error *err)
{
    const struct td_tally_key tallies[] = {keys[0].tally, keys[1].tally};
    struct pairs pairs = {0};
    size_t count = 0, cell = 0;
    TD_TRY(td_tally_pairs(data->arena, data->item_count, tallies, &data->marks, &pairs.cells,
                          &count, err));
    pairs.begins =
        td_arena_array(data->arena, keys[0].tally.value_count + (size_t)1, sizeof *pairs.begins);
    if (pairs.begins == NULL)
        return td_fail_memory(err);
    for (size_t number = 0; number <= keys[0].tally.value_count; number++) {
        while (cell < count && pairs.cells[cell].row < number)
            cell++;
        pairs.begins[number] = cell;
    }
    *ret_pairs = pairs;
    return TD_OK;
}

static int compare_cells(const void *left, const void *right)
{
    const struct td_count_cell *a = left, *b = right;
    return (a->column > b->column) - (a->column < b->column);
}

/* Sorts a row's cells by column and adds up those of one column. */
static size_t settle(struct td_count_cell *cells, size_t count)
{
    size_t kept = 0;
    qsort(cells, count, sizeof *cells, compare_cells);
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && cells[kept - 1].column == cells[i].column)
            cells[kept - 1].items += cells[i].items;
        else
            cells[kept++] = cells[i];
    }
    return kept;
}

/* The cells of the numbers [begin, end) of the rows' axis, which share a row. */
static enum td_code fill_row(struct count_data *data, const struct pairs *pairs,
                             const uint32_t *numbers, size_t count,
                             const struct count_axis *columns, struct td_count_row *row,
                             struct td_error *err)
{
    size_t most = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        most += pairs->begins[numbers[i] + 1] - pairs->begins[numbers[i]];
    struct td_count_cell *cells = td_arena_array(data->arena, most, sizeof *cells);
    if (cells == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        for (size_t at = pairs->begins[numbers[i]]; at < pairs->begins[numbers[i] + 1]; at++)
            cells[used++] =
                (struct td_count_cell){.column = columns->places[pairs->cells[at].column],
                                       .items = pairs->cells[at].count};
    }
    row->cells = cells;
    row->cell_count = settle(cells, used);
    return TD_OK;
}

static enum td_code fill_rows(struct count_data *data, const struct pairs *pairs,
                              const struct count_axis axes[2], struct td_count_table *table,
                              struct td_error *err)
{
    size_t begin = 0;
    for (size_t place = 0; place < table->row_count; place++) {
        size_t end = begin;
        while (end < axes[0].number_count && axes[0].places[axes[0].numbers[end]] == place)
            end++;
        TD_TRY(fill_row(data, pairs, axes[0].numbers + begin, end - begin, &axes[1],
                        &table->rows[place], err));
        begin = end;
    }
    return TD_OK;
}

/* Gives every row a cell for every column, so that sums can run over gaps. */
static enum td_code widen_rows(struct count_data *data, struct td_count_table *table,
                               struct td_error *err)
{
    size_t columns = table->column_count;
    if (columns > 0 && table->row_count > TD_COUNT_CELLS_MAX / columns)
        return td_fail(err, TD_ERR_USAGE,
                       "%zu rows and %zu columns are too many to cumulate: --top N cuts them",
                       table->row_count, columns);
    for (size_t r = 0; r < table->row_count; r++) {
        struct td_count_row *row = &table->rows[r];
        struct td_count_cell *cells = td_arena_array(data->arena, columns, sizeof *cells);
        if (cells == NULL)
            return td_fail_memory(err);
        for (size_t c = 0; c < columns; c++)
            cells[c].column = (uint32_t)c;
        for (size_t i = 0; i < row->cell_count; i++)
            cells[row->cells[i].column] = row->cells[i];
        row->cells = cells;
        row->cell_count = columns;
    }
    return TD_OK;
}

/* Sums run along the columns where those are of time, else down the rows. */
static enum td_code cumulate(struct count_data *data, struct td_count_table *table,
                             struct td_error *err)
{
    int64_t *sums = td_arena_array(data->arena, table->column_count, sizeof *sums);
    if (sums == NULL)
        return td_fail_memory(err);
    TD_TRY(widen_rows(data, table, err));
    for (size_t r = 0; r < table->row_count; r++) {
        struct td_count_cell *cells = table->rows[r].cells;
        int64_t along = 0;
        for (size_t c = 0; c < table->column_count; c++) {
            along += cells[c].items;
            sums[c] += cells[c].items;
            cells[c].cumulative = table->across.is_time ? along : sums[c];
        }
    }
    return TD_OK;
}

enum td_code count_cells_fill(struct count_data *data, const struct count_key keys[2],
                              const struct count_axis axes[2], struct td_count_table *table,
                              struct td_error *err)
{
    struct pairs pairs = {0};
    TD_TRY(read_pairs(data, keys, &pairs, err));
    TD_TRY(fill_rows(data, &pairs, axes, table, err));
    return table->is_cumulative ? cumulate(data, table, err) : TD_OK;
}
