/* What to call a post by, so that it is found again: its name, and where others bear that, its path
 * from the root of the import, or as much more of the whole path as it takes. */
#ifndef TD_STORE_QUERY_POST_REF_H
#define TD_STORE_QUERY_POST_REF_H

#include "base/arena.h"
#include "store/store.h"

/* The reference, in the arena: td_store_find_posts finds this post by it and no other. Where the
 * name is the post's alone, that costs one look at the index of names. */
TD_CHECKED enum td_code td_post_ref(struct td_store *store, struct td_arena *arena, int64_t post_id,
                                    struct td_slice *ret_ref, struct td_error *err);

#endif
