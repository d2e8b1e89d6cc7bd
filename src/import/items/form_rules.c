#include "import/items/form_rules.h"

#include "base/ascii.h"
#include "base/url.h"
#include "import/items/address.h"
#include "import/items/apart.h"
#include "import/items/credit.h"
#include "import/items/lead.h"
#include "import/items/link_texts.h"
#include "import/items/paragraph.h"
#include "import/markdown/links.h"

/* What a rule looks at. */
struct start {
    struct td_mark mark;
    struct td_lead lead;      /* of the first text */
    cmark_node *leading_link; /* with nothing before it but a lead */
    bool opens_block;         /* not a later line of a paragraph */
};

/* The link that a text begins with, bold and emphasis or not, behind a lead, images, tags of HTML
 * and links that are ornaments; NULL without one. */
static cmark_node *find_leading_link(cmark_node *block, cmark_node *text)
{
    struct td_walk walk;
    td_walk_begin_at(&walk, block, text, NULL);
    while (td_walk_next(&walk)) {
        cmark_node_type type = cmark_node_get_type(walk.node);
        struct td_slice literal = td_markdown_literal(walk.node);
        if (!walk.entering)
            continue;
        if (type == CMARK_NODE_LINK && !td_link_is_ornament(walk.node))
            return td_link_says_something(walk.node) ? walk.node : NULL;
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

static bool entry_apart(struct start *start)
{
    bool has_own =
        !is_entry(start) || td_links_find_web(text_block(start), start->mark.text, NULL) != NULL;
    start->mark.link = has_own ? NULL : td_apart_entry_link(start->mark.block);
    return start->mark.link != NULL;
}

/* Whether a text stands behind a link, and a colon, a dash or a hard line end parts them: of
 * `[name](url) is a tool` the link is only a part. */
static bool is_parted_from_text(cmark_node *link)
{
    static const struct td_slice marks[] = {{":", 1}, {"：", 3}, {"—", 3}, {"–", 3}, {"- ", 2}};
    cmark_node *next = td_markdown_behind(link);
    if (next == NULL || cmark_node_get_type(next) != CMARK_NODE_TEXT)
        return next != NULL && cmark_node_get_type(next) == CMARK_NODE_LINEBREAK;
    struct td_slice text = td_slice_trim(td_markdown_literal(next));
    if (text.len == 0)
        return cmark_node_next(next) != NULL &&
               cmark_node_get_type(cmark_node_next(next)) == CMARK_NODE_LINEBREAK;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (td_slice_starts(text, marks[i]) &&
            (text.len > marks[i].len || cmark_node_next(next) != NULL))
            return true;
    return false;
}

/* A link behind the name of its site, or a count, and a colon, with nothing but a dash behind it.
 */
static bool take_labelled_link(struct start *start)
{
    cmark_node *link = cmark_node_next(start->mark.text);
    bool has_label = link != NULL && (td_credit_label(link).len > 0 || td_credit_is_count(link));
    bool fits = has_label && !td_address_is_shown(link) &&
                (td_address_ends_line(link) || is_parted_from_text(link));
    start->leading_link = fits ? link : NULL;
    return leads_to_web(start) && take_leading_link(start);
}

static bool bullet_link(struct start *start)
{
    if (!is_entry(start) || td_mark_is_numbered_entry(&start->mark))
        return false;
    return leads_to_web(start) ? take_leading_link(start)
                               : take_labelled_link(start) || take_address(start);
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
    start->mark.is_alone =
        fits && start->mark.start == start->mark.block && td_address_ends_line(start->leading_link);
    start->mark.is_told = fits && is_parted_from_text(start->leading_link);
    start->mark.is_by_person = fits && start->mark.start == start->mark.block &&
                               td_credit_person(start->leading_link).len > 0 &&
                               td_credit_story(start->leading_link) != NULL;
    return fits && take_leading_link(start);
}

/* Bars and digits: `| 12 | `, a cell of a rank before the one with the title. */
static bool is_cell_of_number(struct td_slice text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_digit = td_ascii_is_digit(text.ptr[i]);
        if (!is_digit && text.ptr[i] != '|' && text.ptr[i] != ' ')
            return false;
        digits += is_digit;
    }
    return digits > 0 && td_slice_ends(td_slice_trim(text), TD_SLICE("|"));
}

/* A row of a table that begins with a link, if behind a number's cell, or with a number or bold
 * and has a link. */
static bool table_row(struct start *start)
{
    if (!start->mark.is_row)
        return false;
    cmark_node *first = start->mark.text, *second = cmark_node_next(first);
    bool has_rank = second != NULL && cmark_node_get_type(second) == CMARK_NODE_LINK &&
                    is_cell_of_number(td_markdown_literal(first));
    if (has_rank)
        start->leading_link = second;
    if (leads_to_web(start))
        return take_leading_link(start);
    bool is_bold = second != NULL && cmark_node_get_type(second) == CMARK_NODE_STRONG &&
                   start->lead.len == td_markdown_literal(first).len;
    return (is_bold || start->lead.has_number) &&
           td_links_find_web(start->mark.block, first, td_paragraph_line_end(first));
}

/* The first that fits says the form. */
static const struct rule {
    enum td_form form;
    bool (*fits)(struct start *start);
} rules[] = {
    {TD_FORM_TABLE_ROW, table_row},            /* | [title](url) | text |   | 3 | [title](url) | */
    {TD_FORM_HEADING_LINK, heading_link},      /* ### 🐎 [title](url) */
    {TD_FORM_HEADING_NUMBER, heading_address}, /* ### title, and https://… on the next line */
    {TD_FORM_HEADING_NUMBER, heading_number},  /* ### 3. title */
    {TD_FORM_APART, link_apart},               /* ### title, text, and [Read more](url) below */
    {TD_FORM_NUMBER_LINK, number_link},        /* 3. [title](url)   3、title - https://… */
    {TD_FORM_NUMBER_LINK, tag_address},        /* [tag] title：<url> */
    {TD_FORM_NUMBER_LINK, bold_address},       /* **title**, and <url> on the next line */
    {TD_FORM_NUMBER_BLOCK, number_block},      /* 3、title */
    {TD_FORM_BULLET_LINK, bullet_link},        /* - [title](url)    - title - https://… */
    {TD_FORM_ENTRY_APART, entry_apart},        /* - title, below it: - text, - source: <url> */
    {TD_FORM_ENTRY_PROSE, entry_prose},        /* 3. **bold** text [link](url) */
    {TD_FORM_PARAGRAPH_LINK, paragraph_link},  /* [title](url) */
    {TD_FORM_BULLET_PROSE, bullet_prose},      /* - text [link](url) */
};

/* The lead of a text, which may begin in bold. */
static struct td_lead lead_of(cmark_node *text)
{
    while (text != NULL && (cmark_node_get_type(text) == CMARK_NODE_EMPH ||
                            cmark_node_get_type(text) == CMARK_NODE_STRONG))
        text = cmark_node_first_child(text);
    bool is_text = text != NULL && cmark_node_get_type(text) == CMARK_NODE_TEXT;
    return is_text ? td_lead_read(td_markdown_literal(text)) : (struct td_lead){0};
}

void td_form_judge(struct td_mark *mark, bool opens_block)
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

bool td_form_may_open(cmark_node *text)
{
    struct td_lead lead = lead_of(text);
    return lead.has_number || lead.has_tag || is_bold_line(text);
}
