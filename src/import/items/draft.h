/* An item as it stands in Markdown's tree: where it begins, and what it ends before. */
#ifndef TD_IMPORT_ITEMS_DRAFT_H
#define TD_IMPORT_ITEMS_DRAFT_H

#include "base/slice.h"
#include "import/items/mark.h"

struct td_draft {
    const struct td_mark *mark; /* that it begins with */
    cmark_node *document;
    struct td_slice section;
    cmark_node *title; /* the node that is its title: a link, bold, heading or paragraph; NULL: the
                          first sentence of the text is */
    cmark_node *link;  /* that its url is of; NULL without one */
    struct td_slice account; /* `@name`, where the text begins with a link to who told it; or "" */
    struct td_slice credit;  /* who told it, where words before its link say so; or "" */
    cmark_node *end;         /* the node that it ends before; NULL: at the document's end */
    size_t end_line;         /* the line that it ends before */
};

/* A walk over the text that is the summary, the title with it where that is no node of its own. */
void td_draft_walk(const struct td_draft *draft, struct td_walk *walk);

/* A walk over what stands from the beginning to the title's node; only for items that end their
 * title with an address. */
void td_draft_walk_title(const struct td_draft *draft, struct td_walk *walk);

/* The link of `1. **title** [source](url)`, where that is all of the line; NULL otherwise. */
cmark_node *td_draft_source(const struct td_draft *draft);

/* Whether all of a block is the title. */
bool td_draft_title_is_block(const struct td_draft *draft);

/* Finds title and link of a draft whose mark, document and end are set. */
void td_draft_settle(struct td_draft *draft);

#endif
