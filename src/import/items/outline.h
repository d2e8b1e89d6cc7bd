/* Which parts of a digest are items, by the rules that docs/format.md explains. */
#ifndef TD_IMPORT_ITEMS_OUTLINE_H
#define TD_IMPORT_ITEMS_OUTLINE_H

#include "base/arena.h"
#include "import/items/draft.h"
#include "import/markdown/source.h"

struct td_outline {
    struct td_draft *drafts;
    size_t count;
};

/* Finds the items of a document. `source` is what it was parsed from, `lines` its lines. Warns of
 * numbered entries that are no items, and of items past TD_DIGEST_MAX_ITEMS, which are left out. */
TD_CHECKED enum td_code td_outline_read(struct td_arena *arena, cmark_node *document,
                                        struct td_source source, const struct td_lines *lines,
                                        struct td_problems *problems,
                                        struct td_outline *ret_outline, struct td_error *err);

#endif
