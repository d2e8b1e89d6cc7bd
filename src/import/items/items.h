/* The items of a digest's body. */
#ifndef TD_IMPORT_ITEMS_ITEMS_H
#define TD_IMPORT_ITEMS_ITEMS_H

#include "import/digest.h"
#include "import/markdown/source.h"

/* Reads Markdown: fills items and their count, and the title with the first heading where the
 * digest has none yet. A text that td_guard_check refuses has no items, and a warning. */
TD_CHECKED enum td_code td_items_read(struct td_arena *arena, struct td_source body,
                                      struct td_digest *digest, struct td_error *err);

#endif
