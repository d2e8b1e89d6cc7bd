#include "import/markdown/tree.h"

struct td_slice td_markdown_literal(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    return literal != NULL ? td_slice_of(literal) : TD_SLICE("");
}

struct td_slice td_markdown_url(cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    return url != NULL ? td_slice_of(url) : TD_SLICE("");
}

bool td_markdown_is_break(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

cmark_node *td_markdown_behind(cmark_node *node)
{
    while (cmark_node_next(node) == NULL &&
           cmark_node_get_type(cmark_node_parent(node)) > CMARK_NODE_LAST_BLOCK)
        node = cmark_node_parent(node);
    return cmark_node_next(node);
}

bool td_markdown_is_within(cmark_node *node, cmark_node *outer)
{
    while (node != NULL && node != outer)
        node = cmark_node_parent(node);
    return node != NULL;
}

void td_walk_begin(struct td_walk *walk, cmark_node *root)
{
    td_walk_begin_at(walk, root, root, NULL);
}

void td_walk_begin_at(struct td_walk *walk, cmark_node *root, cmark_node *first, cmark_node *stop)
{
    *walk = (struct td_walk){.root = root, .first = first, .stop = stop};
}

/* The step behind the one at hand; false where that was the last. */
static bool step(struct td_walk *walk)
{
    cmark_node *node = walk->node;
    cmark_node *first = walk->entering ? cmark_node_first_child(node) : NULL;
    if (first != NULL) {
        walk->node = first;
        return true;
    }
    if (walk->entering) {
        walk->entering = false;
        return true;
    }
    if (node == walk->root)
        return false;

    cmark_node *next = cmark_node_next(node);
    walk->entering = next != NULL;
    walk->node = next != NULL ? next : cmark_node_parent(node);
    return walk->node != NULL; /* `first` may be of what was taken out of the tree */
}

bool td_walk_next(struct td_walk *walk)
{
    if (walk->root == NULL)
        return false;
    bool more = true;
    if (walk->node == NULL) {
        walk->node = walk->first;
        walk->entering = true;
    } else {
        more = step(walk);
    }
    if (more && !(walk->entering && walk->node == walk->stop))
        return true;
    walk->root = NULL;
    return false;
}

void td_walk_skip(struct td_walk *walk)
{
    walk->entering = false;
}
