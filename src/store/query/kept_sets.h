/* What conditions have found within a question: a tree may ask the same in several places, and is
 * asked again for its runs in one piece, or for what may be missing. For this layer only. */
#ifndef TD_STORE_QUERY_KEPT_SETS_H
#define TD_STORE_QUERY_KEPT_SETS_H

#include "base/arena.h"
#include "store/item_set.h"
#include "store/query/condition.h"

enum { TD_KEPT_SETS_MAX_BYTES = 64 * 1024 * 1024 }; /* what has no room is found again */

struct td_kept_sets {
    struct td_arena arena;
    struct td_kept_set *latest;
};

/* From none, at the question's begin. */
void td_kept_sets_init(struct td_kept_sets *kept);

/* At its end. */
void td_kept_sets_release(struct td_kept_sets *kept);

/* What the condition has found, borrowed until the release; NULL: it is not kept. */
const struct td_item_set *td_kept_sets_find(const struct td_kept_sets *kept,
                                            const struct td_condition *condition);

/* Copies both where there is room. */
void td_kept_sets_add(struct td_kept_sets *kept, const struct td_condition *condition,
                      const struct td_item_set *set);

#endif
