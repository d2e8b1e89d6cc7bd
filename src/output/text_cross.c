#include "base/left.h"
#include "output/blocks.h"
#include "output/count_text.h"
#include "output/cross_layout.h"
#include "text/width.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static int64_t shown(const struct td_count_table *table, const struct td_count_cell *cell)
{
    return table->is_cumulative ? cell->cumulative : cell->items;
}

/* Puts a number into the reporter's cell as the table shows it: itself, or its share. */
static void make_number(struct td_reporter *reporter, const struct td_count_table *table,
                        int64_t items, int64_t row_items, int64_t column_items)
{
    struct td_buf *cell = &reporter->cell;
    td_buf_cut(cell, 0);
    if (items == 0)
        td_buf_add(cell, reporter->style.ascii ? TD_SLICE(".") : TD_SLICE("·"));
    else if (table->share != TD_SHARE_NONE)
        td_count_text_add_share(cell, td_count_share_of(table, items, row_items, column_items));
    else
        td_buf_addf(cell, "%" PRId64, items);
}

/* The numbers of one line. */
struct line {
    const int64_t *numbers; /* of each column, as they are shown */
    int64_t items;          /* the row's total */
    bool is_shaded;         /* not the total, whose cells a heat map leaves blank */
};

/* What the column of those that are not shown has: of numbers that run along, the newest. */
static int64_t sum_hidden(const struct td_cross_layout *layout, const int64_t *numbers)
{
    const struct td_count_table *table = layout->table;
    int64_t sum = 0;
    size_t begin = layout->begin > 0 ? 0 : layout->end;
    size_t end = layout->begin > 0 ? layout->begin : table->column_count;
    if (table->is_cumulative && table->across.is_time)
        return numbers[end - 1];
    for (size_t c = begin; c < end; c++)
        sum += numbers[c];
    return sum;
}

static int64_t hidden_items(const struct td_cross_layout *layout)
{
    int64_t sum = 0;
    for (size_t c = 0; c < layout->table->column_count; c++) {
        if (c < layout->begin || c >= layout->end)
            sum += layout->table->columns[c].items;
    }
    return sum;
}

static void add_hidden(struct td_reporter *reporter, const struct td_cross_layout *layout,
                       const struct line *line)
{
    make_number(reporter, layout->table, sum_hidden(layout, line->numbers), line->items,
                hidden_items(layout));
    td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->cell), layout->sum_columns);
}

static void add_cell(struct td_reporter *reporter, const struct td_cross_layout *layout,
                     const struct line *line, size_t column)
{
    struct td_buf *buf = &reporter->buf;
    if (layout->most > 0) {
        td_buf_add_repeated(buf, TD_SLICE(" "), layout->gap);
        td_blocks_add_shade(buf, reporter->style, line->is_shaded ? line->numbers[column] : 0,
                            layout->most, layout->cell_columns - layout->gap);
        return;
    }
    make_number(reporter, layout->table, line->numbers[column], line->items,
                layout->table->columns[column].items);
    td_count_text_add_right(buf, td_buf_slice(&reporter->cell), layout->cell_columns);
}

static void add_line(struct td_reporter *reporter, const struct td_cross_layout *layout,
                     const struct line *line)
{
    struct td_buf *buf = &reporter->buf;
    if (layout->begin > 0)
        add_hidden(reporter, layout, line);
    for (size_t c = layout->begin; c < layout->end; c++)
        add_cell(reporter, layout, line, c);
    if (layout->sum_columns > 0 && layout->begin == 0)
        add_hidden(reporter, layout, line);
    td_buf_cut(&reporter->cell, 0);
    td_buf_addf(&reporter->cell, "%" PRId64, line->items);
    td_count_text_add_right(buf, td_buf_slice(&reporter->cell), layout->total_columns);
}

static void add_rows(struct td_reporter *reporter, const struct td_cross_layout *layout,
                     int64_t *numbers)
{
    const struct td_count_table *table = layout->table;
    for (size_t r = 0; r < table->row_count; r++) {
        const struct td_count_row *row = &table->rows[r];
        memset(numbers, 0, table->column_count * sizeof *numbers);
        for (size_t i = 0; i < row->cell_count; i++)
            numbers[row->cells[i].column] = shown(table, &row->cells[i]);
        size_t name_len = td_count_text_name(reporter, &table->down, &row->value);
        td_count_text_add_cell(reporter, layout->name_columns, name_len);
        add_line(reporter, layout,
                 &(struct line){.numbers = numbers,
                                .items = td_count_row_items(table, row),
                                .is_shaded = true});
        td_buf_add_char(&reporter->buf, '\n');
    }
}

static void add_total(struct td_reporter *reporter, const struct td_cross_layout *layout,
                      int64_t *numbers)
{
    const struct td_count_table *table = layout->table;
    bool is_along = table->is_cumulative && table->across.is_time;
    for (size_t c = 0; c < table->column_count; c++)
        numbers[c] = is_along ? table->columns[c].cumulative : table->columns[c].items;
    td_buf_add(&reporter->buf, td_text_on(reporter, TD_INK_BOLD));
    td_text_add_column(reporter, &reporter->buf, td_count_text_total(table), layout->name_columns);
    add_line(reporter, layout, &(struct line){.numbers = numbers, .items = table->items});
    td_buf_add(&reporter->buf, td_text_off(reporter));
    td_buf_add_char(&reporter->buf, '\n');
}

static int64_t most_of(const struct td_count_table *table)
{
    int64_t most = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t i = 0; table->rows[r].value.rest == 0 && i < table->rows[r].cell_count; i++)
            most = shown(table, &table->rows[r].cells[i]) > most
                       ? shown(table, &table->rows[r].cells[i])
                       : most;
    }
    return most;
}

/* Below the table: what the shades mean; further left where it is too long. */
static void add_key(struct td_reporter *reporter, const struct td_cross_layout *layout)
{
    size_t columns = td_text_columns(reporter), begin = layout->name_columns + layout->gap;
    td_buf_cut(&reporter->scratch, 0);
    td_blocks_add_shade_key(&reporter->scratch, reporter->style, layout->most);
    size_t width = td_width(td_buf_slice(&reporter->scratch));
    if (begin + width > columns)
        begin = td_left(columns, width);
    td_buf_add_repeated(&reporter->buf, TD_SLICE(" "), begin);
    td_buf_add(&reporter->buf, td_buf_slice(&reporter->scratch));
    td_buf_add_char(&reporter->buf, '\n');
}

void td_count_text_cross(struct td_reporter *reporter, const struct td_count_table *table)
{
    int64_t *numbers = calloc(table->column_count + 1, sizeof *numbers);
    struct td_cross_layout layout = td_cross_lay_out(reporter, table);
    if (numbers == NULL) {
        reporter->buf.failed = true;
        return;
    }
    if (reporter->style.heat)
        layout.most = most_of(table);
    td_cross_add_heads(reporter, &layout);
    add_rows(reporter, &layout, numbers);
    add_total(reporter, &layout, numbers);
    if (layout.most > 0)
        add_key(reporter, &layout);
    td_count_text_add_note(reporter, table);
    free(numbers);
}
