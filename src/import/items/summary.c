#include "import/items/summary.h"

#include "base/buf.h"
#include "import/items/lead.h"
#include "import/items/paragraph.h"
#include "import/items/title.h"
#include "import/markdown/one_line.h"
#include "import/markdown/plain_text.h"
#include "import/markdown/stars.h"

#include <stdbool.h>

enum { TAB_COLUMNS = 4 };

/* A place in the text: line and column (in bytes) count from 1. */
struct place {
    size_t line;
    size_t column;
};

static enum td_code drop_number_behind_tag(struct td_arena *arena, struct td_slice *title,
                                           struct td_error *err)
{
    struct td_slice number = td_lead_number_behind_tag(*title);
    size_t begin = (size_t)(number.ptr - title->ptr);
    if (td_slice_trim(number).len == 0)
        return TD_OK;
    return td_arena_format(arena, title, err, "%.*s%.*s",
                           TD_SLICE_ARG(td_slice_sub(*title, 0, begin)),
                           TD_SLICE_ARG(td_slice_sub(*title, begin + number.len, title->len)));
}

static enum td_code read_title(struct td_arena *arena, const struct td_draft *draft,
                               struct td_slice *ret_title, struct td_error *err)
{
    struct td_walk walk;
    if (draft->mark->link_ends_title && draft->title == draft->mark->link)
        td_draft_walk_title(draft, &walk);
    else
        td_walk_begin(&walk, draft->title);
    TD_TRY(td_plain_walk_line(arena, &walk, ret_title, err));
    if (draft->title != draft->mark->link || draft->mark->link_ends_title)
        *ret_title = td_title_trim(*ret_title);
    return drop_number_behind_tag(arena, ret_title, err);
}

/* Parts a text whose first sentence is the title. */
static enum td_code part_sentence(struct td_arena *arena, struct td_digest_item *item,
                                  struct td_error *err)
{
    struct td_slice text = item->summary;
    text = td_slice_trim(td_slice_sub(text, td_lead_number_len(text), text.len));
    size_t len = td_title_sentence_len(text);
    item->summary = td_slice_trim(td_slice_sub(text, len, text.len));
    if (td_slice_starts(item->summary, TD_SLICE(":")))
        item->summary = td_without_lead(item->summary);
    return td_one_line(arena, td_title_trim(td_slice_sub(text, 0, len)), &item->link_text, err);
}

/* Whether a title stands behind stars that CommonMark left, so that others end behind it. */
static bool follows_stars(cmark_node *title)
{
    cmark_node *before = title != NULL ? cmark_node_previous(title) : NULL;
    return before != NULL && td_slice_ends(td_markdown_literal(before), TD_SLICE("**"));
}

