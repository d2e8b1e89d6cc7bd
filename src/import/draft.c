#include "import/draft.h"

cmark_node *td_draft_next(const struct td_draft *draft, cmark_node *block)
{
    if (block == NULL)
        return cmark_node_first_child(draft->entry);
    if (block == draft->after_last)
        return NULL;

    cmark_node *next = cmark_node_next(block);
    return next != NULL ? next : draft->after_first;
}
