#include "output/cross_layout.h"

#include "base/left.h"
#include "output/count_text.h"
#include "text/width.h"

#include <inttypes.h>
#include <stdio.h>

enum {
    NAME_SHARE = 3, /* names take at most a third of the width */
    MIN_CELL = 3,   /* columns */
    MIN_SHADE = 2,  /* of a heat map's cell */
    MAX_LABEL = 12, /* columns of what stands above a column */
    CELL_GAP = 1,
    SUM_LABEL = 7, /* columns of "earlier" and "others" */
    NUMBER_BYTES = 32,
};

static size_t digits_of(int64_t number)
{
    char text[NUMBER_BYTES];
    return (size_t)snprintf(text, sizeof text, "%" PRId64, number);
}

/* What comes round, such as hours, is shown whole where that can be: cells of a heat map stand side
 * by side, apart from the names only, under some of the labels, and hours in one column each where
 * that does not do. Returns the room that is left for them. */
static size_t tighten(struct td_cross_layout *layout, size_t room)
{
    const struct td_count_table *table = layout->table;
    layout->name_columns += CELL_GAP;
    room = td_left(room, CELL_GAP);
    layout->gap = 0;
    layout->cell_columns -= CELL_GAP;
    if (table->column_count * layout->cell_columns > room && table->across.key == TD_KEY_HOUR)
        layout->cell_columns = 1;
    return room;
}

/* The columns that cells need: for the greatest number of a column, and for what stands above. */
static size_t cell_width(struct td_reporter *reporter, const struct td_count_table *table)
{
    size_t widest = reporter->style.heat ? MIN_SHADE : MIN_CELL;
    for (size_t c = 0; c < table->column_count; c++) {
        td_cross_make_label(reporter, table, c);
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

static size_t total_width(const struct td_count_table *table)
{
    size_t number = digits_of(table->items), title = td_count_text_total_head(table).len;
    return TD_COUNT_GAP + (number > title ? number : title);
}

/* Leaves out the columns that have no room, and gives their sum one. */
static void leave_out(struct td_cross_layout *layout, size_t room)
{
    size_t count = layout->table->column_count;
    if (count * layout->cell_columns <= room)
        return;
    layout->sum_columns = SUM_LABEL + CELL_GAP;
    if (layout->sum_columns < layout->cell_columns)
        layout->sum_columns = layout->cell_columns;
    room = td_left(room, layout->sum_columns);
    size_t fitting = room / layout->cell_columns;
    if (is_cut_in_front(layout->table))
        layout->begin = count - fitting;
    else
        layout->end = fitting;
}

struct td_cross_layout td_cross_lay_out(struct td_reporter *reporter,
                                        const struct td_count_table *table)
{
    size_t columns = td_text_columns(reporter);
    struct td_cross_layout layout = {
        .table = table,
        .name_columns = td_count_text_names_width(reporter, table, true),
        .cell_columns = cell_width(reporter, table) + CELL_GAP,
        .gap = CELL_GAP,
        .total_columns = total_width(table),
        .end = table->column_count,
    };
    if (layout.name_columns > columns / NAME_SHARE)
        layout.name_columns = columns / NAME_SHARE;
    size_t used = layout.name_columns + layout.total_columns;
    size_t room = td_left(columns, used);
    if (reporter->style.heat && table->across.is_cycle &&
        table->column_count * layout.cell_columns > room)
        room = tighten(&layout, room);
    leave_out(&layout, room);
    return layout;
}
