#include "import/markdown/links.h"

#include "base/url.h"
#include "base/utf8.h"
#include "import/markdown/one_line.h"

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

enum td_code td_link_address(struct td_arena *arena, struct td_slice address,
                             struct td_slice *ret_url, struct td_error *err)
{
    struct td_slice url = TD_SLICE_NONE;
    struct td_url parts;
    TD_TRY(without_unseen(arena, td_slice_trim(address), &url, err));
    *ret_url = td_url_read(url, &parts) ? url : TD_SLICE_NONE;
    return TD_OK;
}

enum td_code td_link_url(struct td_arena *arena, cmark_node *link, struct td_slice *ret_url,
                         struct td_error *err)
{
    return td_link_address(arena, td_markdown_url(link), ret_url, err);
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
