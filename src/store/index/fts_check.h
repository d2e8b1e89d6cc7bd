/* Whether the full-text index holds the words of the items. For this layer only. */
#ifndef TD_STORE_INDEX_FTS_CHECK_H
#define TD_STORE_INDEX_FTS_CHECK_H

#include "store/store.h"

/* FTS5's own check, and that all of its pages can be read as searches read them: its check finds
 * nothing wrong in a last page that is there but not named, nor in places that it reads another
 * way where an item was taken out. */
TD_CHECKED enum td_code td_fts_check(struct td_store *store, bool *ret_is_sound,
                                     struct td_error *err);

#endif
