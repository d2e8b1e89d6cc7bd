#include "base/left.h"
#include "output/blocks.h"
#include "output/count_text.h"
#include "text/width.h"

#include <inttypes.h>

enum { HEAD_COLUMNS = 12, KILOBYTE = 1024 };

static void add_head(struct td_reporter *reporter, struct td_slice head)
{
    td_buf_add(&reporter->buf, td_text_on(reporter, TD_INK_DIM));
    td_text_add_column(reporter, &reporter->buf, head, HEAD_COLUMNS);
    td_buf_add(&reporter->buf, td_text_off(reporter));
}

static void add_number(struct td_reporter *reporter, struct td_slice head, int64_t number)
{
    add_head(reporter, head);
    td_buf_addf(&reporter->buf, "%" PRId64 "\n", number);
}

static void add_size(struct td_reporter *reporter, int64_t bytes)
{
    static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double size = (double)bytes;
    size_t unit = 0;
    while (size >= KILOBYTE) {
        size /= KILOBYTE;
        unit++;
    }
    add_head(reporter, TD_SLICE("on disk"));
    td_buf_addf(&reporter->buf, "%.*f %s\n", unit > 0 && size < 10 ? 1 : 0, size, units[unit]);
}

static void add_span(struct td_reporter *reporter, const struct td_overview *overview)
{
    if (td_slice_is_none(overview->first))
        return;
    add_head(reporter, TD_SLICE("span"));
    td_buf_add(&reporter->buf, overview->first);
    td_buf_add(&reporter->buf, TD_SLICE(" to "));
    td_buf_add(&reporter->buf, overview->last);
    td_buf_add_char(&reporter->buf, '\n');
}

/* The months with a date; those of the newest that fit. */
static void add_months(struct td_reporter *reporter, const struct td_count_table *months)
{
    size_t room = td_text_columns(reporter) - HEAD_COLUMNS;
    size_t count = 0;
    int64_t most = 1;
    while (count < months->row_count && !td_slice_is_none(months->rows[count].value.text))
        count++;
    size_t begin = td_left(count, room);
    if (count == 0)
        return;
    for (size_t i = begin; i < count; i++)
        most = months->rows[i].value.items > most ? months->rows[i].value.items : most;
    add_head(reporter, TD_SLICE("a month"));
    for (size_t i = begin; i < count; i++)
        td_blocks_add_step(&reporter->buf, reporter->style, months->rows[i].value.items, most);
    td_buf_add_char(&reporter->buf, '\n');
    add_head(reporter, TD_SLICE(""));
    td_buf_addf(&reporter->buf, "%.*s to %.*s, at most %" PRId64 "\n",
                TD_SLICE_ARG(months->rows[begin].value.text),
                TD_SLICE_ARG(months->rows[count - 1].value.text), most);
}

static void add_top(struct td_reporter *reporter, struct td_slice head,
                    const struct td_count_table *table)
{
    if (table->row_count == 0)
        return;
    td_buf_add_char(&reporter->buf, '\n');
    td_buf_add(&reporter->buf, td_text_on(reporter, TD_INK_BOLD));
    td_buf_add(&reporter->buf, head);
    td_buf_add(&reporter->buf, td_text_off(reporter));
    td_buf_add_char(&reporter->buf, '\n');
    td_count_text_bars(reporter, table);
}

void td_text_report_overview(struct td_reporter *reporter, const struct td_overview *overview)
{
    add_number(reporter, TD_SLICE("posts"), overview->posts);
    add_number(reporter, TD_SLICE("items"), overview->items);
    add_number(reporter, TD_SLICE("authors"), overview->authors);
    add_number(reporter, TD_SLICE("sites"), overview->sites);
    add_span(reporter, overview);
    if (overview->undated > 0)
        add_number(reporter, TD_SLICE("undated"), overview->undated);
    if (overview->size_bytes > 0)
        add_size(reporter, overview->size_bytes);
    add_months(reporter, &overview->months);
    add_top(reporter, TD_SLICE("Authors"), &overview->authors_top);
    add_top(reporter, TD_SLICE("Categories"), &overview->categories_top);
}
