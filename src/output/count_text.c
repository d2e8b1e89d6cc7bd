#include "output/count_text.h"

#include "base/left.h"
#include "base/plural.h"
#include "text/width.h"

#include <inttypes.h>

size_t td_count_text_name(struct td_reporter *reporter, const struct td_count_axis *axis,
                          const struct td_count_value *value)
{
    struct td_buf *cell = &reporter->cell;
    struct td_slice text = axis->key == TD_KEY_STORY  ? value->detail
                           : axis->key == TD_KEY_POST ? value->label
                                                      : value->text;
    bool has_handle = value->handle.len > 0;

    td_buf_cut(cell, 0);
    if (value->rest > 0)
        td_buf_addf(cell, "(%" PRId64 " %s)", value->rest,
                    td_plural(value->rest, "other", "others"));
    else if (text.len > 0)
        td_width_add_safe(cell, text);
    else if (!has_handle)
        td_buf_addf(cell, "(no %.*s)", TD_SLICE_ARG(axis->missing));
    size_t name_len = cell->len;
    if (has_handle) {
        td_buf_add(cell, name_len > 0 ? TD_SLICE(" @") : TD_SLICE("@"));
        td_width_add_safe(cell, value->handle);
    }
    return name_len;
}

void td_count_text_add_cell(struct td_reporter *reporter, size_t columns, size_t name_len)
{
    td_buf_cut(&reporter->scratch, 0);
    td_text_add_column(reporter, &reporter->scratch, td_buf_slice(&reporter->cell), columns);
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

size_t td_count_text_names_width(struct td_reporter *reporter, const struct td_count_table *table,
                                 bool has_head)
{
    size_t total = td_count_text_total(table).len, head = has_head ? table->down.name.len : 0;
    size_t widest = total > head ? total : head;
    for (size_t i = 0; i < table->row_count; i++) {
        (void)td_count_text_name(reporter, &table->down, &table->rows[i].value);
        size_t width = td_width(td_buf_slice(&reporter->cell));
        widest = width > widest ? width : widest;
    }
    return widest;
}

void td_count_text_add_right(struct td_buf *buf, struct td_slice text, size_t columns)
{
    size_t width = td_width(text);
    td_buf_add_repeated(buf, TD_SLICE(" "), td_left(columns, width));
    td_buf_add(buf, text);
}

void td_count_text_add_share(struct td_buf *buf, double share)
{
    double percent = share * 100.0;
    if (percent > 0.0 && percent < 0.05)
        td_buf_add(buf, TD_SLICE("<0.1%"));
    else if (percent == 0.0 || percent >= 9.95)
        td_buf_addf(buf, "%.0f%%", percent);
    else
        td_buf_addf(buf, "%.1f%%", percent);
}

struct td_slice td_count_text_total(const struct td_count_table *table)
{
    if (table->down.key == TD_KEY_TERM)
        return TD_SLICE("all items");
    return table->is_unique ? TD_SLICE("total stories") : TD_SLICE("total");
}

struct td_slice td_count_text_items_head(const struct td_count_table *table)
{
    return table->is_unique ? TD_SLICE("stories") : TD_SLICE("items");
}

struct td_slice td_count_text_total_head(const struct td_count_table *table)
{
    return table->share == TD_SHARE_NONE ? TD_SLICE("total") : td_count_text_items_head(table);
}

/* Whether the counts of the rows, or of the columns, are more than there are. */
static bool exceeds_total(const struct td_count_table *table)
{
    int64_t down = 0, across = 0;
    for (size_t i = 0; i < table->row_count; i++)
        down += table->rows[i].value.items;
    for (size_t i = 0; table->is_cross && i < table->column_count; i++)
        across += table->columns[i].items;
    return down > table->items || across > table->items;
}

void td_count_text_add_note(struct td_reporter *reporter, const struct td_count_table *table)
{
    if (!exceeds_total(table))
        return;
    bool has_many = table->down.has_many || (table->is_cross && table->across.has_many);
    td_buf_cut(&reporter->scratch, 0);
    td_text_inked(reporter,
                  has_many
                      ? TD_SLICE("What is in several categories counts once in each, and once "
                                 "in the total.")
                      : TD_SLICE("A story that stands in several rows counts once in each, and "
                                 "once in the total."),
                  0, 0, TD_INK_DIM);
}
