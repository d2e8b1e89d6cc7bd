#include "import/outline.h"

#include "import/plain_text.h"

#include <stdbool.h>

/* A walk over the document's blocks. */
struct outliner {
    struct td_arena *arena;
    struct td_source source;
    struct td_problems *problems;
    struct td_outline outline;
    struct td_slice section;
    struct td_draft *open; /* the item that blocks behind its list belong to */
};

static bool is_heading_or_paragraph(cmark_node *block)
{
    cmark_node_type type = cmark_node_get_type(block);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

/* Stars and blanks, as CommonMark leaves them in front of a bold link beside Chinese. */
static bool is_only_stars(cmark_node *node)
{
    struct td_slice text = td_markdown_literal(node);
    size_t at = 0;
    while (at < text.len && (text.ptr[at] == '*' || text.ptr[at] == ' '))
        at++;
    return at == text.len;
}

static bool says_something(cmark_node *link)
{
    return cmark_node_first_child(link) != NULL || td_markdown_url(link).len > 0;
}

/* The link that an entry begins with, bold and emphasis or not; NULL without one. */
static cmark_node *leading_link(cmark_node *entry)
{
    cmark_node *block = cmark_node_first_child(entry);
    if (block == NULL || !is_heading_or_paragraph(block))
        return NULL;

    cmark_node *node = cmark_node_first_child(block);
    while (node != NULL) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LINK)
            return says_something(node) ? node : NULL;
        if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
            node = cmark_node_first_child(node);
        else if (type == CMARK_NODE_TEXT && is_only_stars(node))
            node = cmark_node_next(node);
        else
            return NULL;
    }
    return NULL;
}

static bool is_ordered(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_LIST &&
           cmark_node_get_list_type(block) == CMARK_ORDERED_LIST;
}

static size_t count_items(cmark_node *list)
{
    size_t count = 0;
    for (cmark_node *entry = cmark_node_first_child(list); entry != NULL;
         entry = cmark_node_next(entry))
        count += leading_link(entry) != NULL ? 1 : 0;
    return count;
}

static enum td_code make_room(struct outliner *outliner, cmark_node *document, struct td_error *err)
{
    size_t count = 0;
    for (cmark_node *block = cmark_node_first_child(document); block != NULL;
         block = cmark_node_next(block))
        count += is_ordered(block) ? count_items(block) : 0;
    if (count > TD_DIGEST_MAX_ITEMS)
        return td_fail(err, TD_ERR_INPUT, "more than %d items", TD_DIGEST_MAX_ITEMS);

    outliner->outline.drafts = td_arena_array(outliner->arena, count, sizeof(struct td_draft));
    return outliner->outline.drafts != NULL ? TD_OK : td_fail_memory(err);
}

static enum td_code warn_no_link(struct outliner *outliner, cmark_node *entry, struct td_error *err)
{
    unsigned line = outliner->source.first_line + (unsigned)cmark_node_get_start_line(entry) - 1;
    return td_problem_add(outliner->arena, outliner->problems, TD_SEVERITY_WARNING, line,
                          (unsigned)cmark_node_get_start_column(entry), err,
                          "numbered entry without a link is not an item");
}

static enum td_code read_entry(struct outliner *outliner, cmark_node *entry, struct td_error *err)
{
    cmark_node *link = leading_link(entry);
    if (link == NULL) {
        outliner->open = NULL;
        return warn_no_link(outliner, entry, err);
    }
    outliner->open = &outliner->outline.drafts[outliner->outline.count++];
    *outliner->open = (struct td_draft){entry, link, outliner->section, NULL, NULL};
    return TD_OK;
}

static enum td_code read_list(struct outliner *outliner, cmark_node *list, struct td_error *err)
{
    for (cmark_node *entry = cmark_node_first_child(list); entry != NULL;
         entry = cmark_node_next(entry))
        TD_TRY(read_entry(outliner, entry, err));
    return TD_OK;
}

static enum td_code read_heading(struct outliner *outliner, cmark_node *heading,
                                 struct td_error *err)
{
    struct td_slice text = TD_SLICE_NONE;
    TD_TRY(td_plain_line(outliner->arena, heading, &text, err));
    outliner->section = text.len > 0 ? text : TD_SLICE_NONE;
    outliner->open = NULL;
    return TD_OK;
}

static enum td_code read_block(struct outliner *outliner, cmark_node *block, struct td_error *err)
{
    cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_HEADING)
        return read_heading(outliner, block, err);
    if (is_ordered(block) && count_items(block) > 0)
        return read_list(outliner, block, err);

    struct td_draft *open = outliner->open;
    if (type == CMARK_NODE_THEMATIC_BREAK) {
        outliner->open = NULL;
    } else if (open != NULL) {
        open->after_first = open->after_first != NULL ? open->after_first : block;
        open->after_last = block;
    }
    return TD_OK;
}

static bool others_go_on_behind_the_list(const struct td_outline *outline,
                                         const struct td_draft *draft)
{
    for (size_t i = 0; i < outline->count; i++)
        if (&outline->drafts[i] != draft && outline->drafts[i].after_first != NULL)
            return true;
    return false;
}

/* What stands at the very end belongs to the last item only in a digest that writes summaries
 * without indent; else it closes the digest. */
static void leave_closing_text(struct outliner *outliner)
{
    struct td_draft *open = outliner->open;
    if (open == NULL || others_go_on_behind_the_list(&outliner->outline, open))
        return;
    open->after_first = NULL;
    open->after_last = NULL;
}

enum td_code td_outline_read(struct td_arena *arena, cmark_node *document, struct td_source source,
                             struct td_problems *problems, struct td_outline *ret_outline,
                             struct td_error *err)
{
    struct outliner outliner = {.arena = arena, .source = source, .problems = problems};
    TD_TRY(make_room(&outliner, document, err));
    for (cmark_node *block = cmark_node_first_child(document); block != NULL;
         block = cmark_node_next(block))
        TD_TRY(read_block(&outliner, block, err));
    leave_closing_text(&outliner);
    *ret_outline = outliner.outline;
    return TD_OK;
}
