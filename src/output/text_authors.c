#include "output/count_text.h"
#include "text/width.h"

/* "歸藏 @op7418 (x.com, 12 items)" */
static void add_author(struct td_reporter *reporter, const struct td_count_value *author)
{
    static const struct td_count_axis axis = {.key = TD_KEY_AUTHOR, .missing = {"author", 6}};
    (void)td_count_text_name(reporter, &axis, author);
    td_buf_add(&reporter->scratch, td_buf_slice(&reporter->cell));
    td_buf_add(&reporter->scratch, TD_SLICE(" ("));
    if (!td_slice_is_none(author->site)) {
        td_width_add_safe(&reporter->scratch, author->site);
        td_buf_add(&reporter->scratch, TD_SLICE(", "));
    }
    td_text_add_count(&reporter->scratch, (size_t)author->items, "item");
    td_buf_add(&reporter->scratch, TD_SLICE(")"));
}

void td_text_report_author_pair(struct td_reporter *reporter, const struct td_author_pair *pair)
{
    td_buf_cut(&reporter->scratch, 0);
    add_author(reporter, &pair->first);
    size_t first_len = reporter->scratch.len;
    td_buf_add(&reporter->scratch, TD_SLICE(" = "));
    add_author(reporter, &pair->second);
    struct td_slice both = td_buf_slice(&reporter->scratch);
    bool fits = td_width(both) <= td_text_columns(reporter);
    td_buf_add(&reporter->buf, td_slice_sub(both, 0, first_len));
    td_buf_add(&reporter->buf, fits ? TD_SLICE("") : TD_SLICE("\n "));
    td_buf_add(&reporter->buf, td_slice_sub(both, first_len, both.len));
    td_buf_add_char(&reporter->buf, '\n');
    td_buf_cut(&reporter->scratch, 0);
    td_text_inked(reporter, pair->evidence, TD_TEXT_INDENT, 0, TD_INK_DIM);
}
