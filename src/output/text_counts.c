#include "output/text.h"
#include "text/width.h"

#include <inttypes.h>

enum {
    GAP = 2,          /* columns between name, count and bar */
    NAME_SHARE = 2,   /* names take at most one half of the width */
    EIGHTHS = 8,      /* a block character has eight widths */
    MIN_BAR = 4,      /* a shorter bar says nothing */
    NUMBER_BYTES = 24 /* room for any int64_t in digits */
};

struct table {
    struct td_slice key;
    size_t name_columns;
    size_t count_columns;
    size_t bar_columns;
    int64_t most; /* items of the longest bar */
};

/* What the items have none of: the days of a post without a date are missing dates. */
static struct td_slice missing_value(struct td_slice key)
{
    bool is_time = td_slice_equal(key, TD_SLICE("year")) ||
                   td_slice_equal(key, TD_SLICE("month")) || td_slice_equal(key, TD_SLICE("day"));
    return is_time ? TD_SLICE("date") : key;
}

/* Puts the row's name into the reporter's cell: "歸藏 @op7418". Returns how many bytes of it come
 * before the handle, which is dim. */
static size_t make_name(struct td_reporter *reporter, struct td_slice key,
                        const struct td_count *row)
{
    struct td_buf *cell = &reporter->cell;
    bool has_handle = row->handle.len > 0;

    td_buf_cut(cell, 0);
    if (row->value.len > 0)
        td_width_add_safe(cell, row->value);
    else if (!has_handle)
        td_buf_addf(cell, "(no %.*s)", TD_SLICE_ARG(missing_value(key)));
    size_t name_len = cell->len;
    if (has_handle) {
        td_buf_add(cell, name_len > 0 ? TD_SLICE(" @") : TD_SLICE("@"));
        td_width_add_safe(cell, row->handle);
    }
    return name_len;
}

static size_t digits_of(int64_t number)
{
    char text[NUMBER_BYTES];
    return (size_t)snprintf(text, sizeof(text), "%" PRId64, number);
}

static struct table lay_out(struct td_reporter *reporter, struct td_slice key,
                            const struct td_count *rows, size_t count, int64_t items)
{
    size_t columns = td_text_columns(reporter);
    struct table table = {
        .key = key,
        .name_columns = sizeof("total") - 1,
        .count_columns = digits_of(items),
    };

    for (size_t i = 0; i < count; i++) {
        (void)make_name(reporter, key, &rows[i]);
        size_t width = td_width(td_buf_slice(&reporter->cell));
        if (width > table.name_columns)
            table.name_columns = width;
        if (rows[i].items > table.most)
            table.most = rows[i].items;
    }
    if (table.name_columns > columns / NAME_SHARE)
        table.name_columns = columns / NAME_SHARE;
    size_t used = table.name_columns + GAP + table.count_columns + GAP;
    table.bar_columns = used + MIN_BAR <= columns ? columns - used : 0;
    return table;
}

/* Appends the cell's text, cut or padded to the column, from byte `name_len` on dim. */
static void add_name(struct td_reporter *reporter, const struct table *table, size_t name_len)
{
    td_buf_cut(&reporter->scratch, 0);
    td_width_add_column(&reporter->scratch, td_buf_slice(&reporter->cell), table->name_columns);
    struct td_slice column = td_buf_slice(&reporter->scratch);
    struct td_slice name = td_slice_sub(td_buf_slice(&reporter->cell), 0, name_len);
    bool is_whole = td_slice_starts(column, name);

    td_buf_add(&reporter->buf, is_whole ? name : column);
    if (!is_whole)
        return;
    td_buf_add(&reporter->buf, td_text_on(reporter, TD_INK_DIM));
    td_buf_add(&reporter->buf, td_slice_sub(column, name_len, column.len));
    td_buf_add(&reporter->buf, td_text_off(reporter));
}

static void add_number(struct td_buf *buf, const struct table *table, int64_t items)
{
    td_buf_add_repeated(buf, TD_SLICE(" "), GAP + table->count_columns - digits_of(items));
    td_buf_addf(buf, "%" PRId64, items);
}

/* A bar of block characters, precise to an eighth of a column; what is not nothing is seen. */
static void add_bar(struct td_buf *buf, const struct table *table, int64_t items)
{
    static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    double share = (double)items / (double)table->most;
    size_t eighths = (size_t)(share * (double)(table->bar_columns * EIGHTHS) + 0.5);

    if (eighths == 0)
        eighths = 1;
    td_buf_add_repeated(buf, TD_SLICE(" "), GAP);
    td_buf_add_repeated(buf, TD_SLICE("█"), eighths / EIGHTHS);
    td_buf_add(buf, td_slice_of(parts[eighths % EIGHTHS]));
}

void td_text_report_counts(struct td_reporter *reporter, struct td_slice key,
                           const struct td_count *rows, size_t count, int64_t items)
{
    struct table table = lay_out(reporter, key, rows, count, items);
    struct td_buf *buf = &reporter->buf;

    for (size_t i = 0; i < count; i++) {
        size_t name_len = make_name(reporter, key, &rows[i]);
        add_name(reporter, &table, name_len);
        add_number(buf, &table, rows[i].items);
        if (table.bar_columns > 0 && rows[i].items > 0)
            add_bar(buf, &table, rows[i].items);
        td_buf_add_char(buf, '\n');
    }
    td_buf_add(buf, td_text_on(reporter, TD_INK_BOLD));
    td_width_add_column(buf, TD_SLICE("total"), table.name_columns);
    add_number(buf, &table, items);
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}
