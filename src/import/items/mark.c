#include "import/items/mark.h"

cmark_node *td_mark_list(const struct td_mark *entry)
{
    return cmark_node_parent(entry->block);
}

cmark_node *td_mark_outer_list(const struct td_mark *entry)
{
    cmark_node *list = NULL;
    for (cmark_node *node = entry->block; node != NULL; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            list = node;
    return list;
}

bool td_mark_is_numbered_entry(const struct td_mark *mark)
{
    return mark->kind == TD_MARK_ENTRY &&
           cmark_node_get_list_type(td_mark_list(mark)) == CMARK_ORDERED_LIST;
}
