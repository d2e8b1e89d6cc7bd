/* The log of changes, and what brings them back: a change is one import, prune or the like; what a
 * post was before it is kept as a revision. All of it happens inside a transaction. */
#ifndef TD_STORE_CONTENT_HISTORY_H
#define TD_STORE_CONTENT_HISTORY_H

#include "base/arena.h"
#include "store/store.h"

enum td_revision_kind { TD_REVISION_UPDATED, TD_REVISION_MOVED, TD_REVISION_REMOVED };

/* What a change came to. */
struct td_change_counts {
    int64_t files, added, updated, moved, removed, failed, items;
};

struct td_change {
    int64_t id;
    struct td_slice kind; /* import, prune, authors, … */
    int64_t at;           /* seconds since 1970 UTC */
    int64_t undone_at;    /* 0: it holds */
    int64_t undoes;       /* an undo: the change that it took back; else 0 */
    int64_t base;         /* an undo: the last change that held after it; 0: none */
    struct td_change_counts counts;
    struct td_slice detail; /* of authors: merge x.com/b into x.com/a; absent of all else */
};

/* Adds an entry to the log. */
TD_CHECKED enum td_code td_history_begin(struct td_store *store, struct td_slice kind, int64_t at,
                                         int64_t *ret_change, struct td_error *err);
TD_CHECKED enum td_code td_history_set_counts(struct td_store *store, int64_t change,
                                              const struct td_change_counts *counts,
                                              struct td_error *err);

/* Keeps the post as it is, before the change does something to it. */
TD_CHECKED enum td_code td_history_keep(struct td_store *store, int64_t change, int64_t post_id,
                                        enum td_revision_kind kind, struct td_error *err);

/* Brings the names of the sources that the post had before the change in line with the items, and
 * drops those without items; all sources, where `post_id` is 0. */
TD_CHECKED enum td_code td_history_settle(struct td_store *store, int64_t change, int64_t post_id,
                                          struct td_error *err);

/* Drops rows that belong to a post, an item or a source that is not there: only damage leaves any.
 */
TD_CHECKED enum td_code td_store_remove_strays(struct td_store *store, struct td_error *err);

/* Drops categories and roots that no post has. */
TD_CHECKED enum td_code td_history_tidy(struct td_store *store, struct td_error *err);

/* The newest `limit` entries of the log (below 0: all), newest first, in the arena. */
TD_CHECKED enum td_code td_history_read(struct td_store *store, struct td_arena *arena,
                                        int64_t limit, struct td_change **ret_changes,
                                        size_t *ret_count, struct td_error *err);

/* Takes back the last change that holds, in a transaction of its own: the posts that it added go,
 * those that it updated, moved or removed are what they were, item numbers included. ret_change->id
 * is 0 where there is none. What went is kept as revisions that an entry of its own ends. Files are
 * read anew by the next import. */
TD_CHECKED enum td_code td_history_undo(struct td_store *store, struct td_arena *arena,
                                        int64_t now_seconds, struct td_change *ret_change,
                                        struct td_error *err);

/* Brings back what an undo took: the change `wanted`, or (0) the last, in a transaction of its own.
 * The archive must be as the undo left it, whatever was done, and undone, meanwhile: ret_change->id
 * is 0 where no such undo is found. */
TD_CHECKED enum td_code td_history_redo(struct td_store *store, struct td_arena *arena,
                                        int64_t wanted, int64_t now_seconds,
                                        struct td_change *ret_change, struct td_error *err);

#endif
