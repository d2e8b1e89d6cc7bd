#include "import/items/paragraph.h"

#include "base/buf.h"
#include "import/items/lead.h"

#include <stdbool.h>
#include <string.h>

/* The digits, or what else a text begins with, to find its line again. */
static bool line_begins(struct td_slice line, struct td_slice text)
{
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t' || line.ptr[at] == '>'))
        at++;
    return td_slice_starts(td_slice_sub(line, at, line.len),
                           td_slice_sub(text, 0, TD_LEAD_MAX_DIGITS));
}

unsigned td_paragraph_find_line(const struct td_lines *lines, cmark_node *paragraph, unsigned least,
                                cmark_node *text)
{
    struct td_slice literal = td_markdown_literal(text);
    unsigned last = least + TD_LINE_SEARCH_MAX;
    if (last > (unsigned)cmark_node_get_end_line(paragraph))
        last = (unsigned)cmark_node_get_end_line(paragraph);
    for (unsigned line = least; line <= last; line++)
        if (line <= lines->count && line_begins(lines->list[line - 1], literal))
            return line;
    return least;
}

unsigned td_paragraph_count_breaks(cmark_node *node)
{
    struct td_walk walk;
    unsigned count = 0;
    td_walk_begin(&walk, node);
    while (td_walk_next(&walk))
        count += walk.entering && td_markdown_is_break(walk.node) ? 1 : 0;
    return count;
}

/* `|---|:--:|`, below the heads of a table. */
static bool is_delimiter(struct td_slice line)
{
    size_t dashes = 0;
    size_t bars = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (strchr("|-: \t\r", line.ptr[i]) == NULL)
            return false;
        dashes += line.ptr[i] == '-';
        bars += line.ptr[i] == '|';
    }
    return dashes > 0 && bars > 0;
}

unsigned td_paragraph_first_row(const struct td_lines *lines, cmark_node *paragraph)
{
    size_t heads = (size_t)cmark_node_get_start_line(paragraph);
    if (heads >= lines->count || !is_delimiter(lines->list[heads]))
        return 0;
    return (unsigned)heads + 2;
}

cmark_node *td_paragraph_line_end(cmark_node *text)
{
    while (text != NULL && !td_markdown_is_break(text))
        text = cmark_node_next(text);
    return text;
}

enum td_code td_paragraph_row_text(struct td_arena *arena, struct td_slice row,
                                   struct td_slice *ret_text, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf = {0};
    td_buf_init(&buf, row.len + 1);
    while (row.len > 0) {
        struct td_slice cell = td_slice_sub(row, 0, td_slice_find(row, TD_SLICE("|")));
        row = td_slice_sub(row, cell.len + 1, row.len);
        cell = td_slice_trim(cell);
        if (buf.len > 0 && cell.len > 0)
            td_buf_add_char(&buf, '\n');
        td_buf_add(&buf, cell);
    }
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), ret_text, err);
}
