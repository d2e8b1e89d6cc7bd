/* Markdown as a tree (CommonMark, by cmark): see tree.h. */
#ifndef TD_IMPORT_MARKDOWN_MARKDOWN_H
#define TD_IMPORT_MARKDOWN_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "import/markdown/source.h"
#include "import/markdown/tree.h"

/* Parses a text; bare addresses and <a> tags are links like any other (see autolink.h), ids of
 * headings (`{#id}`) and tags of site generators (see generator_tags.h) are gone. The tree, and all
 * text in it, lives in the arena and is never freed by itself. TD_ERR_INPUT: a text that
 * td_guard_check refuses; TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_markdown_parse(struct td_arena *arena, struct td_source source,
                                          cmark_node **ret_document, struct td_error *err);

#endif
