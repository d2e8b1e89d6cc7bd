#include "import/summary.h"

#include "base/buf.h"
#include "import/plain_text.h"

#include <stdbool.h>

enum { TAB_COLUMNS = 4 };

/* A place in the text: line and column (in bytes) count from 1. */
struct place {
    size_t line;
    size_t column;
};

enum td_code td_summary_plain(struct td_arena *arena, const struct td_draft *draft,
                              struct td_slice *ret_text, struct td_error *err)
{
    TD_CLEANUP(td_plain_release) struct td_plain plain;
    td_plain_init(&plain);
    cmark_node *first = td_draft_next(draft, NULL);
    td_plain_add(&plain, first, draft->link);
    td_plain_drop_lead(&plain);
    for (cmark_node *block = td_draft_next(draft, first); block != NULL;
         block = td_draft_next(draft, block))
        td_plain_add(&plain, block, NULL);
    return td_plain_take(&plain, arena, ret_text, err);
}

static struct td_slice line_at(const struct td_lines *lines, size_t number)
{
    return number > 0 && number <= lines->count ? lines->list[number - 1] : TD_SLICE("");
}

static size_t count_blanks(struct td_slice line)
{
    size_t count = 0;
    while (count < line.len && (line.ptr[count] == ' ' || line.ptr[count] == '\t'))
        count++;
    return count;
}

static size_t column_behind(size_t column, char c)
{
    return c == '\t' ? column + TAB_COLUMNS - column % TAB_COLUMNS : column + 1;
}

/* In which column (from 0) the entry's text begins: how far its further lines are indented. */
static size_t indent_of(cmark_node *block, const struct td_lines *lines)
{
    struct td_slice line = line_at(lines, (size_t)cmark_node_get_start_line(block));
    size_t len = (size_t)cmark_node_get_start_column(block);
    size_t column = 0;
    for (size_t i = 0; i + 1 < len && i < line.len; i++)
        column = column_behind(column, line.ptr[i]);
    return column;
}

static struct td_slice without_indent(struct td_slice line, size_t indent)
{
    size_t blanks = count_blanks(line);
    size_t at = 0;
    for (size_t column = 0; column < indent && at < blanks; at++)
        column = column_behind(column, line.ptr[at]);
    return td_slice_sub(line, at, line.len);
}

/* The link, or the bold or emphasis that ends with it. */
static cmark_node *outermost(cmark_node *link, cmark_node *paragraph)
{
    while (cmark_node_next(link) == NULL && cmark_node_parent(link) != paragraph)
        link = cmark_node_parent(link);
    return link;
}

/* cmark counts the columns of <http://…> without the paragraph's indent, but not those of the text
 * within. */
static size_t end_column(cmark_node *link)
{
    cmark_node *text = cmark_node_last_child(link);
    int column = cmark_node_get_end_column(link);
    int text_column = text != NULL ? cmark_node_get_end_column(text) : 0;
    bool is_autolink =
        text_column > column && cmark_node_get_start_line(link) == cmark_node_get_end_line(link);
    return (size_t)(is_autolink ? text_column + 1 : column);
}

/* Where the item's link ends. cmark counts columns as if all lines of a paragraph were indented
 * like its first. */
static struct place link_end(const struct td_draft *draft, const struct td_lines *lines)
{
    cmark_node *paragraph = cmark_node_first_child(draft->entry);
    cmark_node *link = outermost(draft->link, paragraph);
    struct place end = {(size_t)cmark_node_get_end_line(link), end_column(link)};
    size_t indent = (size_t)cmark_node_get_start_column(paragraph) - 1;

    if (end.line > (size_t)cmark_node_get_start_line(paragraph) && end.column >= indent)
        end.column = end.column - indent + count_blanks(line_at(lines, end.line));
    return end;
}

static void add_lines(struct td_buf *buf, const struct td_lines *lines, size_t first, size_t last,
                      size_t indent)
{
    for (size_t number = first; number <= last && number <= lines->count; number++) {
        if (buf->len > 0)
            td_buf_add_char(buf, '\n');
        td_buf_add(buf, without_indent(line_at(lines, number), indent));
    }
}

static size_t end_line(cmark_node *block)
{
    return (size_t)cmark_node_get_end_line(block);
}

static void add_entry(struct td_buf *buf, const struct td_draft *draft,
                      const struct td_lines *lines)
{
    cmark_node *first = cmark_node_first_child(draft->entry);
    struct place end = link_end(draft, lines);
    struct td_slice line = line_at(lines, end.line);

    td_buf_add(buf, td_without_lead(td_slice_sub(line, end.column, line.len)));
    add_lines(buf, lines, end.line + 1, end_line(cmark_node_last_child(draft->entry)),
              indent_of(first, lines));
}

static void trim_end(struct td_buf *buf)
{
    struct td_slice text = td_buf_slice(buf);
    struct td_slice trimmed = td_slice_trim(text);
    td_buf_cut(buf, (size_t)(trimmed.ptr - text.ptr) + trimmed.len);
}

/* Without those at the beginning, and without blanks at the end. */
static struct td_slice without_empty_lines(struct td_slice text)
{
    struct td_slice rest = text;
    struct td_slice line;
    while (td_slice_next_line(&rest, &line) && td_slice_trim(line).len == 0)
        text = rest;
    struct td_slice trimmed = td_slice_trim(text);
    return td_slice_sub(text, 0, (size_t)(trimmed.ptr - text.ptr) + trimmed.len);
}

enum td_code td_summary_markdown(struct td_arena *arena, const struct td_draft *draft,
                                 const struct td_lines *lines, struct td_slice *ret_text,
                                 struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, TD_FLOW_MAX_BYTES);
    add_entry(&buf, draft, lines);
    if (draft->after_first != NULL) {
        trim_end(&buf);
        td_buf_add_char(&buf, '\n');
        add_lines(&buf, lines, (size_t)cmark_node_get_start_line(draft->after_first),
                  end_line(draft->after_last), 0);
    }
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, without_empty_lines(td_buf_slice(&buf)), ret_text, err);
}
