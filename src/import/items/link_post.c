#include "import/items/link_post.h"

#include "import/items/item_links.h"
#include "import/markdown/heading.h"
#include "import/markdown/plain_text.h"

/* The first block of the text, behind a heading that says the title again; NULL where nothing is
 * there. */
static enum td_code find_text(struct td_arena *arena, cmark_node *document, struct td_slice title,
                              cmark_node **ret_block, struct td_error *err)
{
    cmark_node *first = cmark_node_first_child(document);
    struct td_slice text = TD_SLICE_NONE;
    *ret_block = first;
    if (first == NULL || td_heading_level(first) == 0)
        return TD_OK;
    TD_TRY(td_plain_line(arena, first, &text, err));
    if (td_slice_equal(text, title))
        *ret_block = cmark_node_next(first);
    return TD_OK;
}

static enum td_code read_text(struct td_arena *arena, const struct td_draft *draft,
                              struct td_slice below, struct td_digest_item *item,
                              struct td_error *err)
{
    TD_CLEANUP(td_plain_release) struct td_plain plain;
    struct td_walk walk;
    td_plain_init(&plain);
    td_draft_walk(draft, &walk);
    td_plain_add(&plain, &walk, NULL);
    TD_TRY(td_plain_take(&plain, arena, &item->summary, err));
    TD_TRY(td_plain_take_emphasis(&plain, arena, &item->emphasis, err));
    TD_TRY(td_arena_copy(arena, td_slice_trim(below), &item->summary_markdown, err));
    return td_item_links_read(arena, draft, &item->links, &item->link_count, err);
}

/* The body from the line on in which a block begins. */
static struct td_slice from_block(struct td_source body, const struct td_lines *lines,
                                  cmark_node *block)
{
    size_t line = (size_t)cmark_node_get_start_line(block);
    if (line == 0 || line > lines->count)
        return TD_SLICE("");
    size_t begin = (size_t)(lines->list[line - 1].ptr - body.text.ptr);
    return td_slice_sub(body.text, begin, body.text.len);
}

/* What the text says, or the front matter where there is no text. */
static enum td_code read_summary(struct td_arena *arena, cmark_node *document,
                                 struct td_source body, const struct td_lines *lines,
                                 const struct td_digest *digest, struct td_digest_item *item,
                                 struct td_error *err)
{
    struct td_mark mark = {.kind = TD_MARK_HEADING};
    const struct td_draft draft = {.mark = &mark, .document = document};
    TD_TRY(find_text(arena, document, digest->title, &mark.text, err));
    if (mark.text != NULL)
        return read_text(arena, &draft, from_block(body, lines, mark.text), item, err);
    bool is_described = !td_slice_is_none(digest->description);
    item->summary = is_described ? digest->description : TD_SLICE("");
    item->summary_markdown = item->summary;
    return TD_OK;
}

enum td_code td_link_post_read(struct td_arena *arena, cmark_node *document, struct td_source body,
                               const struct td_lines *lines, struct td_digest *digest,
                               struct td_error *err)
{
    if (td_slice_is_none(digest->title) || td_slice_is_none(digest->link))
        return TD_OK;
    struct td_digest_item *item = td_arena_alloc(arena, sizeof *item);
    if (item == NULL)
        return td_fail_memory(err);
    *item = (struct td_digest_item){.line = body.first_line,
                                    .position = 1,
                                    .link_text = digest->title,
                                    .is_prose = true,
                                    .url = digest->link,
                                    .byline = digest->author};
    TD_TRY(td_item_address_read(arena, item, err));
    TD_TRY(read_summary(arena, document, body, lines, digest, item, err));
    digest->items = item;
    digest->item_count = 1;
    return TD_OK;
}
