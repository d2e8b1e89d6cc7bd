#include "import/markdown/plain_text.h"

#include "import/markdown/html_text.h"
#include "import/markdown/one_line.h"
#include "import/markdown/stars.h"

#include <stdio.h>
#include <string.h>

enum { INDENT_COLUMNS = 2 };

void td_plain_init(struct td_plain *plain)
{
    *plain = (struct td_plain){.list_depth = 0};
    td_flow_init(&plain->flow);
    td_buf_init(&plain->emphasis, TD_FLOW_MAX_BYTES);
}

void td_plain_release(struct td_plain *plain)
{
    td_flow_release(&plain->flow);
    td_buf_release(&plain->emphasis);
}

static void begin_block(struct td_plain *plain)
{
    td_flow_ask(&plain->flow, plain->list_depth > 0 ? TD_GAP_LINE : TD_GAP_BLOCK);
    plain->paragraph_begin = plain->flow.buf.len;
}

static void begin_list(struct td_plain *plain, cmark_node *list)
{
    bool is_ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    begin_block(plain);
    if (plain->list_depth < TD_PLAIN_LIST_DEPTH)
        plain->numbers[plain->list_depth] =
            is_ordered ? (unsigned)cmark_node_get_list_start(list) + 1 : 0;
    plain->list_depth++;
}

static void begin_entry(struct td_plain *plain)
{
    struct td_flow *flow = &plain->flow;
    unsigned level = plain->list_depth > 0 ? plain->list_depth - 1 : 0;
    bool has_number = level < TD_PLAIN_LIST_DEPTH && plain->numbers[level] > 0;
    int indent = has_number || level < TD_PLAIN_LIST_DEPTH ? (int)level : TD_PLAIN_LIST_DEPTH;

    td_flow_ask(flow, TD_GAP_LINE);
    if (has_number)
        (void)snprintf(flow->marker, sizeof(flow->marker), "%*s%u. ", indent * INDENT_COLUMNS, "",
                       plain->numbers[level]++ - 1);
    else
        (void)snprintf(flow->marker, sizeof(flow->marker), "%*s- ", indent * INDENT_COLUMNS, "");
}

static void add_html_text(struct td_flow *flow, struct td_slice text)
{
    while (text.len > 0) {
        char bytes[TD_UTF8_MAX_BYTES] = "&";
        size_t count = 1;
        size_t at = td_slice_find(text, TD_SLICE("&"));
        td_flow_add_words(flow, td_slice_sub(text, 0, at));
        text = td_slice_sub(text, at, text.len);
        size_t len = td_html_reference(text, bytes, &count);
        if (text.len > 0)
            td_flow_add_literal(flow, (struct td_slice){bytes, count});
        text = td_slice_sub(text, len > 0 ? len : 1, text.len);
    }
}

static void add_html(struct td_flow *flow, struct td_slice html)
{
    struct td_html_part part;
    while (td_html_next(&html, &part)) {
        if (part.kind == TD_HTML_TEXT)
            add_html_text(flow, part.text);
        else if (part.kind == TD_HTML_BREAK)
            td_flow_ask(flow, TD_GAP_LINE);
    }
}

static void enter_block(struct td_plain *plain, cmark_node *block, cmark_node_type type)
{
    if (type == CMARK_NODE_LIST) {
        begin_list(plain, block);
    } else if (type == CMARK_NODE_ITEM) {
        begin_entry(plain);
    } else {
        begin_block(plain);
        if (type == CMARK_NODE_CODE_BLOCK)
            td_flow_add_lines(&plain->flow, td_markdown_literal(block));
        if (type == CMARK_NODE_HTML_BLOCK)
            add_html(&plain->flow, td_markdown_literal(block));
    }
}

static void enter_inline(struct td_flow *flow, cmark_node *node, cmark_node_type type)
{
    if (type == CMARK_NODE_TEXT)
        td_flow_add_prose(flow, td_markdown_literal(node));
    else if (type == CMARK_NODE_CODE)
        td_flow_add_literal(flow, td_markdown_literal(node));
    else if (type == CMARK_NODE_SOFTBREAK)
        td_flow_ask(flow, TD_GAP_WRAP);
    else if (type == CMARK_NODE_LINEBREAK)
        td_flow_ask(flow, TD_GAP_LINE);
    else if (type == CMARK_NODE_HTML_INLINE)
        add_html(flow, td_markdown_literal(node));
}

