#include "import/items/marks.h"

#include "base/grow.h"
#include "import/items/apart.h"
#include "import/items/form_rules.h"
#include "import/items/heading_prose.h"
#include "import/items/link_texts.h"
#include "import/items/navigation.h"
#include "import/items/paragraph.h"
#include "import/markdown/heading.h"
#include "import/markdown/links.h"

enum { MIN_BY_PERSONS = 3 };

struct scan {
    struct td_arena *arena;
    const struct td_lines *lines;
    struct td_marks marks;
    size_t capacity;
};

static bool is_top(cmark_node *block)
{
    return cmark_node_get_type(cmark_node_parent(block)) == CMARK_NODE_DOCUMENT;
}

static bool is_text_block(cmark_node *block)
{
    cmark_node_type type = cmark_node_get_type(block);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

static enum td_code add(struct scan *scan, struct td_mark mark, struct td_error *err)
{
    struct td_marks *marks = &scan->marks;
    struct td_mark *list =
        td_arena_grow(scan->arena, marks->list, marks->count, &scan->capacity, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    marks->list = list;
    marks->list[marks->count++] = mark;
    return TD_OK;
}

static unsigned line_of(cmark_node *block)
{
    return (unsigned)cmark_node_get_start_line(block);
}

static enum td_code add_block(struct scan *scan, enum td_mark_kind kind, cmark_node *block,
                              cmark_node *text, struct td_error *err)
{
    struct td_mark mark = {
        .kind = kind, .block = block, .start = block, .text = text, .line = line_of(block)};
    td_form_judge(&mark, true);
    return add(scan, mark, err);
}

/* Its text is no node of the tree, so it has no lead. */
static enum td_code add_html_heading(struct scan *scan, cmark_node *block, struct td_error *err)
{
    struct td_mark mark = {
        .kind = TD_MARK_HEADING, .block = block, .start = block, .line = line_of(block)};
    cmark_node *apart = td_apart_link(block);
    mark.link = td_heading_html_link(block);
    mark.form = mark.link != NULL ? TD_FORM_HEADING_LINK
                : apart != NULL   ? TD_FORM_APART
                                  : mark.form;
    mark.link = mark.link != NULL ? mark.link : apart;
    return add(scan, mark, err);
}

static enum td_code add_entry(struct scan *scan, cmark_node *entry, struct td_error *err)
{
    cmark_node *block = cmark_node_first_child(entry);
    cmark_node *text = block != NULL && is_text_block(block) ? cmark_node_first_child(block) : NULL;
    return add_block(scan, TD_MARK_ENTRY, entry, text, err);
}

/* The lines of a paragraph that begin with a number or a tag, are bold, rows of a table, or links
 * all of them. Of an entry's first one, all but the first line, which is the entry. */
static enum td_code add_lines(struct scan *scan, cmark_node *paragraph, bool is_entrys,
                              struct td_error *err)
{
    unsigned line = line_of(paragraph);
    bool begins = !is_entrys;
    bool are_links = is_top(paragraph) && td_link_is_each_line(paragraph);
    unsigned first_row = is_top(paragraph) ? td_paragraph_first_row(scan->lines, paragraph) : 0;
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node)) {
        bool is_first = node == cmark_node_first_child(paragraph);
        bool opens_block = is_first || are_links;
        bool is_row = first_row > 0 && line >= first_row;
        if (begins && (is_row || td_form_may_open(node) || (opens_block && is_top(paragraph)))) {
            struct td_mark mark = {.kind = TD_MARK_LINE,
                                   .is_row = is_row,
                                   .block = paragraph,
                                   .start = is_first ? paragraph : node,
                                   .text = node,
                                   .line = line};
            if (!is_first)
                mark.line = td_paragraph_find_line(scan->lines, paragraph, line, node);
            td_form_judge(&mark, opens_block);
            if (mark.form != TD_FORM_NONE)
                TD_TRY(add(scan, mark, err));
        }
        begins = td_markdown_is_break(node);
        line += td_paragraph_count_breaks(node);
    }
    return TD_OK;
}

static bool is_first_of_entry(cmark_node *block)
{
    cmark_node *parent = cmark_node_parent(block);
    return cmark_node_get_type(parent) == CMARK_NODE_ITEM &&
           cmark_node_first_child(parent) == block;
}

/* Whether a paragraph is nothing but links without text and address: `[]()`. */
static bool is_blank(cmark_node *paragraph)
{
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node))
        if (cmark_node_get_type(node) != CMARK_NODE_LINK || td_link_says_something(node))
            return false;
    return true;
}

