#include "import/markdown/links.h"

#include "base/url.h"
#include "base/utf8.h"
#include "import/items/draft.h"
#include "import/markdown/autolink.h"
#include "import/markdown/html_text.h"
#include "import/markdown/one_line.h"
#include "import/markdown/plain_text.h"

#include <string.h>

/* No address has these in it; a copied one may. */
static enum td_code without_unseen(struct td_arena *arena, struct td_slice text,
                                   struct td_slice *ret_text, struct td_error *err)
{
    char *kept = td_arena_alloc(arena, text.len);
    size_t kept_len = 0;
    if (kept == NULL)
        return td_fail_memory(err);
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        if (td_is_control(c) || td_is_invisible(c))
            continue;
        memcpy(kept + kept_len, text.ptr + at, len);
        kept_len += len;
    }
    *ret_text = (struct td_slice){kept, kept_len};
    return TD_OK;
}

enum td_code td_link_url(struct td_arena *arena, cmark_node *link, struct td_slice *ret_url,
                         struct td_error *err)
{
    struct td_slice url = TD_SLICE_NONE;
    struct td_url parts;
    TD_TRY(without_unseen(arena, td_slice_trim(td_markdown_url(link)), &url, err));
    *ret_url = td_url_read(url, &parts) ? url : TD_SLICE_NONE;
    return TD_OK;
}

static bool is_image_only(cmark_node *link)
{
    cmark_node *child = cmark_node_first_child(link);
    return child != NULL && cmark_node_get_type(child) == CMARK_NODE_IMAGE &&
           cmark_node_next(child) == NULL;
}

bool td_link_says_something(cmark_node *link)
{
    return cmark_node_first_child(link) != NULL || td_markdown_url(link).len > 0;
}

cmark_node *td_links_find_web(cmark_node *root, cmark_node *first, cmark_node *stop)
{
    struct td_walk walk;
    struct td_url parts;
    td_walk_begin_at(&walk, root, first, stop);
    while (td_walk_next(&walk))
        if (walk.entering && cmark_node_get_type(walk.node) == CMARK_NODE_LINK &&
            !is_image_only(walk.node) &&
            td_url_read(td_slice_trim(td_markdown_url(walk.node)), &parts))
            return walk.node;
    return NULL;
}

bool td_links_any(cmark_node *root, cmark_node *first)
{
    struct td_walk walk;
    td_walk_begin_at(&walk, root, first, NULL);
    while (td_walk_next(&walk)) {
        cmark_node_type type = cmark_node_get_type(walk.node);
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
            return true;
    }
    return false;
}

/* Links in the making: first counted, then kept. */
struct collector {
    struct td_arena *arena;
    struct td_digest_link *links; /* NULL: they are only counted */
    size_t count;
};

static enum td_code add_node(struct collector *collector, cmark_node *node, struct td_error *err)
{
    struct td_digest_link link;
    if (collector->links == NULL) {
        collector->count++;
        return TD_OK;
    }
    TD_TRY(td_link_url(collector->arena, node, &link.url, err));
    if (td_slice_is_none(link.url))
        return TD_OK;
    TD_TRY(td_plain_line(collector->arena, node, &link.text, err));
    collector->links[collector->count++] = link;
    return TD_OK;
}

/* The text of an <a>: up to the next tag. */
static struct td_slice text_behind(struct td_slice rest)
{
    struct td_html_part part;
    return td_html_next(&rest, &part) && part.kind == TD_HTML_TEXT ? part.text : TD_SLICE("");
}

static enum td_code add_tag(struct collector *collector, struct td_slice tag, struct td_slice rest,
                            struct td_error *err)
{
    struct td_digest_link link;
    struct td_url parts;
    struct td_slice href = td_slice_trim(td_html_href(tag));
    if (!td_url_read(href, &parts))
        return TD_OK;
    if (collector->links == NULL) {
        collector->count++;
        return TD_OK;
    }
    char *url = td_arena_alloc(collector->arena, href.len);
    if (url == NULL)
        return td_fail_memory(err);
    struct td_slice unescaped = {url, td_html_unescape(href, url)};
    TD_TRY(without_unseen(collector->arena, unescaped, &link.url, err));
    TD_TRY(td_one_line(collector->arena, text_behind(rest), &link.text, err));
    collector->links[collector->count++] = link;
    return TD_OK;
}

static enum td_code add_html(struct collector *collector, cmark_node *block, struct td_error *err)
{
    struct td_slice rest = td_markdown_literal(block);
    struct td_html_part part;
    while (td_html_next(&rest, &part))
        if (part.kind == TD_HTML_OTHER)
            TD_TRY(add_tag(collector, part.text, rest, err));
    return TD_OK;
}

static enum td_code collect(struct collector *collector, const struct td_draft *draft,
                            struct td_error *err)
{
    struct td_walk walk;
    collector->count = 0;
    td_draft_walk(draft, &walk);
    while (td_walk_next(&walk)) {
        if (!walk.entering || walk.node == draft->link)
            continue;
        cmark_node_type type = cmark_node_get_type(walk.node);
        if (type == CMARK_NODE_LINK)
            TD_TRY(add_node(collector, walk.node, err));
        else if (type == CMARK_NODE_HTML_BLOCK)
            TD_TRY(add_html(collector, walk.node, err));
    }
    return TD_OK;
}

enum td_code td_links_read(struct td_arena *arena, const struct td_draft *draft,
                           struct td_digest_link **ret_links, size_t *ret_count,
                           struct td_error *err)
{
    struct collector collector = {.arena = arena};
    TD_TRY(collect(&collector, draft, err));
    collector.links = td_arena_array(arena, collector.count, sizeof(*collector.links));
    if (collector.links == NULL)
        return td_fail_memory(err);
    TD_TRY(collect(&collector, draft, err));
    *ret_links = collector.links;
    *ret_count = collector.count;
    return TD_OK;
}
