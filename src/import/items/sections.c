#include "import/items/sections.h"

#include "base/url.h"
#include "import/items/apart.h"
#include "import/markdown/heading.h"

enum {
    LEVELS = 7,     /* of headings from 1, and that of bold lines */
    BOLD_LINES = 0, /* their level */
    LISTED = 2,     /* links in the list right below a heading that it names, not one story */
    MANY_LINKS = 3, /* in lists anywhere below */
    MIN_FIELDS = 2, /* headings with the same label below */
    MIN_ROOMS = 3,  /* headings that lead to one site, for that to say something */
};

/* What stands below the headings of one level that could be items themselves. */
struct below {
    size_t headings;
    size_t sections; /* of them, with items below for certain */
    size_t lists;    /* of them, with a list right below */
    size_t links;    /* in lists */
    size_t prose;    /* bullets of prose with a link */
    size_t rooms;    /* headings that lead to the site of the first one */
    size_t fields;   /* headings with a list right below that begins with the same label */
    struct td_slice site;
    struct td_slice label;
};

static bool is_break_of_level(const struct td_mark *mark, bool is_bold_line)
{
    return mark->kind == TD_MARK_HEADING ||
           (is_bold_line && (mark->kind == TD_MARK_RULE || mark->is_bold_line));
}

/* Where what stands below a heading ends. */
static size_t end_below(const struct td_marks *marks, size_t at)
{
    bool is_bold_line = marks->list[at].is_bold_line;
    for (at++; at < marks->count && !is_break_of_level(&marks->list[at], is_bold_line);)
        at++;
    return at;
}

static int level(const struct td_mark *heading)
{
    return heading->is_bold_line ? BOLD_LINES : td_heading_level(heading->block);
}

static bool is_in_list(const struct td_mark *mark)
{
    return mark->kind == TD_MARK_ENTRY && mark->form != TD_FORM_NONE &&
           (mark->has_link || mark->form != TD_FORM_ENTRY_PROSE);
}

/* Whether a numbered item stands below a heading or one of lower levels under it. */
static bool is_above_numbers(const struct td_marks *marks, size_t at)
{
    bool is_bold_line = marks->list[at].is_bold_line;
    for (size_t i = at + 1; i < marks->count; i++) {
        const struct td_mark *mark = &marks->list[i];
        bool is_lower =
            !is_bold_line && mark->kind == TD_MARK_HEADING && level(mark) > level(&marks->list[at]);
        if (is_break_of_level(mark, is_bold_line) && !is_lower)
            return false;
        if (mark->form == TD_FORM_NUMBER_LINK)
            return true;
    }
    return false;
}

/* Whether a heading surely names the items below it, though it is a link itself or has a number. */
static bool names_items(const struct td_marks *marks, size_t at)
{
    size_t end = end_below(marks, at);
    cmark_node *list = cmark_node_next(marks->list[at].block);
    size_t listed = 0;
    for (size_t i = at + 1; i < end; i++)
        listed += marks->list[i].form == TD_FORM_BULLET_LINK &&
                  td_mark_outer_list(&marks->list[i]) == list;
    return listed >= LISTED || is_above_numbers(marks, at) ||
           (end < marks->count && marks->list[end].form == TD_FORM_HEADING_LINK &&
            level(&marks->list[end]) > level(&marks->list[at]));
}

static bool leads_to(const struct td_mark *heading, struct td_slice *site)
{
    struct td_url parts;
    if (heading->link == NULL ||
        !td_url_read(td_slice_trim(td_markdown_url(heading->link)), &parts))
        return false;
    struct td_slice host = td_url_without_www(parts.host);
    if (site->len == 0)
        *site = host;
    return td_slice_equal_nocase(host, *site);
}

/* `- **Source:** …` right below a heading, as below the others. */
static bool is_over_fields(cmark_node *list, struct td_slice *label)
{
    bool is_list = list != NULL && cmark_node_get_type(list) == CMARK_NODE_LIST;
    struct td_slice own = is_list
                              ? td_apart_label(cmark_node_first_child(cmark_node_first_child(list)))
                              : TD_SLICE("");
    if (label->len == 0)
        *label = own;
    return own.len > 0 && td_slice_equal(own, *label);
}

static void look_below(const struct td_marks *marks, size_t at, struct below *below)
{
    size_t end = end_below(marks, at);
    cmark_node *next = cmark_node_next(marks->list[at].block);
    below->headings++;
    below->sections += names_items(marks, at) ? 1 : 0;
    below->lists += next != NULL && cmark_node_get_type(next) == CMARK_NODE_LIST ? 1 : 0;
    below->rooms += leads_to(&marks->list[at], &below->site) ? 1 : 0;
    below->fields += is_over_fields(next, &below->label) ? 1 : 0;
    for (size_t i = at + 1; i < end; i++) {
        below->links += is_in_list(&marks->list[i]) ? 1 : 0;
        below->prose += marks->list[i].form == TD_FORM_BULLET_PROSE ? 1 : 0;
    }
}

/* The rooms of a chat or a forum, and what was told in each. */
static bool are_rooms(const struct below *below)
{
    return below->headings >= MIN_ROOMS && below->rooms == below->headings &&
           below->prose * 2 >= below->headings;
}

/* All headings of a level are of one kind: sections where a third of them are for certain, or where
 * more links stand in lists below them than tell of one story each; stories, where the same fields
 * stand below most. */
static bool are_sections(const struct below *below)
{
    bool have_lists = below->lists * 2 > below->headings;
    if (below->fields >= MIN_FIELDS && below->fields * 2 > below->headings)
        return false;
    return below->sections * 3 >= below->headings || below->links >= below->headings * MANY_LINKS ||
           (have_lists && (below->links * 2 >= below->headings * 3 || are_rooms(below)));
}

static bool is_heading_form(const struct td_mark *mark)
{
    return mark->form == TD_FORM_HEADING_LINK || mark->form == TD_FORM_HEADING_NUMBER ||
           mark->is_bold_line;
}

/* The one heading of the first level is the post's title. */
static bool is_title(const struct td_mark *mark, size_t titles)
{
    return titles == 1 && level(mark) == 1;
}

void td_sections_tell(struct td_marks *marks)
{
    struct below below[LEVELS] = {0};
    size_t titles = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const struct td_mark *mark = &marks->list[i];
        titles += mark->kind == TD_MARK_HEADING && level(mark) == 1 ? 1 : 0;
        if (is_heading_form(mark))
            look_below(marks, i, &below[level(mark)]);
    }
    for (size_t i = 0; i < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        if (is_heading_form(mark) &&
            (is_title(mark, titles) || are_sections(&below[level(mark)]))) {
            mark->form = TD_FORM_NONE;
            mark->is_section = mark->is_bold_line;
        }
    }
}
