#include "output/blocks.h"
#include "output/count_text.h"
#include "text/width.h"

#include <inttypes.h>

enum {
    NAME_SHARE = 2, /* names take at most one half of the width */
    MIN_NAME = 12,  /* but are not cut below this for anything but the count */
    MIN_BAR = 4,    /* a shorter bar says nothing */
};

/* What stands behind a name, from left to right. */
enum field {
    FIELD_ITEMS,
    FIELD_CUMULATIVE,
    FIELD_SHARE,
    FIELD_POSTS,
    FIELD_FIRST,
    FIELD_LAST,
    FIELD_LAG_ITEMS,
    FIELD_MEDIAN,
    FIELD_P90
};
enum { FIELDS_MAX = FIELD_P90 + 1 };

struct layout {
    enum field fields[FIELDS_MAX];
    size_t widths[FIELDS_MAX];
    size_t field_count;
    size_t name_columns;
    size_t bar_columns;
    int64_t most; /* items of the longest bar */
};

static const struct td_slice titles[FIELDS_MAX] = {
    [FIELD_CUMULATIVE] = {"so far", 6},  [FIELD_SHARE] = {"share", 5},
    [FIELD_POSTS] = {"posts", 5},        [FIELD_FIRST] = {"first", 5},
    [FIELD_LAST] = {"last", 4},          [FIELD_LAG_ITEMS] = {"known", 5},
    [FIELD_MEDIAN] = {"median lag", 10}, [FIELD_P90] = {"p90 lag", 7},
};

/* The number that bars show. */
static int64_t drawn(const struct td_count_table *table, const struct td_count_value *value)
{
    return table->is_cumulative ? value->cumulative : value->items;
}

static struct td_slice title_of(const struct td_count_table *table, enum field field)
{
    return field == FIELD_ITEMS ? td_count_text_items_head(table) : titles[field];
}

/* "45 min", "7.5 h", "3.2 d"; nothing where it is not known. */
static void add_lag(struct td_buf *cell, const struct td_count_value *value, int64_t seconds)
{
    enum { MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400, HOURS_MAX = 2 * DAY_S };
    int64_t size = seconds < 0 ? -seconds : seconds;
    if (value->lag.items == 0)
        return;
    if (size < HOUR_S)
        td_buf_addf(cell, "%" PRId64 " min", seconds / MINUTE_S);
    else if (size < HOURS_MAX)
        td_buf_addf(cell, "%.1f h", (double)seconds / HOUR_S);
    else
        td_buf_addf(cell, "%.1f d", (double)seconds / DAY_S);
}

static void add_number(struct td_buf *cell, int64_t number)
{
    td_buf_addf(cell, "%" PRId64, number);
}

static void add_field(struct td_buf *cell, const struct td_count_table *table,
                      const struct td_count_value *value, enum field field)
{
    if (field == FIELD_ITEMS)
        add_number(cell, value->items);
    else if (field == FIELD_CUMULATIVE)
        add_number(cell, value->cumulative);
    else if (field == FIELD_SHARE)
        td_count_text_add_share(
            cell, td_count_share_of(table, drawn(table, value), table->items, table->items));
    else if (field == FIELD_POSTS && value->rest == 0)
        add_number(cell, value->posts);
    else if (field == FIELD_FIRST || field == FIELD_LAST)
        td_buf_add(cell, field == FIELD_FIRST ? value->first : value->last);
    else if (field == FIELD_LAG_ITEMS && value->lag.items > 0)
        add_number(cell, value->lag.items);
    else if (field == FIELD_MEDIAN || field == FIELD_P90)
        add_lag(cell, value, field == FIELD_MEDIAN ? value->lag.median_s : value->lag.p90_s);
}

/* Puts a field of a value into the reporter's cell. */
static void make_field(struct td_reporter *reporter, const struct td_count_table *table,
                       const struct td_count_value *value, enum field field)
{
    td_buf_cut(&reporter->cell, 0);
    add_field(&reporter->cell, table, value, field);
}

static void choose_fields(const struct td_count_table *table, struct layout *layout)
{
    layout->fields[layout->field_count++] = FIELD_ITEMS;
    if (table->is_cumulative)
        layout->fields[layout->field_count++] = FIELD_CUMULATIVE;
    if (table->share != TD_SHARE_NONE)
        layout->fields[layout->field_count++] = FIELD_SHARE;
    if (table->has_lag) {
        layout->fields[layout->field_count++] = FIELD_LAG_ITEMS;
        layout->fields[layout->field_count++] = FIELD_MEDIAN;
        layout->fields[layout->field_count++] = FIELD_P90;
    }
    if (!table->has_ranges || table->has_lag)
        return;
    layout->fields[layout->field_count++] = FIELD_POSTS;
    layout->fields[layout->field_count++] = FIELD_FIRST;
    layout->fields[layout->field_count++] = FIELD_LAST;
}

/* The sum of all, as the last line has it. */
static struct td_count_value total_of(const struct td_count_table *table)
{
    return (struct td_count_value){
        .items = table->items,
        .cumulative = table->items,
        .posts = table->posts,
        .first = table->first,
        .last = table->last,
        .lag = table->lag,
    };
}

static size_t field_width(struct td_reporter *reporter, const struct td_count_table *table,
                          enum field field, bool has_titles)
{
    struct td_count_value total = total_of(table);
    size_t widest = has_titles ? title_of(table, field).len : 0;
    for (size_t i = 0; i <= table->row_count; i++) {
        make_field(reporter, table, i < table->row_count ? &table->rows[i].value : &total, field);
        widest = reporter->cell.len > widest ? reporter->cell.len : widest;
    }
    return widest;
}