static void leave_bold(struct td_plain *plain)
{
    struct td_slice text = td_buf_slice(&plain->flow.buf);
    td_stars_note(&plain->emphasis, td_slice_sub(text, plain->bold_begin, text.len));
    plain->bold = NULL;
}

static void enter(struct td_plain *plain, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_STRONG && plain->bold == NULL) {
        plain->bold = node;
        plain->bold_begin = td_flow_len(&plain->flow);
    }
    if (type <= CMARK_NODE_LAST_BLOCK)
        enter_block(plain, node, type);
    else
        enter_inline(&plain->flow, node, type);
}

static size_t lead_len(struct td_slice text)
{
    static const char *const leads[] = {" ", "\n", ":",        "：",          "-",  "–",
                                        "—", "，", "。",       ", ",          ". ", "; ",
                                        ")", "）", "\xC2\xA0", "\xE3\x80\x80"};
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
        if (td_slice_starts(text, td_slice_of(leads[i])))
            return strlen(leads[i]);
    return td_slice_equal(text, TD_SLICE(".")) ? text.len : 0;
}

struct td_slice td_without_lead(struct td_slice text)
{
    for (size_t len = 0; (len = lead_len(text)) > 0;)
        text = td_slice_sub(text, len, text.len);
    return text;
}

static void drop_lead(struct td_buf *buf)
{
    struct td_slice text = td_without_lead(td_buf_slice(buf));
    if (text.len < buf->len) {
        memmove(buf->ptr, text.ptr, text.len);
        td_buf_cut(buf, text.len);
    }
}

static void settle(struct td_plain *plain)
{
    td_stars_settle(&plain->flow.buf, plain->paragraph_begin, &plain->emphasis);
    if (plain->drops_lead)
        drop_lead(&plain->flow.buf);
    plain->drops_lead = false;
    plain->paragraph_begin = plain->flow.buf.len;
}

static void leave(struct td_plain *plain, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST && plain->list_depth > 0)
        plain->list_depth--; /* not for one that the walk began in */
    else if (type == CMARK_NODE_STRONG && node == plain->bold)
        leave_bold(plain);
    else if (type == CMARK_NODE_ITEM)
        plain->flow.marker[0] = '\0'; /* of an entry without text */
    else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
        settle(plain);
}

void td_plain_add(struct td_plain *plain, struct td_walk *walk, cmark_node *left_out)
{
    while (td_walk_next(walk)) {
        if (walk->node == left_out) {
            if (walk->entering)
                td_walk_skip(walk);
        } else if (walk->entering) {
            enter(plain, walk->node);
        } else {
            leave(plain, walk->node);
        }
    }
    settle(plain); /* where the walk ended within a paragraph */
}

enum td_code td_plain_take(const struct td_plain *plain, struct td_arena *arena,
                           struct td_slice *ret_text, struct td_error *err)
{
    const struct td_buf *buf = &plain->flow.buf;
    TD_TRY(td_buf_check(buf, err));
    return td_arena_copy(arena, td_slice_trim(td_buf_slice(buf)), ret_text, err);
}

enum td_code td_plain_take_emphasis(const struct td_plain *plain, struct td_arena *arena,
                                    struct td_slice *ret_phrases, struct td_error *err)
{
    TD_TRY(td_buf_check(&plain->emphasis, err));
    struct td_slice phrases = td_slice_trim(td_buf_slice(&plain->emphasis));
    return td_arena_copy(arena, phrases.len > 0 ? phrases : TD_SLICE_NONE, ret_phrases, err);
}

enum td_code td_plain_walk_line(struct td_arena *arena, struct td_walk *walk,
                                struct td_slice *ret_line, struct td_error *err)
{
    TD_CLEANUP(td_plain_release) struct td_plain plain;
    td_plain_init(&plain);
    td_plain_add(&plain, walk, NULL);
    TD_TRY(td_buf_check(&plain.flow.buf, err));
    return td_one_line(arena, td_buf_slice(&plain.flow.buf), ret_line, err);
}

enum td_code td_plain_line(struct td_arena *arena, cmark_node *node, struct td_slice *ret_line,
                           struct td_error *err)
{
    struct td_walk walk;
    td_walk_begin(&walk, node);
    return td_plain_walk_line(arena, &walk, ret_line, err);
}
