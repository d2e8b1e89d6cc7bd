/* A REF, as `show` takes it, looked up in the archive. */
#ifndef TD_CLI_REF_H
#define TD_CLI_REF_H

#include "base/arena.h"
#include "store/query/item_query.h"

#include <stdbool.h>

/* What a REF is: one item, one post, several posts (it is ambiguous then), or nothing. */
struct td_target {
    int64_t item_id; /* 0: not an item */
    struct td_post *posts;
    size_t post_count;
};

/* Reads a number of digits alone, of which 18 at most are read; false for anything else. */
bool td_ref_number(struct td_slice text, int64_t *ret_number);

/* The text before and the number behind the last '#'; false where it does not end in such. */
bool td_ref_split(struct td_slice ref, struct td_slice *ret_post, int64_t *ret_position);

/* Looks a REF up: as an item's number, as post and position, as a post, in this order. Everything
 * lives in the arena. */
TD_CHECKED enum td_code td_ref_find(struct td_store *store, struct td_arena *arena,
                                    struct td_slice ref, struct td_target *ret_target,
                                    struct td_error *err);

/* Says of a REF that is neither one item nor one post which posts it may mean, as it could have
 * been written, or that it means none. */
void td_ref_note_unsettled(const char *ref, const struct td_target *target);

/* The item that a REF is; 0 where it is unsettled, which has been said then. A whole post is
 * TD_ERR_USAGE. */
TD_CHECKED enum td_code td_ref_find_item(struct td_store *store, struct td_arena *arena,
                                         const char *ref, int64_t *ret_item, struct td_error *err);

#endif
