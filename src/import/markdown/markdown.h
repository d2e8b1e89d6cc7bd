/* Markdown as a tree (CommonMark, by cmark), and a walk over it. cmark's own accessors read the
 * nodes. */
#ifndef TD_IMPORT_MARKDOWN_MARKDOWN_H
#define TD_IMPORT_MARKDOWN_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "import/markdown/source.h"

#include <cmark.h>
#include <stdbool.h>

/* Parses a text; bare addresses and <a> tags are links like any other (see autolink.h), ids of
 * headings (`{#id}`) and tags of site generators (see generator_tags.h) are gone. The tree, and all
 * text in it, lives in the arena and is never freed by itself. TD_ERR_INPUT: a text that
 * td_guard_check refuses; TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_markdown_parse(struct td_arena *arena, struct td_source source,
                                          cmark_node **ret_document, struct td_error *err);

/* A node's own text (code, HTML, plain text), the address of a link or image. Views into the
 * tree; empty where there is none. */
struct td_slice td_markdown_literal(cmark_node *node);
struct td_slice td_markdown_url(cmark_node *node);

/* Whether a node is a line end, soft or hard. */
bool td_markdown_is_break(cmark_node *node);

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
