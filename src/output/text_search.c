#include "output/text.h"

#include "base/plural.h"
#include "text/width.h"

#include <inttypes.h>

enum { NAME_COLUMNS = 16 };

void td_text_report_facet(struct td_reporter *reporter, const struct td_count_table *table)
{
    struct td_buf *buf = &reporter->buf;
    td_buf_add(buf, TD_SLICE("\n"));
    td_buf_add(buf, td_text_on(reporter, TD_INK_BOLD));
    td_buf_addf(buf, "By %.*s", TD_SLICE_ARG(table->down.name));
    td_buf_add(buf, td_text_off(reporter));
    td_buf_add_char(buf, '\n');
    td_text_report_counts(reporter, table);
}

void td_text_report_synonyms(struct td_reporter *reporter, const struct td_synonyms *sets,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < sets[i].count; n++) {
            td_buf_add(&reporter->buf, n > 0 ? TD_SLICE(", ") : TD_SLICE(""));
            td_width_add_safe(&reporter->buf, sets[i].words[n]);
        }
        td_buf_add_char(&reporter->buf, '\n');
    }
}

void td_text_report_reasons(struct td_reporter *reporter, const struct td_reason *reasons,
                            size_t count)
{
    struct td_buf *buf = &reporter->buf;
    for (size_t i = 0; i < count; i++) {
        const struct td_reason *reason = &reasons[i];
        td_buf_add(buf, reason->is_found ? TD_SLICE("yes  ") : TD_SLICE("no   "));
        td_buf_add_repeated(buf, TD_SLICE("  "), (size_t)reason->depth);
        td_width_add_safe(buf, reason->part);
        td_buf_addf(buf, "  (%" PRId64 " %s)", reason->items,
                    td_plural(reason->items, "item", "items"));
        if (reason->where.len > 0)
            td_buf_addf(buf, "  %.*s", TD_SLICE_ARG(reason->where));
        td_buf_add_char(buf, '\n');
    }
}

void td_text_report_saved(struct td_reporter *reporter, const struct td_saved_search *searches,
                          size_t count)
{
    struct td_buf *buf = &reporter->buf;
    for (size_t i = 0; i < count; i++) {
        td_text_add_column(reporter, buf, searches[i].name, NAME_COLUMNS);
        td_buf_add(buf, TD_SLICE("  "));
        td_width_add_safe(buf, searches[i].query);
        td_buf_addf(buf, "  (%lld new)\n", (long long)searches[i].new_items);
    }
}
