#include "import/items/heading_prose.h"

#include "import/items/address.h"
#include "import/items/lead.h"
#include "import/markdown/heading.h"
#include "import/markdown/links.h"

enum {
    LEVELS = 7,         /* of headings, from 1 */
    MIN_STORIES = 4,    /* of a level */
    MAX_PARAGRAPHS = 2, /* of a story */
    MAX_BYTES = 2000,   /* likewise, of its text */
};

/* The headings of a level with something below them. */
struct level {
    size_t headings;
    size_t stories;
};

static size_t count_bytes(cmark_node *paragraph)
{
    struct td_walk walk;
    size_t bytes = 0;
    td_walk_begin(&walk, paragraph);
    while (td_walk_next(&walk))
        bytes += walk.entering ? td_markdown_literal(walk.node).len : 0;
    return bytes;
}

static bool begins_line(cmark_node *link)
{
    cmark_node *before = cmark_node_previous(link);
    if (before != NULL && cmark_node_get_type(before) == CMARK_NODE_TEXT &&
        td_lead_is_ornament(td_markdown_literal(before)))
        before = cmark_node_previous(before);
    return before == NULL ? cmark_node_get_type(cmark_node_parent(link)) == CMARK_NODE_PARAGRAPH
                          : td_markdown_is_break(before);
}

/* Such a link is a title itself, and the heading names several. */
static bool is_line(cmark_node *link)
{
    return begins_line(link) && td_address_ends_line(link);
}

/* The first link below a heading over prose; NULL where something else stands there, too. */
static cmark_node *find_link(cmark_node *heading)
{
    cmark_node *link = NULL, *node = cmark_node_next(heading);
    size_t paragraphs = 0, bytes = 0;
    for (; !td_heading_is_end(node); node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
            return NULL;
        bytes += count_bytes(node);
        if (++paragraphs > MAX_PARAGRAPHS || bytes > MAX_BYTES)
            return NULL;
        if (link == NULL)
            link = td_links_find_web(node, cmark_node_first_child(node), NULL);
    }
    return link != NULL && !is_line(link) ? link : NULL;
}

/* Gives headings without form their links, and counts stories by the level of their headings.
 * Returns how many marks have forms. */
static size_t look_below(struct td_marks *marks, struct level levels[LEVELS])
{
    size_t formed = 0;
    for (size_t i = 0; i < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        formed += mark->form != TD_FORM_NONE ? 1 : 0;
        if (mark->kind != TD_MARK_HEADING || td_heading_is_end(cmark_node_next(mark->block)))
            continue;
        struct level *level = &levels[td_heading_level(mark->block)];
        level->headings++;
        if (mark->form != TD_FORM_NONE)
            continue;
        mark->link = find_link(mark->block);
        level->stories += mark->link != NULL ? 1 : 0;
    }
    return formed;
}

void td_heading_prose_settle(struct td_marks *marks)
{
    struct level levels[LEVELS] = {0};
    size_t formed = look_below(marks, levels);
    for (size_t i = 0; i < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        if (mark->kind != TD_MARK_HEADING || mark->form != TD_FORM_NONE)
            continue;
        const struct level *level = &levels[td_heading_level(mark->block)];
        bool are_stories = level->stories >= MIN_STORIES && level->stories > formed &&
                           level->stories * 3 >= level->headings * 2;
        mark->link = are_stories ? mark->link : NULL;
        mark->form = mark->link != NULL ? TD_FORM_APART : TD_FORM_NONE;
    }
}
