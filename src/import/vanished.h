/* Posts whose files are gone. */
#ifndef TD_IMPORT_VANISHED_H
#define TD_IMPORT_VANISHED_H

#include "store/content/post_list.h"

struct td_vanished {
    struct td_known_post *posts; /* whose file is no longer where it was */
    size_t count;
    size_t below;        /* posts that were imported from below the paths, these among them */
    size_t unknown;      /* posts and paths of which it cannot be known: they are none of these */
    struct td_error why; /* of the first of those */
};

/* Looks for the files of all posts that were imported from one of the paths, or from below it.
 * Everything lives in the arena. */
TD_CHECKED enum td_code td_vanished_find(struct td_store *store, struct td_arena *arena,
                                         const char *const *paths, size_t path_count,
                                         struct td_vanished *ret_vanished, struct td_error *err);

/* Takes these posts away, in one transaction, as one entry of the log that undo takes back. */
TD_CHECKED enum td_code td_vanished_prune(struct td_store *store,
                                          const struct td_vanished *vanished, int64_t now_seconds,
                                          struct td_error *err);

#endif
