/* The nodes of Markdown's tree, which cmark's own accessors read, and a walk over them. */
#ifndef TD_IMPORT_MARKDOWN_TREE_H
#define TD_IMPORT_MARKDOWN_TREE_H

#include "base/slice.h"

#include <cmark.h>
#include <stdbool.h>

/* A node's own text (code, HTML, plain text), the address of a link or image. Views into the
 * tree; empty where there is none. */
struct td_slice td_markdown_literal(cmark_node *node);
struct td_slice td_markdown_url(cmark_node *node);

/* Whether a node is a line end, soft or hard. */
bool td_markdown_is_break(cmark_node *node);

/* What stands behind an inline node in its block, out of the bold or emphasis that ends with it;
 * NULL at the block's end. */
cmark_node *td_markdown_behind(cmark_node *node);

/* Whether a node is the other, or stands below it. */
bool td_markdown_is_within(cmark_node *node, cmark_node *outer);

/* A walk over a node and all below it that needs no stack, however deep the tree. Each node comes
 * twice: entered before its children, left behind them. */
struct td_walk {
    cmark_node *root;
    cmark_node *first;
    cmark_node *stop;
    cmark_node *node;
    bool entering;
};

void td_walk_begin(struct td_walk *walk, cmark_node *root);

/* A walk over part of what is below `root`, in the order of the text: from `first` on, and up to
 * `stop`, which it does not enter (NULL: to the end). Nodes round `first` are left without having
 * been entered. */
void td_walk_begin_at(struct td_walk *walk, cmark_node *root, cmark_node *first, cmark_node *stop);

/* False at the end, and from then on. */
bool td_walk_next(struct td_walk *walk);

/* Passes over the children of the node just entered: what follows it comes next. */
void td_walk_skip(struct td_walk *walk);

#endif
