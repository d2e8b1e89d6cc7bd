#include "cli/wanted.h"

#include "text/width.h"

#include <inttypes.h>

enum {
    PART_MAX_BYTES = 256,   /* of what stands between two commas */
    WORD_MAX_COLUMNS = 100, /* of a word */
};

static bool is_group(const struct td_node *node)
{
    return (node->kind == TD_NODE_ALL || node->kind == TD_NODE_ANY) && !node->word.is_link;
}

static bool has_words(const struct td_node *node)
{
    if (!is_group(node))
        return node->kind == TD_NODE_WORD || node->kind == TD_NODE_NEAR || node->word.is_link;
    for (const struct td_node *child = node->children; child != NULL; child = child->next) {
        if (has_words(child))
            return true;
    }
    return false;
}

/* Whether some of a run's words, one or ALL of several, have synonyms. */
static bool has_synonyms(const struct td_node *words)
{
    bool has = words->kind == TD_NODE_ANY;
    if (words->kind == TD_NODE_ALL) {
        for (const struct td_node *child = words->children; child != NULL; child = child->next)
            has |= child->kind == TD_NODE_ANY;
    }
    return has;
}

/* Of a long run and its words beside it (search/widen.h) one is left out; NULL for another group.
 */
static const struct td_node *left_out_of(const struct td_node *group)
{
    const struct td_node *whole = group->children;
    if (group->kind != TD_NODE_ANY || !whole->word.is_whole || whole->next == NULL)
        return NULL;
    return has_synonyms(whole->next) ? whole : whole->next;
}

/* The first, from `child` on, that is told. */
static const struct td_node *next_told(const struct td_node *group, const struct td_node *child)
{
    const struct td_node *left_out = left_out_of(group);
    while (child != NULL && (child == left_out || !has_words(child)))
        child = child->next;
    return child;
}

/* A group of which one child is told is that child. */
static const struct td_node *unwrap(const struct td_node *node)
{
    while (is_group(node)) {
        const struct td_node *only = next_told(node, node->children);
        if (next_told(node, only->next) != NULL)
            break;
        node = only;
    }
    return node;
}

static void add_beginning(struct td_buf *buf, struct td_slice word)
{
    struct td_slice all = td_slice_trim(word);
    struct td_slice shown = td_slice_sub(all, 0, td_width_fit(all, WORD_MAX_COLUMNS));
    td_buf_add(buf, shown);
    if (shown.len < all.len)
        td_buf_add(buf, TD_ELLIPSIS);
}

static void add_word(struct td_buf *buf, const struct td_query_word *word)
{
    if (word->fields == TD_FIELD_TITLE)
        td_buf_add(buf, TD_SLICE("title:"));
    else if (word->fields == TD_FIELD_SUMMARY)
        td_buf_add(buf, TD_SLICE("summary:"));
    add_beginning(buf, word->text);
    if (word->phrase.is_prefix)
        td_buf_add_char(buf, '*');
}

static void add_link(struct td_buf *buf, const struct td_node *link)
{
    add_beginning(buf, link->word.text);
    td_buf_add(buf, TD_SLICE(" or a link to it"));
}

static void add_near(struct td_buf *buf, const struct td_node *near)
{
    add_word(buf, &near->children->word);
    td_buf_addf(buf, " NEAR/%" PRId64 " ", near->distance);
    add_word(buf, &near->children->next->word);
}

/* What no comma parts. "and" binds stronger than "or". */
static void add_node(struct td_buf *buf, const struct td_node *node, bool is_in_and)
{
    node = unwrap(node);
    if (node->kind == TD_NODE_WORD)
        add_word(buf, &node->word);
    if (node->kind == TD_NODE_NEAR)
        add_near(buf, node);
    if (node->word.is_link)
        add_link(buf, node);
    if (!is_group(node))
        return;
    bool is_any = node->kind == TD_NODE_ANY;
    const char *before = is_any && is_in_and ? "(" : "";
    for (const struct td_node *child = next_told(node, node->children); child != NULL;
         child = next_told(node, child->next)) {
        td_buf_add(buf, td_slice_of(before));
        add_node(buf, child, !is_any);
        before = is_any ? " or " : " and ";
    }
    td_buf_add(buf, is_any && is_in_and ? TD_SLICE(")") : TD_SLICE(""));
}

static void add_listed(struct td_buf *list, const struct td_buf *text)
{
    size_t begin = list->len;
    td_buf_addf(list, "%s%.*s%s", begin > 0 ? ", " : "", TD_SLICE_ARG(td_buf_slice(text)),
                text->failed ? "…" : "");
    if (list->failed)
        td_buf_cut(list, begin);
}

void td_wanted_add_listed(struct td_buf *list, struct td_slice word)
{
    TD_CLEANUP(td_buf_release) struct td_buf text;
    td_buf_init(&text, PART_MAX_BYTES);
    add_beginning(&text, word);
    add_listed(list, &text);
}

static void add_parts(struct td_buf *list, const struct td_node *group)
{
    for (const struct td_node *child = next_told(group, group->children);
         child != NULL && !list->failed; child = next_told(group, child->next)) {
        TD_CLEANUP(td_buf_release) struct td_buf text;
        td_buf_init(&text, PART_MAX_BYTES);
        add_node(&text, child, false);
        add_listed(list, &text);
    }
}

const char *td_wanted_how(const struct td_node *root)
{
    const struct td_node *node = unwrap(root);
    if (!is_group(node))
        return "";
    return node->kind == TD_NODE_ANY ? "any of: " : "all of: ";
}

void td_wanted_add(struct td_buf *list, const struct td_node *root)
{
    const struct td_node *node = unwrap(root);
    if (is_group(node))
        add_parts(list, node);
    else
        add_node(list, node, false);
}
