#include "base/left.h"
#include "output/count_text.h"
#include "output/cross_layout.h"
#include "text/width.h"

/* 2025-12 stands as 12 below 2025; Monday as Mon. */
static struct td_slice label_of(const struct td_count_axis *axis, struct td_slice text)
{
    enum { WEEKDAY_BYTES = 3 };
    if (axis->key == TD_KEY_WEEKDAY)
        return td_slice_sub(text, 0, WEEKDAY_BYTES);
    size_t dash = td_slice_find_last(text, TD_SLICE("-"));
    return dash < text.len ? td_slice_sub(text, dash + 1, text.len) : text;
}

static struct td_slice group_of(const struct td_count_axis *axis, struct td_slice text)
{
    size_t dash = axis->is_time ? td_slice_find_last(text, TD_SLICE("-")) : text.len;
    return dash < text.len ? td_slice_sub(text, 0, dash) : TD_SLICE("");
}

void td_cross_make_label(struct td_reporter *reporter, const struct td_count_table *table, size_t c)
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

/* Where in its line a column's label begins. */
static size_t label_begin(const struct td_cross_layout *layout, size_t c)
{
    struct td_slice text = layout->table->columns[c].text;
    size_t before = layout->begin > 0 ? layout->sum_columns : 0;
    size_t end = before + (c + 1 - layout->begin) * layout->cell_columns;
    size_t width = td_width(label_of(&layout->table->across, text));
    return layout->name_columns + td_left(end, width);
}

/* The first column behind `c` of another group. */
static size_t next_group(const struct td_cross_layout *layout, size_t c)
{
    const struct td_count_table *table = layout->table;
    struct td_slice group = group_of(&table->across, table->columns[c].text);
    while (c < layout->end &&
           td_slice_equal(group_of(&table->across, table->columns[c].text), group))
        c++;
    return c;
}

/* Where a year (or month) stands that is `width` wide: above its first column, or as far before
 * that as it needs to end before the next one's. */
static size_t group_begin(const struct td_cross_layout *layout, size_t c, size_t next, size_t width)
{
    size_t begin = label_begin(layout, c);
    if (next == layout->end || begin + width < label_begin(layout, next))
        return begin;
    return td_left(label_begin(layout, next), width + 1);
}

/* The years (or months) above the columns, but for those that have no room beside the one before.
 */
static void add_groups(struct td_reporter *reporter, const struct td_cross_layout *layout)
{
    const struct td_count_table *table = layout->table;
    struct td_buf *buf = &reporter->buf;
    size_t written = 0;
    td_buf_add(buf, td_text_on(reporter, TD_INK_DIM));
    for (size_t c = layout->begin, next = 0; c < layout->end; c = next) {
        struct td_slice group = group_of(&table->across, table->columns[c].text);
        next = next_group(layout, c);
        size_t begin = group_begin(layout, c, next, group.len);
        if (group.len == 0 || (written > 0 && begin <= written))
            continue;
        td_buf_add_repeated(buf, TD_SLICE(" "), begin - written);
        td_buf_add(buf, group);
        written = begin + group.len;
    }
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}

static bool has_groups(const struct td_cross_layout *layout)
{
    const struct td_count_table *table = layout->table;
    for (size_t c = layout->begin; c < layout->end; c++) {
        if (group_of(&table->across, table->columns[c].text).len > 0)
            return true;
    }
    return false;
}

/* Where cells stand side by side, a label takes the columns of those behind it, too. */
static void add_sparse_label(struct td_reporter *reporter, const struct td_cross_layout *layout,
                             size_t c)
{
    size_t stride = layout->cell_columns == 1 ? 4 : 2;
    size_t left = layout->end - c;
    if ((c - layout->begin) % stride != 0)
        return;
    td_cross_make_label(reporter, layout->table, c);
    td_text_add_column(reporter, &reporter->buf, td_buf_slice(&reporter->cell),
                       layout->cell_columns * (left < stride ? left : stride));
}

static void add_label(struct td_reporter *reporter, const struct td_cross_layout *layout, size_t c)
{
    size_t columns = layout->cell_columns - layout->gap;
    td_cross_make_label(reporter, layout->table, c);
    td_buf_cut(&reporter->scratch, 0);
    if (td_width(td_buf_slice(&reporter->cell)) > columns)
        td_text_add_column(reporter, &reporter->scratch, td_buf_slice(&reporter->cell), columns);
    else
        td_buf_add(&reporter->scratch, td_buf_slice(&reporter->cell));
    td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->scratch), layout->cell_columns);
}

void td_cross_add_heads(struct td_reporter *reporter, const struct td_cross_layout *layout)
{
    struct td_buf *buf = &reporter->buf;
    if (has_groups(layout))
        add_groups(reporter, layout);
    td_buf_add(buf, td_text_on(reporter, TD_INK_DIM));
    td_text_add_column(reporter, buf, layout->table->down.name, layout->name_columns);
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
    td_count_text_add_right(buf, td_count_text_total_head(layout->table), layout->total_columns);
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}
