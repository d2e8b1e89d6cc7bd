#include "import/links.h"

#include "base/url.h"
#include "import/one_line.h"
#include "import/plain_text.h"

#include <string.h>

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

static enum td_code without_controls(struct td_arena *arena, struct td_slice text,
                                     struct td_slice *ret_text, struct td_error *err)
{
    char *kept = td_arena_alloc(arena, text.len);
    size_t len = 0;
    if (kept == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < text.len; i++)
        if (!is_control(text.ptr[i]))
            kept[len++] = text.ptr[i];
    *ret_text = (struct td_slice){kept, len};
    return TD_OK;
}

enum td_code td_link_url(struct td_arena *arena, cmark_node *link, struct td_slice *ret_url,
                         struct td_error *err)
{
    struct td_slice url = TD_SLICE_NONE;
    struct td_url parts;
    TD_TRY(without_controls(arena, td_slice_trim(td_markdown_url(link)), &url, err));
    *ret_url = td_url_read(url, &parts) ? url : TD_SLICE_NONE;
    return TD_OK;
}

/* The next link in a block. */
static cmark_node *next_link(struct td_walk *walk)
{
    while (td_walk_next(walk))
        if (walk->entering && cmark_node_get_type(walk->node) == CMARK_NODE_LINK)
            return walk->node;
    return NULL;
}

static size_t count_links(const struct td_draft *draft)
{
    size_t count = 0;
    for (cmark_node *block = td_draft_next(draft, NULL); block != NULL;
         block = td_draft_next(draft, block)) {
        struct td_walk walk;
        td_walk_begin(&walk, block);
        while (next_link(&walk) != NULL)
            count++;
    }
    return count;
}

static enum td_code add_link(struct td_arena *arena, cmark_node *node, struct td_digest_link *links,
                             size_t *count, struct td_error *err)
{
    struct td_digest_link *link = &links[*count];
    TD_TRY(td_link_url(arena, node, &link->url, err));
    if (td_slice_is_none(link->url))
        return TD_OK;
    TD_TRY(td_plain_line(arena, node, &link->text, err));
    (*count)++;
    return TD_OK;
}

enum td_code td_links_read(struct td_arena *arena, const struct td_draft *draft,
                           struct td_digest_link **ret_links, size_t *ret_count,
                           struct td_error *err)
{
    size_t count = 0;
    struct td_digest_link *links = td_arena_array(arena, count_links(draft), sizeof(*links));
    if (links == NULL)
        return td_fail_memory(err);

    for (cmark_node *block = td_draft_next(draft, NULL); block != NULL;
         block = td_draft_next(draft, block)) {
        struct td_walk walk;
        td_walk_begin(&walk, block);
        for (cmark_node *node = NULL; (node = next_link(&walk)) != NULL;)
            if (node != draft->link)
                TD_TRY(add_link(arena, node, links, &count, err));
    }
    *ret_links = links;
    *ret_count = count;
    return TD_OK;
}
