/* Joins an index that was made elsewhere to ours, as it is: FTS5 keeps an index as segments, which
 * are rows of its own tables, and what is looked for is looked for in all of them (SQLite's FTS5
 * manual, section 9). So segments of other items need no work but to be copied under a number that
 * is free, and to be named in the record of segments. For this layer only. */
#ifndef TD_STORE_INDEX_INDEX_JOIN_H
#define TD_STORE_INDEX_INDEX_JOIN_H

#include "store/store.h"

enum {
    TD_INDEX_SEGMENTS_MAX = 64, /* of one index; when there would be more, they are merged first */
};

/* Copies the index of `made`, which has no item that ours has, to that of `store`. Both have the
 * same columns, and are written in full: `made` has no transaction, `store` has one. */
TD_CHECKED enum td_code td_index_join(struct td_store *store, struct td_store *made,
                                      struct td_error *err);

/* Merges some pages of the segments of each level that has several, or of all segments into one; a
 * transaction of its own. *ret_is_done: there is nothing left to merge. */
TD_CHECKED enum td_code td_index_merge_some(struct td_store *store, bool all, bool *ret_is_done,
                                            struct td_error *err);

#endif
