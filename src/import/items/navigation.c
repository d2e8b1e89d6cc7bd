#include "import/items/navigation.h"

#include "import/markdown/plain_text.h"

enum {
    NAVIGATION_MAX_BYTES = 120, /* of its text */
    MORE_MAX_BYTES = 12,        /* round the word: arrows, brackets, "issue" */
    MAX_CHILDREN = 16,          /* of a paragraph; and bytes of HTML, to look no further */
    MAX_HTML_BYTES = 1000,
};

static bool may_be(cmark_node *block)
{
    unsigned children = 0;
    if (cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK)
        return td_markdown_literal(block).len <= MAX_HTML_BYTES;
    for (cmark_node *node = cmark_node_first_child(block); node != NULL && children <= MAX_CHILDREN;
         node = cmark_node_next(node))
        children++;
    return children > 1 && children <= MAX_CHILDREN;
}

static bool says_where(struct td_slice part)
{
    static const struct td_slice words[] = {
        {"previous", 8}, {"prev", 4},   {"next", 4},   {"上一期", 9}, {"下一期", 9},
        {"上一篇", 9},   {"下一篇", 9}, {"上一页", 9}, {"下一页", 9},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        for (size_t at = 0;
             part.len <= words[i].len + MORE_MAX_BYTES && at + words[i].len <= part.len; at++)
            if (td_slice_equal_nocase(td_slice_sub(part, at, at + words[i].len), words[i]))
                return true;
    return false;
}

static bool is_navigation(struct td_slice text)
{
    struct td_slice bar = TD_SLICE("|");
    bool says = false;
    if (text.len > NAVIGATION_MAX_BYTES || td_slice_find(text, bar) == text.len)
        return false;
    while (text.len > 0) {
        struct td_slice part = td_slice_sub(text, 0, td_slice_find(text, bar));
        says |= says_where(td_slice_trim(part));
        text = td_slice_sub(text, part.len + bar.len, text.len);
    }
    return says;
}

enum td_code td_navigation_read(cmark_node *block, bool *ret_is, struct td_error *err)
{
    *ret_is = false;
    if (!may_be(block))
        return TD_OK;
    TD_CLEANUP(td_plain_release) struct td_plain plain;
    struct td_walk walk;
    td_plain_init(&plain);
    td_walk_begin(&walk, block);
    td_plain_add(&plain, &walk, NULL);
    TD_TRY(td_buf_check(&plain.flow.buf, err));
    *ret_is = is_navigation(td_slice_trim(td_buf_slice(&plain.flow.buf)));
    return TD_OK;
}
