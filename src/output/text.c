#include "output/text.h"

#include "base/plural.h"
#include "output/link.h"
#include "output/wrap.h"
#include "text/width.h"

#include <inttypes.h>

struct td_slice td_text_on(const struct td_reporter *reporter, enum td_ink ink)
{
    if (!reporter->style.color)
        return TD_SLICE("");
    return ink == TD_INK_BOLD ? TD_SLICE("\033[1m") : TD_SLICE("\033[2m");
}

struct td_slice td_text_off(const struct td_reporter *reporter)
{
    return reporter->style.color ? TD_SLICE("\033[22m") : TD_SLICE("");
}

size_t td_text_columns(const struct td_reporter *reporter)
{
    size_t columns = reporter->style.columns;
    return columns < TD_TEXT_MIN_COLUMNS ? TD_TEXT_MIN_COLUMNS : columns;
}

size_t td_text_prose_columns(const struct td_reporter *reporter)
{
    size_t columns = td_text_columns(reporter);
    return columns > TD_TEXT_MAX_COLUMNS ? TD_TEXT_MAX_COLUMNS : columns;
}

void td_text_add_column(const struct td_reporter *reporter, struct td_buf *buf,
                        struct td_slice text, size_t columns)
{
    td_width_add_column(buf, text, columns, reporter->style.ascii ? TD_SLICE("..") : TD_ELLIPSIS);
}

void td_text_trim_end(struct td_buf *buf)
{
    while (buf->len > 0 && buf->ptr[buf->len - 1] == ' ')
        td_buf_cut(buf, buf->len - 1);
}

/* How running text is wrapped in one ink. */
static struct td_wrap make_wrap(struct td_reporter *reporter, size_t indent, size_t column,
                                enum td_ink ink)
{
    return (struct td_wrap){
        .buf = &reporter->buf,
        .columns = td_text_prose_columns(reporter),
        .indent = indent,
        .column = column,
        .mark_on = td_text_on(reporter, ink),
        .mark_off = td_text_off(reporter),
    };
}

/* Wraps the safe text in `scratch`. */
static void wrap_scratch(struct td_reporter *reporter, size_t indent, size_t column,
                         enum td_ink ink)
{
    td_wrap(make_wrap(reporter, indent, column, ink), td_buf_slice(&reporter->scratch));
}

void td_text_parts_begin(struct td_reporter *reporter)
{
    td_buf_cut(&reporter->scratch, 0);
    td_buf_add(&reporter->scratch, TD_SLICE(TD_MARK_BEGIN));
}

void td_text_parts_add(struct td_reporter *reporter, struct td_slice part)
{
    if (part.len == 0)
        return;
    if (reporter->scratch.len > sizeof(TD_MARK_BEGIN) - 1)
        td_buf_add(&reporter->scratch, TD_SLICE(" · "));
    td_width_add_safe(&reporter->scratch, part);
}

void td_text_parts_end(struct td_reporter *reporter, size_t indent, enum td_ink ink)
{
    if (reporter->scratch.len <= sizeof(TD_MARK_BEGIN) - 1)
        return;
    td_buf_add(&reporter->scratch, TD_SLICE(TD_MARK_END));
    wrap_scratch(reporter, indent, 0, ink);
}

/* Marks the safe text, in `scratch`. */
static void mark_all(struct td_reporter *reporter, struct td_slice text)
{
    td_text_parts_begin(reporter);
    td_text_parts_add(reporter, text);
    td_buf_add(&reporter->scratch, TD_SLICE(TD_MARK_END));
}

void td_text_inked(struct td_reporter *reporter, struct td_slice text, size_t indent, size_t column,
                   enum td_ink ink)
{
    mark_all(reporter, text);
    wrap_scratch(reporter, indent, column, ink);
}

void td_text_linked(struct td_reporter *reporter, struct td_slice text, struct td_slice url,
                    int64_t id, size_t indent, size_t column, enum td_ink ink)
{
    struct td_wrap wrap = make_wrap(reporter, indent, column, ink);

    mark_all(reporter, text);
    td_buf_cut(&reporter->ink, 0);
    td_buf_add(&reporter->ink, wrap.mark_on);
    if (reporter->style.links && td_link_begin(&reporter->ink, url, id)) {
        wrap.mark_on = td_buf_slice(&reporter->ink);
        wrap.mark_off = TD_SLICE(TD_LINK_END "\033[22m");
    }
    td_wrap(wrap, td_buf_slice(&reporter->scratch));
}

void td_text_marked(struct td_reporter *reporter, struct td_slice text, size_t indent)
{
    size_t kept = 0;

    td_buf_cut(&reporter->scratch, 0);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != TD_MARK_BEGIN[0] && text.ptr[i] != TD_MARK_END[0])
            continue;
        td_width_add_safe_lines(&reporter->scratch, td_slice_sub(text, kept, i));
        td_buf_add_char(&reporter->scratch, text.ptr[i]);
        kept = i + 1;
    }
    td_width_add_safe_lines(&reporter->scratch, td_slice_sub(text, kept, text.len));
    wrap_scratch(reporter, indent, 0, TD_INK_BOLD);
}

void td_text_add_date(struct td_buf *buf, struct td_slice date)
{
    enum { DAY_BYTES = 10, MINUTE_BYTES = 16 }; /* 2025-12-07, 2025-12-07T00:00 */

    td_width_add_safe(buf, td_slice_sub(date, 0, DAY_BYTES));
    if (date.len < MINUTE_BYTES)
        return;
    td_buf_add_char(buf, ' ');
    td_width_add_safe(buf, td_slice_sub(date, DAY_BYTES + 1, MINUTE_BYTES));
}

void td_text_add_count(struct td_buf *buf, size_t count, const char *noun)
{
    td_buf_addf(buf, "%zu %s%s", count, noun, td_plural((int64_t)count, "", "s"));
}

static void add_found(struct td_buf *buf, int64_t count, bool is_unique)
{
    if (is_unique)
        td_buf_addf(buf, "%" PRId64 " %s", count, td_plural(count, "story", "stories"));
    else
        td_text_add_count(buf, (size_t)count, "item");
}

void td_text_report_total(struct td_reporter *reporter, const struct td_matches *matches,
                          bool is_unique)
{
    int64_t whole = matches->total - matches->partial;
    if (whole > 0)
        add_found(&reporter->buf, whole, is_unique);
    if (matches->partial > 0 && whole > 0)
        td_buf_addf(&reporter->buf, ", and %" PRId64 " that hold%s some words", matches->partial,
                    td_plural(matches->partial, "s", ""));
    else if (matches->partial > 0) {
        add_found(&reporter->buf, matches->partial, is_unique);
        td_buf_addf(&reporter->buf, " that hold%s some words",
                    td_plural(matches->partial, "s", ""));
    }
    td_buf_add_char(&reporter->buf, '\n');
}
