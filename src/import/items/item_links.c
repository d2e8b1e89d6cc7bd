#include "import/items/item_links.h"

#include "base/story.h"
#include "base/url.h"
#include "import/authors/account.h"
#include "import/markdown/autolink.h"
#include "import/markdown/html_text.h"
#include "import/markdown/links.h"
#include "import/markdown/one_line.h"
#include "import/markdown/plain_text.h"

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
    TD_TRY(td_link_address(collector->arena, (struct td_slice){url, td_html_unescape(href, url)},
                           &link.url, err));
    if (td_slice_is_none(link.url))
        return TD_OK;
    struct td_slice text = text_behind(rest);
    char *words = td_arena_alloc(collector->arena, text.len + 1);
    if (words == NULL)
        return td_fail_memory(err);
    TD_TRY(td_one_line(collector->arena, (struct td_slice){words, td_html_unescape(text, words)},
                       &link.text, err));
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
        else if (type == CMARK_NODE_HTML_BLOCK && walk.node != draft->title)
            TD_TRY(add_html(collector, walk.node, err));
    }
    return TD_OK;
}

enum td_code td_item_links_read(struct td_arena *arena, const struct td_draft *draft,
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

enum td_code td_item_address_read(struct td_arena *arena, struct td_digest_item *item,
                                  struct td_error *err)
{
    struct td_account account;
    TD_TRY(td_account_read(arena, item->url, &account, err));
    item->site = account.site;
    item->handle = account.handle;
    item->posted_ms = account.posted_ms;
    return td_story_of(item->url, &item->story, err);
}
