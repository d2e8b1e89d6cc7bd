#include "base/left.h"
#include "output/blocks.h"
#include "output/count_text.h"
#include "text/width.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    NAME_SHARE = 3,     /* names take at most a third of the width */
    NUMBER_COLUMNS = 8, /* of items, and of their share */
};

/* The periods that are drawn: the newest that fit, those without a date left out. */
struct span {
    size_t begin;
    size_t end;
    size_t name_columns;
};

static struct span fit(struct td_reporter *reporter, const struct td_count_table *table)
{
    size_t columns = td_text_columns(reporter);
    struct span span = {.end = table->column_count,
                        .name_columns = td_count_text_names_width(reporter, table, false)};
    if (span.name_columns > columns / NAME_SHARE)
        span.name_columns = columns / NAME_SHARE;
    while (span.end > 0 && td_slice_is_none(table->columns[span.end - 1].text))
        span.end--;
    size_t used = span.name_columns + TD_COUNT_GAP + (size_t)2 * NUMBER_COLUMNS;
    span.begin = td_left(span.end, td_left(columns, used));
    return span;
}

static void add_right(struct td_reporter *reporter, int64_t number)
{
    td_buf_cut(&reporter->cell, 0);
    td_buf_addf(&reporter->cell, "%" PRId64, number);
    td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->cell), NUMBER_COLUMNS);
}

static void add_share(struct td_reporter *reporter, int64_t part, int64_t whole)
{
    td_buf_cut(&reporter->cell, 0);
    td_count_text_add_share(&reporter->cell, (double)part / (double)whole);
    td_count_text_add_right(&reporter->buf, td_buf_slice(&reporter->cell), NUMBER_COLUMNS);
}

static void add_steps(struct td_reporter *reporter, const struct span *span,
                      const struct td_count_row *row, int64_t *numbers, size_t count)
{
    int64_t most = 0;
    memset(numbers, 0, count * sizeof *numbers);
    for (size_t i = 0; i < row->cell_count; i++)
        numbers[row->cells[i].column] = row->cells[i].items;
    for (size_t i = span->begin; i < span->end; i++)
        most = numbers[i] > most ? numbers[i] : most;
    for (size_t i = span->begin; i < span->end; i++)
        td_blocks_add_step(&reporter->buf, reporter->style, numbers[i], most);
}

/* "谷歌  ▁▂▃▅▂▃▁▂      40    1.0%" */
static void add_row(struct td_reporter *reporter, const struct td_count_table *table,
                    const struct span *span, const struct td_count_row *row, int64_t *numbers)
{
    size_t name_len = td_count_text_name(reporter, &table->down, &row->value);
    td_count_text_add_cell(reporter, span->name_columns, name_len);
    td_buf_add_repeated(&reporter->buf, TD_SLICE(" "), TD_COUNT_GAP);
    add_steps(reporter, span, row, numbers, table->column_count);
    add_right(reporter, row->value.items);
    add_share(reporter, row->value.items, table->items);
    td_buf_add_char(&reporter->buf, '\n');
}

static void add_head(struct td_reporter *reporter, const char *text)
{
    td_buf_addf(&reporter->buf, "\n%.*s%s%.*s\n", TD_SLICE_ARG(td_text_on(reporter, TD_INK_BOLD)),
                text, TD_SLICE_ARG(td_text_off(reporter)));
}

static void add_tables(struct td_reporter *reporter, const struct td_count_table *table)
{
    struct td_count_table counts = *table;
    counts.share = TD_SHARE_NONE;
    add_head(reporter, "Items");
    td_count_text_cross(reporter, &counts);
    add_head(reporter, "Share of all items");
    counts.share = TD_SHARE_COLUMN;
    td_count_text_cross(reporter, &counts);
}

void td_count_text_series(struct td_reporter *reporter, const struct td_count_table *table)
{
    struct span span = fit(reporter, table);
    int64_t *numbers = calloc(table->column_count + 1, sizeof *numbers);
    if (numbers == NULL) {
        reporter->buf.failed = true;
        return;
    }
    for (size_t r = 0; r < table->row_count; r++)
        add_row(reporter, table, &span, &table->rows[r], numbers);
    free(numbers);
    add_tables(reporter, table);
}
