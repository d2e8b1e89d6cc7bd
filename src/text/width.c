#include "text/width.h"

#include "base/utf8.h"
#include "text/cluster.h"

#include <inttypes.h>
#include <utf8proc.h>

enum { EMOJI_PRESENTATION = 0xFE0F };

/* Two where a part is wide or asks to be shown as an emoji; else its parts stand side by side, as
 * the two letters of a flag do. */
static size_t cluster_width(struct td_slice cluster)
{
    size_t sum = 0;
    size_t len = 0;

    for (size_t offset = 0; offset < cluster.len; offset += len) {
        uint32_t c = td_utf8_decode(cluster, offset, &len);
        int width = utf8proc_charwidth((utf8proc_int32_t)c);
        if (width == 2 || c == EMOJI_PRESENTATION)
            return 2;
        sum += (size_t)width;
    }
    return sum;
}

/* Where the cluster at `offset` ends, and how wide it is. */
static size_t take_cluster(struct td_slice text, size_t offset, size_t *ret_width)
{
    size_t len = td_utf8_plain_len(text, offset), end = offset + len;
    if (len > 0 && (end == text.len || td_utf8_plain_len(text, end) > 0)) {
        *ret_width = len == 1 ? 1 : 2;
        return end;
    }
    end = td_cluster_end(text, offset);
    *ret_width = cluster_width(td_slice_sub(text, offset, end));
    return end;
}

/* Whole clusters from the start, as many as fit. */
static size_t measure(struct td_slice text, size_t columns, size_t *ret_width)
{
    size_t offset = 0;
    *ret_width = 0;

    while (offset < text.len) {
        size_t width = 0;
        size_t end = take_cluster(text, offset, &width);
        if (width > columns - *ret_width)
            break;
        *ret_width += width;
        offset = end;
    }
    return offset;
}

size_t td_width(struct td_slice text)
{
    size_t width = 0;
    (void)measure(text, SIZE_MAX, &width);
    return width;
}

size_t td_width_fit(struct td_slice text, size_t columns)
{
    size_t width = 0;
    return measure(text, columns, &width);
}

static bool is_blank(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r';
}

/* Where what a terminal only shows ends, from `offset` on: sooner, rather than later. */
static size_t plain_end(struct td_slice text, size_t offset)
{
    for (size_t len = 0; (len = td_utf8_plain_len(text, offset)) > 0;)
        offset += len;
    return offset;
}

static void add_safe(struct td_buf *buf, struct td_slice text, bool keep_line_feeds)
{
    size_t len = 0;

    for (size_t offset = 0; offset < text.len; offset += len) {
        size_t end = plain_end(text, offset);
        td_buf_add(buf, td_slice_sub(text, offset, end));
        if (end == text.len)
            return;
        offset = end;
        uint32_t c = td_utf8_decode(text, offset, &len);
        if (c == '\n' && keep_line_feeds)
            td_buf_add_char(buf, '\n');
        else if (is_blank(c))
            td_buf_add_char(buf, ' ');
        else if (td_utf8_acts(c))
            td_buf_addf(buf, "\\u{%" PRIx32 "}", c);
        else if (c == TD_REPLACEMENT)
            td_buf_add(buf, TD_SLICE(TD_REPLACEMENT_UTF8));
        else
            td_buf_add(buf, td_slice_sub(text, offset, offset + len));
    }
}

void td_width_add_safe(struct td_buf *buf, struct td_slice text)
{
    add_safe(buf, text, false);
}

void td_width_add_safe_lines(struct td_buf *buf, struct td_slice text)
{
    add_safe(buf, text, true);
}

void td_width_add_column(struct td_buf *buf, struct td_slice text, size_t columns,
                         struct td_slice ellipsis)
{
    size_t begin = buf->len;
    size_t width = 0;

    td_width_add_safe(buf, text);
    struct td_slice added = td_slice_sub(td_buf_slice(buf), begin, buf->len);
    size_t fitting = measure(added, columns, &width);
    if (fitting < added.len) {
        size_t mark = 0;
        size_t mark_len = measure(ellipsis, columns, &mark);
        td_buf_cut(buf, begin + measure(added, columns - mark, &width));
        td_buf_add(buf, td_slice_sub(ellipsis, 0, mark_len));
        width += mark;
    }
    td_buf_add_repeated(buf, TD_SLICE(" "), columns - width);
}
