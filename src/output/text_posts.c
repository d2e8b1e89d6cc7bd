#include "base/plural.h"
#include "output/text.h"
#include "text/width.h"

#include <inttypes.h>

enum {
    GAP = 2,
    DAY_COLUMNS = 10,    /* 2025-12-07 */
    DATE_COLUMNS = 16,   /* 2025-12-07 00:00 */
    NARROW_COLUMNS = 60, /* a narrower terminal is shown days without time */
    NAME_MAX_COLUMNS = 40,
    TITLE_MIN_COLUMNS = 16,
    NOUN_COLUMNS = 6, /* " items", left out of a narrower terminal */
};

struct columns {
    size_t date;
    size_t name;
    size_t items;
    size_t noun;
    size_t title; /* 0: the terminal is too narrow for titles */
};

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static struct td_slice safe(struct td_reporter *reporter, struct td_slice text)
{
    td_buf_cut(&reporter->cell, 0);
    td_width_add_safe(&reporter->cell, text);
    return td_buf_slice(&reporter->cell);
}

static struct td_slice items_text(struct td_reporter *reporter, const struct td_post *post)
{
    td_buf_cut(&reporter->cell, 0);
    td_buf_addf(&reporter->cell, "%" PRId64, post->item_count);
    return td_buf_slice(&reporter->cell);
}

static struct columns lay_out(struct td_reporter *reporter, const struct td_post *posts,
                              size_t count)
{
    size_t width = td_text_columns(reporter);
    bool is_narrow = width < NARROW_COLUMNS;
    struct columns columns = {.date = is_narrow ? DAY_COLUMNS : DATE_COLUMNS,
                              .noun = is_narrow ? 0 : NOUN_COLUMNS};

    for (size_t i = 0; i < count; i++) {
        columns.name = larger(columns.name, td_width(safe(reporter, posts[i].post_ref)));
        columns.items = larger(columns.items, items_text(reporter, &posts[i]).len);
    }

    size_t others = columns.date + GAP + GAP + columns.items + columns.noun;
    size_t name_max = smaller(NAME_MAX_COLUMNS, width > others ? width - others : 1);
    columns.name = smaller(columns.name, name_max);
    size_t used = others + columns.name + GAP;
    columns.title = used + TITLE_MIN_COLUMNS <= width ? width - used : 0;
    return columns;
}

static void add_column(struct td_reporter *reporter, struct td_slice text, size_t columns)
{
    td_text_add_column(reporter, &reporter->buf, text, columns);
    td_buf_add_repeated(&reporter->buf, TD_SLICE(" "), GAP);
}

static void report_line(struct td_reporter *reporter, const struct columns *columns,
                        const struct td_post *post)
{
    struct td_buf *buf = &reporter->buf;

    td_buf_cut(&reporter->cell, 0);
    td_text_add_date(&reporter->cell, td_slice_sub(post->date, 0, columns->date));
    add_column(reporter, td_buf_slice(&reporter->cell), columns->date);
    add_column(reporter, safe(reporter, post->post_ref), columns->name);
    struct td_slice items = items_text(reporter, post);
    td_buf_add_repeated(buf, TD_SLICE(" "), columns->items - items.len);
    td_buf_add(buf, items);
    if (columns->noun > 0)
        td_buf_add(buf, td_slice_of(td_plural(post->item_count, " item ", " items")));
    if (columns->title > 0 && post->title.len > 0) {
        td_buf_add_repeated(buf, TD_SLICE(" "), GAP);
        td_text_add_column(reporter, buf, post->title, columns->title);
    }
    td_text_trim_end(buf);
    td_buf_add_char(buf, '\n');
}

void td_text_report_posts(struct td_reporter *reporter, const struct td_post *posts, size_t count)
{
    struct columns columns = lay_out(reporter, posts, count);
    for (size_t i = 0; i < count; i++)
        report_line(reporter, &columns, &posts[i]);
}
