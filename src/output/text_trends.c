#include "base/plural.h"
#include "output/text.h"
#include "output/wrap.h"
#include "text/width.h"

#include <inttypes.h>

enum { INDENT = 2, TERM_COLUMNS = 22, EXAMPLE_INDENT = 4 };

static void add_days(struct td_buf *buf, struct td_slice first, struct td_slice last)
{
    td_width_add_safe(buf, first);
    if (!td_slice_equal(first, last)) {
        td_buf_add(buf, TD_SLICE(" to "));
        td_width_add_safe(buf, last);
    }
}

/* "Rising from 2026-07-20 to 2026-08-18 (470 items), against all before (3415)" */
static void add_heading(struct td_reporter *reporter, const struct td_report_trends *trends)
{
    struct td_buf *cell = &reporter->cell;

    if (reporter->result_count > 0)
        td_buf_add_char(&reporter->buf, '\n');
    td_buf_cut(cell, 0);
    td_buf_add(cell, TD_SLICE(TD_MARK_BEGIN));
    td_buf_add_char(cell, (char)(trends->direction.ptr[0] - 'a' + 'A'));
    td_buf_add(cell, td_slice_sub(trends->direction, 1, trends->direction.len));
    td_buf_add(cell, TD_SLICE(TD_MARK_END " from "));
    add_days(cell, trends->first_day, trends->last_day);
    td_buf_addf(cell, " (%" PRId64 " %s), against all before (%" PRId64 ")", trends->recent_items,
                td_plural(trends->recent_items, "item", "items"), trends->before_items);
    td_text_marked(reporter, td_buf_slice(cell), 0);
    td_buf_add_char(&reporter->buf, '\n');
}

static double percent(int64_t part, int64_t whole)
{
    return whole > 0 ? 100 * (double)part / (double)whole : 0;
}

static void add_example(struct td_reporter *reporter, const struct td_item *item)
{
    struct td_buf *buf = &reporter->buf;
    size_t columns = td_text_prose_columns(reporter);
    struct td_buf *ref = &reporter->cell;

    td_buf_cut(ref, 0);
    td_width_add_safe(ref, item->post_ref);
    td_buf_addf(ref, "#%" PRId64, item->position);
    size_t ref_columns = td_width(td_buf_slice(ref));
    size_t used = EXAMPLE_INDENT + 2 + ref_columns;
    td_buf_add_repeated(buf, TD_SLICE(" "), EXAMPLE_INDENT);
    if (used + TERM_COLUMNS < columns) {
        td_text_add_column(reporter, buf, item->title, columns - used);
        td_buf_add(buf, TD_SLICE("  "));
    }
    td_buf_add(buf, td_text_on(reporter, TD_INK_DIM));
    td_buf_add(buf, td_buf_slice(ref));
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
}

static void add_trend(struct td_reporter *reporter, const struct td_report_trends *trends,
                      const struct td_report_trend *trend)
{
    struct td_buf *buf = &reporter->buf;

    td_buf_add_repeated(buf, TD_SLICE(" "), INDENT);
    td_buf_add(buf, td_text_on(reporter, TD_INK_BOLD));
    td_text_add_column(reporter, buf, trend->term, TERM_COLUMNS);
    td_buf_add(buf, td_text_off(reporter));
    td_buf_addf(buf, "%6" PRId64 " (%.1f%%)  before %" PRId64 " (%.1f%%)\n", trend->recent,
                percent(trend->recent, trends->recent_items), trend->before,
                percent(trend->before, trends->before_items));
    for (size_t i = 0; i < trend->example_count; i++)
        add_example(reporter, &trend->examples[i]);
}

void td_text_report_trends(struct td_reporter *reporter, const struct td_report_trends *trends)
{
    add_heading(reporter, trends);
    for (size_t i = 0; i < trends->count; i++)
        add_trend(reporter, trends, &trends->list[i]);
    if (trends->count == 0)
        td_buf_add(&reporter->buf, TD_SLICE("  nothing stands out\n"));
}
