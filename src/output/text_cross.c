#include "output/blocks.h"
#include "output/count_text.h"
#include "text/width.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    NAME_SHARE = 3, /* names take at most a third of the width */
    MIN_CELL = 3,   /* columns */
    MIN_SHADE = 2,  /* of a heat map's cell */
    MAX_LABEL = 12, /* columns of what stands above a column */
    CELL_GAP = 1,
    SUM_LABEL = 7, /* columns of "earlier" and "others" */
    NUMBER_BYTES = 32,
};

/* Which columns are shown: [begin, end); what lies before or behind is summed in one column. */
struct layout {
    const struct td_count_table *table;
    size_t name_columns;
    size_t cell_columns; /* of a cell, the gap before it among them */
    size_t gap;
    size_t sum_columns; /* of that column; 0: everything is shown */
    size_t total_columns;
    int64_t most; /* of a heat map's cells */
    size_t begin;
    size_t end;
};

/* 2025-12 stands as 12 below 2025; Monday as Mon. */
static struct td_slice label_of(const struct td_count_axis *axis, struct td_slice text)
{
    enum { WEEKDAY_BYTES = 3 };
    if (axis->key == TD_KEY_WEEKDAY)
        return td_slice_sub(text, 0, WEEKDAY_BYTES);
    size_t dash = axis->is_time ? td_slice_find_last(text, TD_SLICE("-")) : text.len;
    return dash < text.len ? td_slice_sub(text, dash + 1, text.len) : text;
}

static struct td_slice group_of(const struct td_count_axis *axis, struct td_slice text)
{
    size_t dash = axis->is_time ? td_slice_find_last(text, TD_SLICE("-")) : text.len;
    return dash < text.len ? td_slice_sub(text, 0, dash) : TD_SLICE("");
}

/* Puts what stands above a column into the reporter's cell. */
static void make_label(struct td_reporter *reporter, const struct td_count_table *table, size_t c)
{
    const struct td_count_value *value = &table->columns[c];
    if (table->across.is_time && !td_slice_is_none(value->text)) {
        td_buf_cut(&reporter->cell, 0);
        td_width_add_safe(&reporter->cell, label_of(&table->across, value->text));
        return;
    }
    size_t name_len = td_count_text_name(reporter, &table->across, value);
    if (name_len > 0)
        td_buf_cut(&reporter->cell, name_len); /* the handle has no room */
    if (td_slice_is_none(value->text) && td_slice_is_none(value->handle)) {
        td_buf_cut(&reporter->cell, 0);
        td_buf_add(&reporter->cell, TD_SLICE("none"));
    }
}

static int64_t shown(const struct td_count_table *table, const struct td_count_cell *cell)
{
    return table->is_cumulative ? cell->cumulative : cell->items;
}

/* Appends a number as the table shows it: itself, or its share. */
static void add_number(struct td_buf *buf, const struct td_count_table *table, int64_t items,
                       int64_t row_items, int64_t column_items)
{
    if (table->share != TD_SHARE_NONE)
        td_count_text_add_share(buf, td_count_share_of(table, items, row_items, column_items));
    else if (items == 0)
        td_buf_add(buf, TD_SLICE("·"));
    else
        td_buf_addf(buf, "%" PRId64, items);
}

static size_t digits_of(int64_t number)
{
    char text[NUMBER_BYTES];
    return (size_t)snprintf(text, sizeof text, "%" PRId64, number);
}

/* What comes round, such as hours, is shown whole where that can be: cells of a heat map stand side
 * by side, under some of the labels, and hours in one column each where that does not do. */
static void tighten(struct layout *layout, size_t room)
{
    const struct td_count_table *table = layout->table;
    layout->gap = 0;
    layout->cell_columns -= CELL_GAP;
    if (table->column_count * layout->cell_columns > room && table->across.key == TD_KEY_HOUR)
        layout->cell_columns = 1;
}

