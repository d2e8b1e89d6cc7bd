#include "import/markdown/flow.h"

#include "base/utf8.h"
#include "import/markdown/cjk.h"
#include "import/markdown/stars.h"

void td_flow_init(struct td_flow *flow)
{
    *flow = (struct td_flow){.gap = TD_GAP_NONE};
    td_buf_init(&flow->buf, TD_FLOW_MAX_BYTES);
}

void td_flow_release(struct td_flow *flow)
{
    td_buf_release(&flow->buf);
}

size_t td_flow_len(const struct td_flow *flow)
{
    size_t len = flow->buf.len;
    while (len > 0 && (flow->buf.ptr[len - 1] == ' ' || flow->buf.ptr[len - 1] == '\n'))
        len--;
    return len;
}

void td_flow_ask(struct td_flow *flow, enum td_gap gap)
{
    td_buf_cut(&flow->buf, td_flow_len(flow));
    if (gap > flow->gap)
        flow->gap = gap;
}

/* Stars do not come between the characters inside and outside of them. */
static uint32_t last_character(struct td_slice text)
{
    size_t ignored = 0;
    while (td_slice_ends(text, TD_SLICE("\x01")))
        text.len--;
    return text.len > 0 ? td_utf8_decode_before(text, text.len, &ignored) : '\n';
}

static uint32_t first_character(struct td_slice text)
{
    size_t ignored = 0;
    while (td_slice_starts(text, TD_SLICE("*")))
        text = td_slice_sub(text, 1, text.len);
    return text.len > 0 ? td_utf8_decode(text, 0, &ignored) : '*';
}

static bool wraps_without_blank(uint32_t before, uint32_t behind)
{
    return (td_is_cjk(before) && (td_is_cjk(behind) || td_is_shared_punctuation(behind))) ||
           (td_is_shared_punctuation(before) && td_is_cjk(behind));
}

static struct td_slice gap_text(const struct td_flow *flow, struct td_slice next)
{
    switch (flow->gap) {
    case TD_GAP_WRAP:
        return wraps_without_blank(last_character(td_buf_slice(&flow->buf)), first_character(next))
                   ? TD_SLICE("")
                   : TD_SLICE(" ");
    case TD_GAP_LINE:
        return TD_SLICE("\n");
    case TD_GAP_BLOCK:
        return TD_SLICE("\n\n");
    case TD_GAP_NONE:
    default:
        return TD_SLICE("");
    }
}

static void write_gap(struct td_flow *flow, struct td_slice next)
{
    if (flow->buf.len > 0)
        td_buf_add(&flow->buf, gap_text(flow, next));
    flow->gap = TD_GAP_NONE;

    td_buf_add(&flow->buf, td_slice_of(flow->marker));
    flow->marker[0] = '\0';
}

/* How many bytes the control character (C0, DEL, C1) at the beginning of `text` takes; 0 where
 * none stands there. */
static size_t control_len(struct td_slice text)
{
    unsigned char byte = (unsigned char)text.ptr[0];
    if (byte < 0x20 || byte == 0x7F)
        return 1;
    return byte == 0xC2 && text.len > 1 && (unsigned char)text.ptr[1] < 0xA0 ? 2 : 0;
}

static size_t run_without_control(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && control_len(td_slice_sub(text, len, text.len)) == 0)
        len++;
    return len;
}

static void add_clean(struct td_flow *flow, struct td_slice text,
                      void (*add)(struct td_buf *buf, struct td_slice text))
{
    while (text.len > 0) {
        size_t run = run_without_control(text);
        add(&flow->buf, td_slice_sub(text, 0, run));
        text = td_slice_sub(text, run, text.len);
        if (text.len > 0) {
            td_buf_add_char(&flow->buf, ' ');
            text = td_slice_sub(text, control_len(text), text.len);
        }
    }
}

/* A dropped tag between blanks leaves one. */
void td_flow_add_prose(struct td_flow *flow, struct td_slice text)
{
    struct td_slice before = td_buf_slice(&flow->buf);
    if (flow->gap != TD_GAP_NONE || before.len == 0 || td_slice_ends(before, TD_SLICE(" ")))
        while (td_slice_starts(text, TD_SLICE(" ")))
            text = td_slice_sub(text, 1, text.len);
    if (text.len == 0)
        return;
    write_gap(flow, text);
    add_clean(flow, text, td_stars_add);
}

void td_flow_add_literal(struct td_flow *flow, struct td_slice text)
{
    if (text.len == 0)
        return;
    write_gap(flow, text);
    add_clean(flow, text, td_buf_add);
}

void td_flow_add_lines(struct td_flow *flow, struct td_slice text)
{
    struct td_slice line;
    while (td_slice_next_line(&text, &line)) {
        if (td_slice_trim(line).len == 0)
            td_flow_ask(flow, TD_GAP_BLOCK);
        else
            td_flow_add_literal(flow, line);
        td_flow_ask(flow, TD_GAP_LINE);
    }
}

static size_t word_len(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && (unsigned char)text.ptr[len] > ' ')
        len++;
    return len;
}

void td_flow_add_words(struct td_flow *flow, struct td_slice text)
{
    while (text.len > 0) {
        size_t len = word_len(text);
        td_flow_add_literal(flow, td_slice_sub(text, 0, len));
        if (len < text.len)
            td_flow_ask(flow, TD_GAP_WRAP);
        text = td_slice_sub(text, len + 1, text.len);
    }
}
