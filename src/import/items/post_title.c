#include "import/items/post_title.h"

#include "base/utf8.h"
#include "import/items/lead.h"
#include "import/markdown/heading.h"
#include "import/markdown/plain_text.h"

static bool is_heading(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_HEADING;
}

/* Goes on to a line; the last heading of this level, or above, on the way; else `found`. */
static cmark_node *go_to(cmark_node **block, int line, int level, cmark_node *found)
{
    for (; *block != NULL && cmark_node_get_start_line(*block) <= line;
         *block = cmark_node_next(*block))
        if (is_heading(*block) && cmark_node_get_heading_level(*block) <= level)
            found = *block;
    return found;
}

/* Whether a heading below the first level names a part of the items, or is one of them: where the
 * first item from there on is below it, and another below another of its level. */
static bool is_section(cmark_node *heading, const struct td_outline *outline)
{
    int level = cmark_node_get_heading_level(heading);
    cmark_node *block = heading, *current = heading;
    bool has_items = false;
    for (size_t i = 0; i < outline->count && level > 1; i++) {
        int line = (int)outline->drafts[i].mark->line;
        if (line < cmark_node_get_start_line(heading))
            continue;
        current = go_to(&block, line, level, current);
        if (current != heading && (!has_items || cmark_node_get_heading_level(current) == level))
            return has_items;
        has_items = true;
    }
    return false;
}

static bool ends_line(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* `#news #weekly` */
static bool is_tags(struct td_slice text)
{
    while (td_slice_starts(text, TD_SLICE("#")))
        text = td_slice_trim(td_slice_sub(text, td_slice_find(text, TD_SLICE(" ")), text.len));
    return text.len == 0;
}

/* A paragraph's first line; absent where there is a link in it, more than a title holds, or tags.
 */
static enum td_code read_first_line(struct td_arena *arena, cmark_node *paragraph,
                                    struct td_slice *ret_line, struct td_error *err)
{
    cmark_node *end = cmark_node_first_child(paragraph);
    struct td_slice text = TD_SLICE("");
    struct td_walk walk;
    for (; end != NULL && !ends_line(end); end = cmark_node_next(end))
        if (cmark_node_get_type(end) == CMARK_NODE_LINK)
            return TD_OK;
    td_walk_begin_at(&walk, paragraph, cmark_node_first_child(paragraph), end);
    if (cmark_node_first_child(paragraph) != NULL)
        TD_TRY(td_plain_walk_line(arena, &walk, &text, err));
    if (text.len > 0 && td_utf8_count(text) <= TD_TITLE_LINE_MAX && !is_tags(text))
        *ret_line = text;
    return TD_OK;
}

/* The only heading of level 1, before the items; NULL where there are none or several. */
static cmark_node *find_only_top(cmark_node *document, const struct td_outline *outline)
{
    cmark_node *found = NULL;
    for (cmark_node *block = cmark_node_first_child(document); block != NULL;
         block = cmark_node_next(block)) {
        if (!is_heading(block) || cmark_node_get_heading_level(block) > 1)
            continue;
        if (found != NULL)
            return NULL;
        found = block;
    }
    bool is_behind = found != NULL && outline->count > 0 &&
                     cmark_node_get_start_line(found) > (int)outline->drafts[0].mark->line;
    return is_behind ? NULL : found;
}

/* The first heading from a block on that says something, unless it is a section; and its block. */
static enum td_code find_heading(struct td_arena *arena, cmark_node *block,
                                 const struct td_outline *outline, cmark_node **ret_block,
                                 struct td_slice *ret_text, struct td_error *err)
{
    *ret_block = NULL;
    for (; block != NULL; block = cmark_node_next(block)) {
        struct td_slice text = TD_SLICE_NONE;
        if (!is_heading(block))
            continue;
        TD_TRY(td_plain_line(arena, block, &text, err));
        if (text.len == 0)
            continue;
        if (is_section(block, outline))
            return TD_OK;
        *ret_text = text;
        *ret_block = block;
        return TD_OK;
    }
    return TD_OK;
}

/* The first block that may hold a title, or more: no picture, rule or HTML. NULL without one. */
static cmark_node *find_beginning(cmark_node *document)
{
    cmark_node *block = cmark_node_first_child(document);
    for (; block != NULL; block = cmark_node_next(block)) {
        cmark_node_type type = cmark_node_get_type(block);
        cmark_node *first = cmark_node_first_child(block);
        bool is_picture = first != NULL && cmark_node_get_type(first) == CMARK_NODE_IMAGE &&
                          cmark_node_next(first) == NULL;
        if (type != CMARK_NODE_THEMATIC_BREAK && type != CMARK_NODE_HTML_BLOCK && !is_picture)
            break;
    }
    return block;
}

enum td_code td_post_title_find(struct td_arena *arena, cmark_node *document,
                                const struct td_outline *outline, struct td_slice *ret_title,
                                unsigned *ret_line, struct td_error *err)
{
    cmark_node *top = find_only_top(document, outline);
    cmark_node *first = top != NULL ? top : cmark_node_first_child(document);
    cmark_node *heading = NULL;
    cmark_node *beginning = find_beginning(document);
    struct td_slice title = TD_SLICE_NONE;
    struct td_slice line = TD_SLICE_NONE;
    TD_TRY(find_heading(arena, first, outline, &heading, &title, err));
    bool is_title =
        heading != NULL && (heading == beginning || cmark_node_get_heading_level(heading) == 1);
    if (!is_title && beginning != NULL && cmark_node_get_type(beginning) == CMARK_NODE_PARAGRAPH)
        TD_TRY(read_first_line(arena, beginning, &line, err));
    *ret_title = td_slice_is_none(line) ? title : line;
    if (heading != NULL)
        *ret_line = (unsigned)cmark_node_get_start_line(heading);
    return TD_OK;
}

struct td_slice td_post_title_over_all(cmark_node *document, struct td_slice title)
{
    cmark_node *block = find_beginning(document);
    if (block == NULL || td_heading_level(block) != 1)
        return TD_SLICE_NONE;
    while ((block = cmark_node_next(block)) != NULL)
        if (td_heading_level(block) == 1)
            return TD_SLICE_NONE;
    return td_section_name(title);
}
