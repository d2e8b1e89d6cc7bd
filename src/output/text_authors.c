#include "base/ascii.h"
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

/* As a shell takes it, in quotes where it would read more into it. */
static void add_word(struct td_buf *buf, struct td_slice text)
{
    static const struct td_slice plain = {"./@:_-", 6};
    bool is_plain = true;
    for (size_t i = 0; i < text.len; i++)
        is_plain = is_plain && (td_ascii_is_word(text.ptr[i]) ||
                                td_slice_find(plain, td_slice_sub(text, i, i + 1)) < plain.len);
    td_buf_add(buf, is_plain ? TD_SLICE("") : TD_SLICE("'"));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'')
            td_buf_add(buf, TD_SLICE("'\\'"));
        td_buf_add_char(buf, text.ptr[i]);
    }
    td_buf_add(buf, is_plain ? TD_SLICE("") : TD_SLICE("'"));
}

/* What makes one of them, to be pasted; nothing where their texts cannot be shown as they are. */
static void add_command(struct td_reporter *reporter, const struct td_author_pair *pair)
{
    td_buf_cut(&reporter->scratch, 0);
    td_buf_add(&reporter->scratch, TD_SLICE("tidings authors merge "));
    add_word(&reporter->scratch, pair->refs[1]);
    td_buf_add_char(&reporter->scratch, ' ');
    add_word(&reporter->scratch, pair->refs[0]);
    td_buf_cut(&reporter->cell, 0);
    td_width_add_safe(&reporter->cell, td_buf_slice(&reporter->scratch));
    if (!td_slice_equal(td_buf_slice(&reporter->cell), td_buf_slice(&reporter->scratch)))
        return;
    td_buf_addf(&reporter->buf, "%*s%.*s\n", TD_TEXT_INDENT, "",
                TD_SLICE_ARG(td_buf_slice(&reporter->cell)));
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
    add_command(reporter, pair);
}