/* The columns that cells need: for the greatest number of a column, and for what stands above. */
static size_t cell_width(struct td_reporter *reporter, const struct td_count_table *table)
{
    size_t widest = reporter->style.heat ? MIN_SHADE : MIN_CELL;
    for (size_t c = 0; c < table->column_count; c++) {
        make_label(reporter, table, c);
        size_t label = td_width(td_buf_slice(&reporter->cell));
        if (label > MAX_LABEL)
            label = MAX_LABEL;
        size_t number = reporter->style.heat            ? 0
                        : table->share != TD_SHARE_NONE ? sizeof("100%") - 1
                        : table->is_cumulative          ? digits_of(table->items)
                                                        : digits_of(table->columns[c].items);
        size_t width = label > number ? label : number;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static bool is_cut_in_front(const struct td_count_table *table)
{
    return table->across.is_time && !table->across.is_cycle;
}

static struct layout lay_out(struct td_reporter *reporter, const struct td_count_table *table)
{
    size_t columns = td_text_columns(reporter);
    struct layout layout = {
        .table = table,
        .name_columns = td_count_text_names_width(reporter, table),
        .cell_columns = cell_width(reporter, table) + CELL_GAP,
        .gap = CELL_GAP,
        .total_columns = TD_COUNT_GAP + digits_of(table->items),
        .end = table->column_count,
    };
    if (layout.total_columns < TD_COUNT_GAP + sizeof("total") - 1)
        layout.total_columns = TD_COUNT_GAP + sizeof("total") - 1;
    if (layout.name_columns > columns / NAME_SHARE)
        layout.name_columns = columns / NAME_SHARE;
    size_t used = layout.name_columns + layout.total_columns;
    size_t room = used < columns ? columns - used : 0;
    if (reporter->style.heat && table->across.is_cycle &&
        table->column_count * layout.cell_columns > room) {
        layout.name_columns += CELL_GAP;
        room -= room > 0 ? CELL_GAP : 0;
        tighten(&layout, room);
    }
    if (table->column_count * layout.cell_columns <= room)
        return layout;
    layout.sum_columns = SUM_LABEL + CELL_GAP;
    if (layout.sum_columns < layout.cell_columns)
        layout.sum_columns = layout.cell_columns;
    room = room > layout.sum_columns ? room - layout.sum_columns : 0;
    size_t fitting = room / layout.cell_columns;
    if (is_cut_in_front(table))
        layout.begin = table->column_count - fitting;
    else
        layout.end = fitting;
    return layout;
}

/* The numbers of one line. */
struct line {
    const int64_t *numbers; /* of each column, as they are shown */
    int64_t items;          /* the row's total */
    bool is_shaded;         /* not the total, whose cells a heat map leaves blank */
};

/* What the column of those that are not shown has: of numbers that run along, the newest. */
static int64_t sum_hidden(const struct layout *layout, const int64_t *numbers)
{
    const struct td_count_table *table = layout->table;
    int64_t sum = 0;
    size_t begin = layout->begin > 0 ? 0 : layout->end;
    size_t end = layout->begin > 0 ? layout->begin : table->column_count;
    if (table->is_cumulative && table->across.is_time)
        return end > begin ? numbers[end - 1] : 0;
    for (size_t c = begin; c < end; c++)
        sum += numbers[c];
    return sum;
}

static int64_t hidden_items(const struct layout *layout)
{
    int64_t sum = 0;
    for (size_t c = 0; c < layout->table->column_count; c++) {
        if (c < layout->begin || c >= layout->end)
            sum += layout->table->columns[c].items;
    }
    return sum;
}

static void add_hidden(struct td_reporter *reporter, const struct layout *layout,
                       const struct line *line)
{
    td_buf_cut(&reporter->cell, 0);
    add_number(&reporter->cell, layout->table, sum_hidden(layout, line->numbers), line->items,
               hidden_items(layout));
    td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->cell), layout->sum_columns);
}

static void add_cell(struct td_reporter *reporter, const struct layout *layout,
                     const struct line *line, size_t column)
{
    struct td_buf *buf = &reporter->buf;
    if (layout->most > 0) {
        td_buf_add_repeated(buf, TD_SLICE(" "), layout->gap);
        td_blocks_add_shade(buf, reporter->style, line->is_shaded ? line->numbers[column] : 0,
                            layout->most, layout->cell_columns - layout->gap);
        return;
    }
    td_buf_cut(&reporter->cell, 0);
    add_number(&reporter->cell, layout->table, line->numbers[column], line->items,
               layout->table->columns[column].items);
    td_count_text_add_right(buf, td_buf_slice(&reporter->cell), layout->cell_columns);
}

static void add_line(struct td_reporter *reporter, const struct layout *layout,
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
    td_buf_add_char(buf, '\n');
}

/* Where in its line a column's label begins, behind the name. */
static size_t label_begin(const struct layout *layout, size_t c)
{
    struct td_slice text = layout->table->columns[c].text;
    size_t before = layout->begin > 0 ? layout->sum_columns : 0;
    size_t end = before + (c + 1 - layout->begin) * layout->cell_columns;
    size_t width = td_width(label_of(&layout->table->across, text));
    return width < end ? end - width : 0;
}

/* The first column behind `c` of another group. */
static size_t next_group(const struct layout *layout, size_t c)
{
    const struct td_count_table *table = layout->table;
    struct td_slice group = group_of(&table->across, table->columns[c].text);
    while (c < layout->end &&
           td_slice_equal(group_of(&table->across, table->columns[c].text), group))
        c++;
    return c;
}

/* The years (or months) above the columns, each where it begins, if it has room until the next. */
static void add_groups(struct td_reporter *reporter, const struct layout *layout)
{
    const struct td_count_table *table = layout->table;
    struct td_buf *buf = &reporter->buf;
    size_t written = 0;
    td_buf_add_repeated(buf, TD_SLICE(" "), layout->name_columns);
    for (size_t c = layout->begin, next = 0; c < layout->end; c = next) {
        struct td_slice group = group_of(&table->across, table->columns[c].text);
        size_t begin = label_begin(layout, c);
        next = next_group(layout, c);
        bool fits = next == layout->end || begin + group.len < label_begin(layout, next);
        if (group.len == 0 || !fits || begin < written)
            continue;
        td_buf_add_repeated(buf, TD_SLICE(" "), begin - written);
        td_buf_add(buf, group);
        written = begin + group.len;
    }
    td_buf_add_char(buf, '\n');
}

