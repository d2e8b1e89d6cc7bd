#include "import/items/address.h"

bool td_address_is_shown(cmark_node *link)
{
    cmark_node *text = cmark_node_first_child(link);
    if (text == NULL || cmark_node_next(text) != NULL)
        return false;
    struct td_slice shown = td_markdown_literal(text);
    struct td_slice dots = TD_SLICE("...");
    if (td_slice_ends(shown, dots) && td_slice_starts(shown, TD_SLICE("http")))
        return td_slice_starts(td_markdown_url(link), td_slice_sub(shown, 0, shown.len - dots.len));
    return td_slice_equal(shown, td_markdown_url(link));
}

bool td_address_ends_line(cmark_node *link)
{
    cmark_node *next = cmark_node_next(link);
    return next == NULL || td_markdown_is_break(next) ||
           (cmark_node_get_type(next) == CMARK_NODE_TEXT &&
            td_slice_trim(td_markdown_literal(next)).len <= 3 &&
            (cmark_node_next(next) == NULL || td_markdown_is_break(cmark_node_next(next))));
}

static bool is_title_part(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_EMPH ||
           type == CMARK_NODE_STRONG || type == CMARK_NODE_HTML_INLINE;
}

cmark_node *td_address_behind(cmark_node *text, bool has_tag)
{
    unsigned breaks = 0;
    bool has_links = false;
    for (cmark_node *node = text; node != NULL; node = cmark_node_next(node)) {
        bool is_link = cmark_node_get_type(node) == CMARK_NODE_LINK;
        if (is_link && node != text && td_address_is_shown(node) && td_address_ends_line(node))
            return node;
        has_links |= is_link;
        breaks += td_markdown_is_break(node) ? 1 : 0;
        if (breaks > (has_links ? 0 : 1) || (has_links && !has_tag) ||
            !(is_title_part(node) || td_markdown_is_break(node) || is_link))
            return NULL;
    }
    return NULL;
}

/* What is left where a text was made a link. */
static bool is_empty(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_TEXT &&
           td_slice_trim(td_markdown_literal(node)).len == 0;
}

cmark_node *td_address_below(cmark_node *heading)
{
    cmark_node *next = cmark_node_next(heading);
    if (next == NULL || cmark_node_get_type(next) != CMARK_NODE_PARAGRAPH)
        return NULL;
    cmark_node *link = cmark_node_first_child(next);
    while (link != NULL && is_empty(link))
        link = cmark_node_next(link);
    bool is_address = link != NULL && cmark_node_get_type(link) == CMARK_NODE_LINK &&
                      td_address_is_shown(link) && td_address_ends_line(link);
    return is_address ? link : NULL;
}
