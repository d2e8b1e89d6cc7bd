/* Who told it, as a digest says in the text of links: `1. **title** [source](url)`. */
#ifndef TD_IMPORT_ITEMS_SOURCES_H
#define TD_IMPORT_ITEMS_SOURCES_H

#include "import/digest.h"
#include "import/items/outline.h"

enum { TD_SOURCES_MAX = 100 }; /* names of a digest; where there are more, they are no sources */

/* Takes sources for bylines, off the summaries: where a digest names two at least, and each always
 * leads to one site. A text that leads to several is a label ("Link", 原文). */
TD_CHECKED enum td_code td_sources_read(struct td_arena *arena, const struct td_outline *outline,
                                        struct td_digest *digest, struct td_error *err);

#endif
