#include "import/markdown/heading.h"

#include "base/url.h"
#include "import/markdown/autolink.h"
#include "import/markdown/html_text.h"
#include "import/markdown/tree.h"

/* The level in `<h3 …>…</h3>`, where nothing stands round it and only one heading is in it. */
static int html_level(struct td_slice html)
{
    char closing[] = "</h0>";
    html = td_slice_trim(html);
    if (!td_slice_equal_nocase(td_slice_sub(html, 0, 2), TD_SLICE("<h")) || html.len < 9 ||
        html.ptr[2] < '1' || html.ptr[2] > '6' || (html.ptr[3] != '>' && html.ptr[3] != ' '))
        return 0;
    closing[3] = html.ptr[2];
    struct td_slice end = td_slice_sub(html, html.len - 5, html.len);
    bool is_one = td_slice_find(html, td_slice_of(closing)) >= html.len - end.len;
    return is_one && td_slice_equal_nocase(end, td_slice_of(closing)) ? html.ptr[2] - '0' : 0;
}

int td_heading_level(cmark_node *block)
{
    cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_HEADING)
        return cmark_node_get_heading_level(block);
    return type == CMARK_NODE_HTML_BLOCK ? html_level(td_markdown_literal(block)) : 0;
}

static struct td_slice first_href(struct td_slice html)
{
    struct td_html_part part;
    struct td_slice href = TD_SLICE_NONE;
    while (td_slice_is_none(href) && td_html_next(&html, &part))
        href = td_html_href(part.text);
    return href;
}

static void link_heading(cmark_node *block, cmark_mem *memory)
{
    struct td_slice href = first_href(td_markdown_literal(block));
    struct td_url parts;
    if (!td_url_read(href, &parts))
        return;
    char *url = memory->calloc(href.len + 1, 1);
    (void)td_html_unescape(href, url);
    cmark_node *link = cmark_node_new_with_mem(CMARK_NODE_LINK, memory);
    (void)cmark_node_set_url(link, url);
    (void)cmark_node_set_user_data(block, link);
}

void td_headings_link(cmark_node *document, cmark_mem *memory)
{
    for (cmark_node *block = cmark_node_first_child(document); block != NULL;
         block = cmark_node_next(block))
        if (cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK && td_heading_level(block) > 0)
            link_heading(block, memory);
}

cmark_node *td_heading_html_link(cmark_node *block)
{
    bool is_html = cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK;
    return is_html ? cmark_node_get_user_data(block) : NULL;
}

bool td_heading_is_end(cmark_node *block)
{
    return block == NULL || cmark_node_get_type(block) == CMARK_NODE_THEMATIC_BREAK ||
           td_heading_level(block) > 0;
}