static enum td_code scan_block(struct scan *scan, struct td_walk *walk, struct td_error *err)
{
    cmark_node *block = walk->node;
    cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_LIST)
        return TD_OK;
    if (type == CMARK_NODE_ITEM)
        return add_entry(scan, block, err);

    td_walk_skip(walk);
    if (type == CMARK_NODE_HEADING && is_top(block))
        return add_block(scan, TD_MARK_HEADING, block, cmark_node_first_child(block), err);
    if (type == CMARK_NODE_HTML_BLOCK && is_top(block) && td_heading_level(block) > 0)
        return add_html_heading(scan, block, err);
    if (type == CMARK_NODE_THEMATIC_BREAK && is_top(block))
        return add_block(scan, TD_MARK_RULE, block, NULL, err);
    bool is_navigation = false;
    if (is_top(block) && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HTML_BLOCK))
        TD_TRY(td_navigation_read(block, &is_navigation, err));
    if (is_navigation)
        return add_block(scan, TD_MARK_RULE, block, NULL, err);
    if (type != CMARK_NODE_PARAGRAPH)
        return TD_OK;
    scan->marks.paragraph_count += is_top(block) && !is_blank(block) ? 1 : 0;
    return add_lines(scan, block, is_first_of_entry(block), err);
}

/* How far a numbered title's own block goes: to the next mark that parts it from what follows. */
static const struct td_mark *block_end(const struct td_marks *marks, size_t at)
{
    bool is_heading = marks->list[at].kind == TD_MARK_HEADING;
    for (size_t i = at + 1; i < marks->count; i++) {
        const struct td_mark *mark = &marks->list[i];
        if (mark->kind == TD_MARK_HEADING || mark->kind == TD_MARK_RULE ||
            (!is_heading && mark->kind == TD_MARK_LINE && mark->form != TD_FORM_PARAGRAPH_LINK))
            return mark;
    }
    return NULL;
}

/* Looks for the links of numbered titles that bring none themselves. */
static void find_links_below(cmark_node *document, struct td_marks *marks)
{
    for (size_t i = 0; i < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        if (mark->form != TD_FORM_HEADING_NUMBER && mark->form != TD_FORM_NUMBER_BLOCK)
            continue;
        const struct td_mark *end = block_end(marks, i);
        mark->has_link =
            td_links_find_web(document, mark->start, end != NULL ? end->start : NULL) != NULL;
    }
}

/* A bullet over bullets that begin with links names those: `- date | [group](url)`. */
static void tell_groups(struct td_marks *marks)
{
    for (size_t i = 0; i + 1 < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        const struct td_mark *next = &marks->list[i + 1];
        if (mark->form == TD_FORM_BULLET_PROSE && next->form == TD_FORM_BULLET_LINK &&
            cmark_node_parent(td_mark_list(next)) == mark->block)
            mark->form = TD_FORM_NONE;
    }
}

/* A line behind another that is a label tells of that one: `[title](url)`, below it
 * `[comments](url)`. */
static void tell_labels(const struct td_link_texts *texts, struct td_marks *marks)
{
    for (size_t i = 0; i < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        if (mark->form == TD_FORM_PARAGRAPH_LINK && mark->start != mark->block &&
            td_link_texts_is_label(texts, mark->link))
            mark->form = TD_FORM_NONE;
    }
}

static void count_titles(const struct td_link_texts *texts, struct td_marks *marks)
{
    for (size_t i = 0; i < marks->count; i++) {
        const struct td_mark *mark = &marks->list[i];
        bool begins = mark->form == TD_FORM_PARAGRAPH_LINK && mark->start == mark->block;
        marks->by_titles += begins && td_link_texts_is_title(texts, mark->link) ? 1 : 0;
    }
}

/* A paragraph or two that begin with somebody's name are chance. */
static void settle_persons(struct td_marks *marks)
{
    size_t count = 0;
    for (size_t i = 0; i < marks->count; i++)
        count += marks->list[i].is_by_person ? 1 : 0;
    marks->by_persons = count >= MIN_BY_PERSONS ? count : 0;
    for (size_t i = 0; marks->by_persons == 0 && i < marks->count; i++)
        marks->list[i].is_by_person = false;
}

enum td_code td_marks_read(struct td_arena *arena, cmark_node *document,
                           const struct td_lines *lines, struct td_marks *ret_marks,
                           struct td_error *err)
{
    struct scan scan = {.arena = arena, .lines = lines};
    struct td_link_texts texts;
    struct td_walk walk;
    td_walk_begin(&walk, document);
    while (td_walk_next(&walk))
        if (walk.entering)
            TD_TRY(scan_block(&scan, &walk, err));
    find_links_below(document, &scan.marks);
    tell_groups(&scan.marks);
    TD_TRY(td_link_texts_read(arena, &scan.marks, &texts, err));
    td_apart_settle(document, &texts, &scan.marks);
    td_heading_prose_settle(&scan.marks);
    tell_labels(&texts, &scan.marks);
    count_titles(&texts, &scan.marks);
    settle_persons(&scan.marks);
    *ret_marks = scan.marks;
    return TD_OK;
}
