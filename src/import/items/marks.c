#include "import/items/marks.h"

#include "base/grow.h"
#include "base/url.h"
#include "import/items/address.h"
#include "import/items/apart.h"
#include "import/items/lead.h"
#include "import/items/navigation.h"
#include "import/items/paragraph.h"
#include "import/markdown/heading.h"
#include "import/markdown/links.h"
#include "import/markdown/plain_text.h"

/* What a rule looks at. */
struct start {
    struct td_mark mark;
    struct td_lead lead;      /* of the first text */
    cmark_node *leading_link; /* with nothing before it but a lead */
    bool opens_block;         /* not a later line of a paragraph */
};

struct scan {
    struct td_arena *arena;
    const struct td_lines *lines;
    struct td_marks marks;
    size_t capacity;
};

static bool is_text_block(cmark_node *block)
{
    cmark_node_type type = cmark_node_get_type(block);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

static bool says_something(cmark_node *link)
{
    return cmark_node_first_child(link) != NULL || td_markdown_url(link).len > 0;
}

/* The link that a text begins with, bold and emphasis or not, behind a lead, images and tags of
 * HTML; NULL without one. */
static cmark_node *find_leading_link(cmark_node *block, cmark_node *text)
{
    struct td_walk walk;
    td_walk_begin_at(&walk, block, text, NULL);
    while (td_walk_next(&walk)) {
        cmark_node_type type = cmark_node_get_type(walk.node);
        struct td_slice literal = td_markdown_literal(walk.node);
        if (!walk.entering)
            continue;
        if (type == CMARK_NODE_LINK)
            return says_something(walk.node) ? walk.node : NULL;
        if (type == CMARK_NODE_TEXT && td_lead_read(literal).len < literal.len)
            return NULL;
        if (type == CMARK_NODE_CODE || td_markdown_is_break(walk.node))
            return NULL;
        if (type == CMARK_NODE_IMAGE)
            td_walk_skip(&walk);
    }
    return NULL;
}

static bool take_leading_link(struct start *start)
{
    start->mark.link = start->leading_link;
    return start->mark.link != NULL;
}

/* Of headings and bullets: a list of pages of the same site is no news. */
static bool leads_to_web(struct start *start)
{
    struct td_url parts;
    return start->leading_link != NULL &&
           td_url_read(td_slice_trim(td_markdown_url(start->leading_link)), &parts);
}

static bool take_address(struct start *start)
{
    bool has_tag = start->mark.kind == TD_MARK_LINE && start->lead.has_tag;
    start->mark.link = td_address_behind(start->mark.text, has_tag);
    start->mark.link_ends_title = start->mark.link != NULL;
    return start->mark.link != NULL;
}

static bool take_link(struct start *start)
{
    return take_leading_link(start) || take_address(start);
}

static bool is_top(cmark_node *block)
{
    return cmark_node_get_type(cmark_node_parent(block)) == CMARK_NODE_DOCUMENT;
}

static bool is_heading(const struct start *start)
{
    return start->mark.kind == TD_MARK_HEADING;
}

static bool is_entry(const struct start *start)
{
    return start->mark.kind == TD_MARK_ENTRY;
}

static bool is_numbered(const struct start *start)
{
    return start->lead.has_number || td_mark_is_numbered_entry(&start->mark);
}

static bool heading_link(struct start *start)
{
    return is_heading(start) && leads_to_web(start) && take_leading_link(start);
}

static bool heading_number(struct start *start)
{
    return is_heading(start) && start->lead.has_number;
}

static bool heading_address(struct start *start)
{
    start->mark.link = is_heading(start) ? td_address_below(start->mark.block) : NULL;
    start->mark.link_ends_title = start->mark.link != NULL;
    return start->mark.link != NULL;
}

static bool number_link(struct start *start)
{
    return !is_heading(start) && is_numbered(start) && take_link(start);
}

/* Whether nothing but a tag stands before an address: `[name]: https://…` gives the address of a
 * link `[text][name]`, where CommonMark sees it or not. */
static bool is_definition(const struct start *start)
{
    cmark_node *text = start->mark.text;
    struct td_slice literal = td_markdown_literal(text);
    struct td_slice title = td_slice_sub(literal, start->lead.len, literal.len);
    return cmark_node_next(text) == start->mark.link &&
           td_slice_equal(td_slice_trim(title), TD_SLICE(":"));
}

static bool tag_address(struct start *start)
{
    return start->mark.kind == TD_MARK_LINE && start->lead.has_tag && take_address(start) &&
           !is_definition(start);
}

/* A line of nothing but bold, with an address alone on the next: how newsletters of plain text
 * look. */
static bool is_bold_line(cmark_node *text)
{
    if (cmark_node_get_type(text) != CMARK_NODE_STRONG)
        return false;
    cmark_node *next = cmark_node_next(text);
    if (next != NULL && cmark_node_get_type(next) == CMARK_NODE_TEXT &&
        td_slice_trim(td_markdown_literal(next)).len == 0)
        next = cmark_node_next(next); /* cmark leaves an empty text before a hard line end */
    return next != NULL && td_markdown_is_break(next);
}

static bool bold_address(struct start *start)
{
    return start->mark.kind == TD_MARK_LINE && start->opens_block &&
           is_bold_line(start->mark.text) && take_address(start);
}

static bool number_block(struct start *start)
{
    bool fits = start->mark.kind == TD_MARK_LINE && start->opens_block && start->lead.has_number;
    start->mark.is_bold_line = fits && td_apart_is_bold(start->mark.text);
    return fits;
}

static bool link_apart(struct start *start)
{
    bool is_title = is_heading(start) || (start->mark.kind == TD_MARK_LINE && start->opens_block &&
                                          td_apart_is_bold(start->mark.text));
    bool fits = is_title && !start->lead.has_number;
    start->mark.link = fits ? td_apart_link(start->mark.block) : NULL;
    return start->mark.link != NULL;
}

static cmark_node *text_block(const struct start *start)
{
    return cmark_node_parent(start->mark.text);
}

static bool entry_prose(struct start *start)
{
    if (!td_mark_is_numbered_entry(&start->mark))
        return false;
    start->mark.has_link = td_links_any(text_block(start), start->mark.text);
    return true;
}

static bool bullet_link(struct start *start)
{
    return is_entry(start) && !td_mark_is_numbered_entry(&start->mark) &&
           (leads_to_web(start) ? take_leading_link(start) : take_address(start));
}

static bool bullet_prose(struct start *start)
{
    return is_entry(start) && !td_mark_is_numbered_entry(&start->mark) &&
           td_links_find_web(text_block(start), start->mark.text, NULL) != NULL;
}

/* No picture that is a link: those illustrate. */
static bool paragraph_link(struct start *start)
{
    bool fits =
        start->mark.kind == TD_MARK_LINE && start->opens_block && leads_to_web(start) &&
        cmark_node_get_type(cmark_node_first_child(start->leading_link)) != CMARK_NODE_IMAGE;
    start->mark.is_alone = fits && td_address_ends_line(start->leading_link);
    return fits && take_leading_link(start);
}

/* A row of a table that begins with a link, or with a number or bold and has a link. */
static bool table_row(struct start *start)
{
    if (!start->mark.is_row || !is_top(start->mark.block))
        return false;
    cmark_node *first = start->mark.text;
    if (leads_to_web(start))
        return take_leading_link(start);
    bool is_bold = cmark_node_next(first) != NULL &&
                   cmark_node_get_type(cmark_node_next(first)) == CMARK_NODE_STRONG &&
                   start->lead.len == td_markdown_literal(first).len;
    return (is_bold || start->lead.has_number) &&
           td_links_find_web(start->mark.block, first, td_paragraph_line_end(first));
}

/* The first that fits says the form. */
static const struct rule {
    enum td_form form;
    bool (*fits)(struct start *start);
} rules[] = {
    {TD_FORM_TABLE_ROW, table_row},       /* | [title](url) | text |   | **title** | [a](url) | */
    {TD_FORM_HEADING_LINK, heading_link}, /* ### 🐎 [title](url) */
    {TD_FORM_HEADING_NUMBER, heading_address}, /* ### title, and https://… on the next line */
    {TD_FORM_HEADING_NUMBER, heading_number},  /* ### 3. title */
    {TD_FORM_APART, link_apart},               /* ### title, text, and [Read more](url) below */
    {TD_FORM_NUMBER_LINK, number_link},        /* 3. [title](url)   3、title - https://… */
    {TD_FORM_NUMBER_LINK, tag_address},        /* [tag] title：<url> */
    {TD_FORM_NUMBER_LINK, bold_address},       /* **title**, and <url> on the next line */
    {TD_FORM_NUMBER_BLOCK, number_block},      /* 3、title */
    {TD_FORM_BULLET_LINK, bullet_link},        /* - [title](url)    - title - https://… */
    {TD_FORM_ENTRY_PROSE, entry_prose},        /* 3. **bold** text [link](url) */
    {TD_FORM_PARAGRAPH_LINK, paragraph_link},  /* [title](url) */
    {TD_FORM_BULLET_PROSE, bullet_prose},      /* - text [link](url) */
};

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

/* The lead of a text, which may begin in bold. */
static struct td_lead lead_of(cmark_node *text)
{
    while (text != NULL && (cmark_node_get_type(text) == CMARK_NODE_EMPH ||
                            cmark_node_get_type(text) == CMARK_NODE_STRONG))
        text = cmark_node_first_child(text);
    bool is_text = text != NULL && cmark_node_get_type(text) == CMARK_NODE_TEXT;
    return is_text ? td_lead_read(td_markdown_literal(text)) : (struct td_lead){0};
}

/* Finds the form of an item that begins with `mark`. */
static void judge(struct td_mark *mark, bool opens_block)
{
    struct start start = {.mark = *mark, .opens_block = opens_block};
    if (mark->text == NULL)
        return;
    start.lead = lead_of(mark->text);
    start.mark.number = start.lead.number;
    start.leading_link = find_leading_link(text_block(&start), mark->text);
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        if (rules[i].fits(&start)) {
            *mark = start.mark;
            mark->form = rules[i].form;
            return;
        }
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
    judge(&mark, true);
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

static bool may_open(cmark_node *text)
{
    struct td_lead lead = lead_of(text);
    return lead.has_number || lead.has_tag || is_bold_line(text);
}

/* The lines of a paragraph that begin with a number or a tag, are bold, or rows of a table. Of an
 * entry's first one, all but the first line, which is the entry. */
static enum td_code add_lines(struct scan *scan, cmark_node *paragraph, bool is_entrys,
                              struct td_error *err)
{
    unsigned line = line_of(paragraph);
    bool begins = !is_entrys;
    unsigned first_row = td_paragraph_first_row(scan->lines, paragraph);
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node)) {
        bool opens_block = node == cmark_node_first_child(paragraph);
        bool is_row = first_row > 0 && line >= first_row;
        if (begins && (is_row || may_open(node) || (opens_block && is_top(paragraph)))) {
            struct td_mark mark = {.kind = TD_MARK_LINE,
                                   .is_row = is_row,
                                   .block = paragraph,
                                   .start = opens_block ? paragraph : node,
                                   .text = node,
                                   .line = line};
            if (!opens_block)
                mark.line = td_paragraph_find_line(scan->lines, paragraph, line, node);
            judge(&mark, opens_block);
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
        if (cmark_node_get_type(node) != CMARK_NODE_LINK || says_something(node))
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

enum td_code td_marks_read(struct td_arena *arena, cmark_node *document,
                           const struct td_lines *lines, struct td_marks *ret_marks,
                           struct td_error *err)
{
    struct scan scan = {.arena = arena, .lines = lines};
    struct td_walk walk;
    td_walk_begin(&walk, document);
    while (td_walk_next(&walk))
        if (walk.entering)
            TD_TRY(scan_block(&scan, &walk, err));
    find_links_below(document, &scan.marks);
    tell_groups(&scan.marks);
    td_apart_settle(document, &scan.marks);
    *ret_marks = scan.marks;
    return TD_OK;
}

cmark_node *td_mark_list(const struct td_mark *entry)
{
    return cmark_node_parent(entry->block);
}

cmark_node *td_mark_outer_list(const struct td_mark *entry)
{
    cmark_node *list = NULL;
    for (cmark_node *node = entry->block; node != NULL; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            list = node;
    return list;
}

bool td_mark_is_numbered_entry(const struct td_mark *mark)
{
    return mark->kind == TD_MARK_ENTRY &&
           cmark_node_get_list_type(td_mark_list(mark)) == CMARK_ORDERED_LIST;
}