static size_t fields_width(const struct layout *layout)
{
    size_t width = 0;
    for (size_t i = 0; i < layout->field_count; i++)
        width += TD_COUNT_GAP + layout->widths[i];
    return width;
}

/* Leaves out what the width has no room for, the count last, and gives the bar what is left. */
static void fit(size_t columns, struct layout *layout)
{
    if (layout->name_columns > columns / NAME_SHARE)
        layout->name_columns = columns / NAME_SHARE;
    size_t needed = layout->name_columns < MIN_NAME ? layout->name_columns : MIN_NAME;
    while (layout->field_count > 1 && needed + fields_width(layout) > columns)
        layout->field_count--;
    size_t used = fields_width(layout);
    if (layout->name_columns + used > columns && columns > used + needed)
        layout->name_columns = columns - used;
    used += layout->name_columns + TD_COUNT_GAP;
    layout->bar_columns = used + MIN_BAR <= columns ? columns - used : 0;
}

static struct layout lay_out(struct td_reporter *reporter, const struct td_count_table *table)
{
    struct layout layout = {.field_count = 0};

    choose_fields(table, &layout);
    layout.name_columns = td_count_text_names_width(reporter, table, layout.field_count > 1);
    for (size_t i = 0; i < layout.field_count; i++)
        layout.widths[i] = field_width(reporter, table, layout.fields[i], layout.field_count > 1);
    for (size_t i = 0; i < table->row_count; i++) {
        int64_t items = drawn(table, &table->rows[i].value);
        if (table->rows[i].value.rest == 0 && items > layout.most)
            layout.most = items;
    }
    fit(td_text_columns(reporter), &layout);
    return layout;
}

static void add_titles(struct td_reporter *reporter, const struct td_count_table *table,
                       const struct layout *layout)
{
    struct td_buf *buf = &reporter->buf;
    td_buf_add(buf, td_text_on(reporter, TD_INK_DIM));
    td_text_add_column(reporter, buf, table->down.name, layout->name_columns);
    for (size_t i = 0; i < layout->field_count; i++)
        td_count_text_add_right(buf, title_of(table, layout->fields[i]),
                                TD_COUNT_GAP + layout->widths[i]);
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}

static void add_fields(struct td_reporter *reporter, const struct td_count_table *table,
                       const struct layout *layout, const struct td_count_value *value)
{
    for (size_t i = 0; i < layout->field_count; i++) {
        make_field(reporter, table, value, layout->fields[i]);
        td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->cell),
                                TD_COUNT_GAP + layout->widths[i]);
    }
}

static void add_row(struct td_reporter *reporter, const struct td_count_table *table,
                    const struct layout *layout, const struct td_count_value *value)
{
    size_t name_len = td_count_text_name(reporter, &table->down, value);
    td_count_text_add_cell(reporter, layout->name_columns, name_len);
    add_fields(reporter, table, layout, value);
    if (layout->bar_columns > 0 && drawn(table, value) > 0 && value->rest == 0) {
        td_buf_add_repeated(&reporter->buf, TD_SLICE(" "), TD_COUNT_GAP);
        td_blocks_add_bar(&reporter->buf, reporter->style, drawn(table, value), layout->most,
                          layout->bar_columns);
    }
    td_text_trim_end(&reporter->buf);
    td_buf_add_char(&reporter->buf, '\n');
}

static void add_names(struct td_reporter *reporter, const struct td_count_value *value)
{
    td_text_parts_begin(reporter);
    for (size_t i = 0; i < value->name_count && value->name_count > 1; i++)
        td_text_parts_add(reporter, value->names[i]);
    for (size_t i = 0; i < value->account_count && value->account_count > 1; i++)
        td_text_parts_add(reporter, value->accounts[i]);
    td_text_parts_end(reporter, TD_TEXT_INDENT, TD_INK_DIM);
}

static void add_total(struct td_reporter *reporter, const struct td_count_table *table,
                      const struct layout *layout)
{
    struct td_count_value total = total_of(table);
    struct td_buf *buf = &reporter->buf;
    td_buf_add(buf, td_text_on(reporter, TD_INK_BOLD));
    td_text_add_column(reporter, buf, td_count_text_total(table), layout->name_columns);
    add_fields(reporter, table, layout, &total);
    td_text_trim_end(buf);
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}

static void add_rows(struct td_reporter *reporter, const struct td_count_table *table,
                     const struct layout *layout)
{
    for (size_t i = 0; i < table->row_count; i++) {
        add_row(reporter, table, layout, &table->rows[i].value);
        add_names(reporter, &table->rows[i].value);
    }
}

void td_count_text_bars(struct td_reporter *reporter, const struct td_count_table *table)
{
    struct layout layout = lay_out(reporter, table);
    add_rows(reporter, table, &layout);
}

void td_text_report_counts(struct td_reporter *reporter, const struct td_count_table *table)
{
    if (table->is_cross) {
        if (table->down.key == TD_KEY_TERM)
            td_count_text_series(reporter, table);
        else
            td_count_text_cross(reporter, table);
        return;
    }
    struct layout layout = lay_out(reporter, table);
    if (layout.field_count > 1)
        add_titles(reporter, table, &layout);
    add_rows(reporter, table, &layout);
    add_total(reporter, table, &layout);
    td_count_text_add_note(reporter, table);
}