enum td_code td_summary_plain(struct td_arena *arena, const struct td_draft *draft,
                              struct td_digest_item *item, struct td_error *err)
{
    TD_CLEANUP(td_plain_release) struct td_plain plain;
    struct td_walk walk;
    td_plain_init(&plain);
    td_draft_walk(draft, &walk);
    plain.drops_lead = draft->title != NULL && !td_draft_title_is_block(draft);
    if (follows_stars(draft->title))
        td_stars_add(&plain.flow.buf, TD_SLICE("**"));
    td_plain_add(&plain, &walk, draft->title);
    TD_TRY(td_plain_take(&plain, arena, &item->summary, err));
    TD_TRY(td_plain_take_emphasis(&plain, arena, &item->emphasis, err));
    if (draft->mark->form == TD_FORM_TABLE_ROW)
        TD_TRY(td_paragraph_row_text(arena, item->summary, &item->summary, err));
    return draft->title != NULL ? read_title(arena, draft, &item->link_text, err)
                                : part_sentence(arena, item, err);
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

/* A title's node, or the bold or emphasis that ends with it. */
static cmark_node *outermost(cmark_node *title, cmark_node *block)
{
    while (cmark_node_next(title) == NULL && cmark_node_parent(title) != block)
        title = cmark_node_parent(title);
    return title;
}

static cmark_node *block_of(cmark_node *node)
{
    while (cmark_node_get_type(node) > CMARK_NODE_LAST_BLOCK)
        node = cmark_node_parent(node);
    return node;
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

/* Behind a bare address or an <a>, which cmark knows no place of: found by what is written. */
static struct place address_end(const struct td_draft *draft, const struct td_lines *lines)
{
    struct td_slice url = td_markdown_url(draft->title);
    struct td_slice closing = TD_SLICE("</a>");
    for (size_t number = draft->mark->line; number < draft->end_line; number++) {
        struct td_slice line = line_at(lines, number);
        size_t at = td_slice_find(line, url);
        size_t tag = td_slice_find(td_slice_sub(line, at, line.len), closing);
        if (at == line.len)
            continue;
        bool is_bare = at == 0 || (line.ptr[at - 1] != '"' && line.ptr[at - 1] != '\'');
        if (!is_bare && at + tag < line.len)
            return (struct place){number, at + tag + closing.len};
        return (struct place){number, at + url.len};
    }
    return (struct place){draft->mark->line, 0};
}

/* Where the node of a title ends. cmark counts columns as if all lines of a paragraph were indented
 * like its first. */
static struct place node_end(const struct td_draft *draft, const struct td_lines *lines)
{
    cmark_node *block = block_of(draft->title);
    cmark_node *title = outermost(draft->title, block);
    if (cmark_node_get_start_line(title) == 0)
        return address_end(draft, lines);
    struct place end = {(size_t)cmark_node_get_end_line(title), end_column(title)};
    size_t indent = (size_t)cmark_node_get_start_column(block) - 1;

    if (end.line > (size_t)cmark_node_get_start_line(block) && end.column >= indent)
        end.column = end.column - indent + count_blanks(line_at(lines, end.line));
    return end;
}

/* Where the title ends, or the text begins that the title is in. */
static struct place title_end(const struct td_draft *draft, const struct td_lines *lines)
{
    const struct td_mark *mark = draft->mark;
    if (td_draft_title_is_block(draft)) {
        size_t line = (size_t)cmark_node_get_end_line(draft->title);
        return (struct place){line, line_at(lines, line).len};
    }
    if (draft->title != NULL)
        return node_end(draft, lines);
    cmark_node *text_block = block_of(mark->text);
    size_t indent = mark->kind == TD_MARK_ENTRY
                        ? (size_t)cmark_node_get_start_column(text_block) - 1
                        : count_blanks(line_at(lines, mark->line));
    return (struct place){mark->line, indent};
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

/* The last line of a block's text. */
static size_t end_line(cmark_node *block)
{
    while (cmark_node_get_type(block) <= CMARK_NODE_ITEM && cmark_node_last_child(block) != NULL)
        block = cmark_node_last_child(block);
    return (size_t)cmark_node_get_end_line(block);
}

/* The last line before the node that a draft ends before. */
static size_t last_line(const struct td_draft *draft)
{
    cmark_node *node = draft->end;
    if (node == NULL)
        return end_line(draft->document);
    if (cmark_node_get_type(node) > CMARK_NODE_LAST_BLOCK)
        return draft->end_line - 1;
    while (cmark_node_previous(node) == NULL)
        node = cmark_node_parent(node);
    return end_line(cmark_node_previous(node));
}

/* Where the list's entry ends that a draft begins with, and with it the indent. */
static size_t indented_to(const struct td_draft *draft, size_t last)
{
    size_t end = draft->mark->kind == TD_MARK_ENTRY ? end_line(draft->mark->block) : 0;
    return end < last ? end : last;
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

/* Where cmark counts a column that lies within a character, the character's first byte. */
static size_t at_character(struct td_slice line, size_t at)
{
    while (at > 0 && at < line.len && ((unsigned char)line.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* What is left of the title's line. */
static struct td_slice first_piece(const struct td_draft *draft, const struct td_lines *lines,
                                   struct place end)
{
    struct td_slice line = line_at(lines, end.line);
    struct td_slice piece = td_slice_sub(line, at_character(line, end.column), line.len);
    if (draft->title == NULL)
        return td_slice_sub(piece, td_lead_number_len(piece), piece.len);
    return td_without_lead(piece);
}

enum td_code td_summary_markdown(struct td_arena *arena, const struct td_draft *draft,
                                 const struct td_lines *lines, struct td_slice *ret_text,
                                 struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, TD_FLOW_MAX_BYTES);
    struct place end = title_end(draft, lines);
    size_t last = last_line(draft);
    size_t inner = indented_to(draft, last);
    size_t next = end.line + 1;
    if (end.line <= last)
        td_buf_add(&buf, first_piece(draft, lines, end));
    if (draft->mark->kind == TD_MARK_ENTRY)
        add_lines(&buf, lines, next, inner,
                  indent_of(cmark_node_first_child(draft->mark->block), lines));
    add_lines(&buf, lines, next > inner ? next : inner + 1, last, 0);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, without_empty_lines(td_buf_slice(&buf)), ret_text, err);
}