static bool has_groups(const struct layout *layout)
{
    const struct td_count_table *table = layout->table;
    for (size_t c = layout->begin; c < layout->end; c++) {
        if (group_of(&table->across, table->columns[c].text).len > 0)
            return true;
    }
    return false;
}

/* Where cells stand side by side, a label takes the columns of those behind it, too. */
static void add_sparse_label(struct td_reporter *reporter, const struct layout *layout, size_t c)
{
    size_t stride = layout->cell_columns == 1 ? 4 : 2;
    size_t left = layout->end - c;
    if ((c - layout->begin) % stride != 0)
        return;
    make_label(reporter, layout->table, c);
    td_width_add_column(&reporter->buf, td_buf_slice(&reporter->cell),
                        layout->cell_columns * (left < stride ? left : stride));
}

static void add_label(struct td_reporter *reporter, const struct layout *layout, size_t c)
{
    size_t columns = layout->cell_columns - layout->gap;
    make_label(reporter, layout->table, c);
    td_buf_cut(&reporter->scratch, 0);
    if (td_width(td_buf_slice(&reporter->cell)) > columns)
        td_width_add_column(&reporter->scratch, td_buf_slice(&reporter->cell), columns);
    else
        td_buf_add(&reporter->scratch, td_buf_slice(&reporter->cell));
    td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->scratch), layout->cell_columns);
}

static void add_heads(struct td_reporter *reporter, const struct layout *layout)
{
    struct td_buf *buf = &reporter->buf;
    td_buf_add(buf, td_text_on(reporter, TD_INK_DIM));
    if (has_groups(layout))
        add_groups(reporter, layout);
    td_width_add_column(buf, layout->table->down.name, layout->name_columns);
    if (layout->begin > 0)
        td_count_text_add_right(buf, TD_SLICE("earlier"), layout->sum_columns);
    for (size_t c = layout->begin; c < layout->end; c++) {
        if (layout->gap == 0)
            add_sparse_label(reporter, layout, c);
        else
            add_label(reporter, layout, c);
    }
    if (layout->sum_columns > 0 && layout->begin == 0)
        td_count_text_add_right(buf, TD_SLICE("others"), layout->sum_columns);
    td_count_text_add_right(buf, TD_SLICE("total"), layout->total_columns);
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}

static void add_rows(struct td_reporter *reporter, const struct layout *layout, int64_t *numbers)
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
                 &(struct line){.numbers = numbers, .items = row->value.items, .is_shaded = true});
    }
}

static void add_total(struct td_reporter *reporter, const struct layout *layout, int64_t *numbers)
{
    const struct td_count_table *table = layout->table;
    bool is_along = table->is_cumulative && table->across.is_time;
    for (size_t c = 0; c < table->column_count; c++)
        numbers[c] = is_along ? table->columns[c].cumulative : table->columns[c].items;
    td_buf_add(&reporter->buf, td_text_on(reporter, TD_INK_BOLD));
    td_width_add_column(&reporter->buf, td_count_text_total(table), layout->name_columns);
    add_line(reporter, layout, &(struct line){.numbers = numbers, .items = table->items});
    td_buf_add(&reporter->buf, td_text_off(reporter));
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
static void add_key(struct td_reporter *reporter, const struct layout *layout)
{
    size_t columns = td_text_columns(reporter), begin = layout->name_columns + layout->gap;
    td_buf_cut(&reporter->scratch, 0);
    td_blocks_add_shade_key(&reporter->scratch, reporter->style, layout->most);
    size_t width = td_width(td_buf_slice(&reporter->scratch));
    if (begin + width > columns)
        begin = width < columns ? columns - width : 0;
    td_buf_add_repeated(&reporter->buf, TD_SLICE(" "), begin);
    td_buf_add(&reporter->buf, td_buf_slice(&reporter->scratch));
    td_buf_add_char(&reporter->buf, '\n');
}

void td_count_text_cross(struct td_reporter *reporter, const struct td_count_table *table)
{
    int64_t *numbers = calloc(table->column_count + 1, sizeof *numbers);
    struct layout layout = lay_out(reporter, table);
    if (numbers == NULL) {
        reporter->buf.failed = true;
        return;
    }
    if (reporter->style.heat)
        layout.most = most_of(table);
    add_heads(reporter, &layout);
    add_rows(reporter, &layout, numbers);
    add_total(reporter, &layout, numbers);
    if (layout.most > 0)
        add_key(reporter, &layout);
    td_count_text_add_note(reporter, table);
    free(numbers);
}
