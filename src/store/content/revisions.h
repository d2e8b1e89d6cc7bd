/* What posts were before they were changed, for people to look at; undo.c brings it back. */
#ifndef TD_STORE_CONTENT_REVISIONS_H
#define TD_STORE_CONTENT_REVISIONS_H

#include "base/arena.h"
#include "store/store.h"

struct td_revision {
    int64_t number;       /* from 1, the oldest first */
    struct td_slice kind; /* what was done then: updated, moved, removed */
    int64_t change;       /* by which entry of the log */
    int64_t at;           /* seconds since 1970 UTC */
    struct td_slice post; /* the name that the post had until then */
    struct td_slice path;
    struct td_slice sha256; /* of the bytes that it had until then */
    int64_t size_bytes;
};

/* The post that last bore a name or a path (with or without ending) and was changed since, also
 * where it is no longer there; *ret_post is 0 where there is none. */
TD_CHECKED enum td_code td_store_find_earlier_post(struct td_store *store, struct td_slice ref,
                                                   int64_t *ret_post, struct td_error *err);

/* The revisions of a post, the oldest first, in the arena. */
TD_CHECKED enum td_code td_store_read_revisions(struct td_store *store, struct td_arena *arena,
                                                int64_t post_id, struct td_revision **ret_revisions,
                                                size_t *ret_count, struct td_error *err);

/* The file as it was until a revision was ended, in the arena. *ret_found is false where there is
 * no such revision. TD_ERR_ARCHIVE: the bytes are not those of its SHA-256. */
TD_CHECKED enum td_code td_store_read_revision(struct td_store *store, struct td_arena *arena,
                                               int64_t post_id, int64_t number,
                                               struct td_slice *ret_bytes, bool *ret_found,
                                               struct td_error *err);

#endif
