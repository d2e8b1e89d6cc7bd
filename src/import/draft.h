/* An item as it stands in Markdown's tree. */
#ifndef TD_IMPORT_DRAFT_H
#define TD_IMPORT_DRAFT_H

#include "base/slice.h"
#include "import/markdown.h"

struct td_draft {
    cmark_node *entry; /* of the list */
    cmark_node *link;  /* that it begins with */
    struct td_slice section;
    cmark_node *after_first; /* the blocks behind the list that belong to it; NULL without any */
    cmark_node *after_last;
};

/* The block behind `block` of those that make the item: the entry's own, then those behind the
 * list. The first for NULL, NULL at the end. */
cmark_node *td_draft_next(const struct td_draft *draft, cmark_node *block);

#endif
