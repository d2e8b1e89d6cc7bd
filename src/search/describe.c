#include "search/tree.h"

#include "base/buf.h"

enum { TEXT_MAX_BYTES = 16 * 1024 * 1024 };

static void add_quoted(struct td_buf *buf, struct td_slice text)
{
    td_buf_add_char(buf, '"');
    for (size_t i = 0; i < text.len; i++)
        td_buf_add_char(buf, text.ptr[i] != '"' ? text.ptr[i] : ' ');
    td_buf_add_char(buf, '"');
}

static void add_word(struct td_buf *buf, const struct td_query_word *word)
{
    if (word->fields == TD_FIELD_TITLE)
        td_buf_add(buf, TD_SLICE("title:"));
    else if (word->fields == TD_FIELD_SUMMARY)
        td_buf_add(buf, TD_SLICE("summary:"));
    add_quoted(buf, word->text);
    if (word->phrase.is_prefix)
        td_buf_add_char(buf, '*');
}

static const char *const filter_names[TD_CONDITION_COUNT] = {
    [TD_CONDITION_AUTHOR] = "author:", [TD_CONDITION_CATEGORY] = "category:",
    [TD_CONDITION_SITE] = "site:",     [TD_CONDITION_SECTION] = "section:",
    [TD_CONDITION_POST] = "post:",     [TD_CONDITION_URL] = "url:",
    [TD_CONDITION_STORY] = "url:",
};

static void add_filter(struct td_buf *buf, const struct td_condition *condition)
{
    const char *name = filter_names[condition->kind];
    if (name != NULL) {
        td_buf_add(buf, td_slice_of(name));
        add_quoted(buf, condition->text);
    } else {
        td_buf_addf(buf, "date:%.*s..%.*s", TD_SLICE_ARG(condition->text),
                    TD_SLICE_ARG(condition->until));
    }
}

static void add_node(struct td_buf *buf, const struct td_node *node, bool is_inner);

static void add_children(struct td_buf *buf, const struct td_node *parent, const char *between)
{
    for (const struct td_node *child = parent->children; child != NULL; child = child->next) {
        add_node(buf, child, true);
        if (child->next != NULL)
            td_buf_add(buf, td_slice_of(between));
    }
}

static void add_group(struct td_buf *buf, const struct td_node *group, bool is_inner)
{
    if (group->word.is_link) {
        td_buf_add(buf, group->word.text);
        return;
    }
    if (is_inner)
        td_buf_add_char(buf, '(');
    add_children(buf, group, group->kind == TD_NODE_ANY ? " OR " : " ");
    if (is_inner)
        td_buf_add_char(buf, ')');
}

static void add_node(struct td_buf *buf, const struct td_node *node, bool is_inner)
{
    switch (node->kind) {
    case TD_NODE_WORD:
        add_word(buf, &node->word);
        break;
    case TD_NODE_FILTER:
        add_filter(buf, &node->condition);
        break;
    case TD_NODE_NEAR:
        add_word(buf, &node->children->word);
        td_buf_addf(buf, " NEAR/%lld ", (long long)node->distance);
        add_word(buf, &node->children->next->word);
        break;
    case TD_NODE_NOT:
        td_buf_add_char(buf, '-');
        add_children(buf, node, "");
        break;
    case TD_NODE_ALL:
    case TD_NODE_ANY:
        add_group(buf, node, is_inner);
        break;
    }
}

enum td_code td_node_describe(struct td_arena *arena, const struct td_node *node,
                              struct td_slice *ret_text, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf = {0};
    td_buf_init(&buf, TEXT_MAX_BYTES);
    if (node != NULL)
        add_node(&buf, node, false);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), ret_text, err);
}
