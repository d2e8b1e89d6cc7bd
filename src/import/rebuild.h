/* Parsing all posts again, from the archive's own bytes. */
#ifndef TD_IMPORT_REBUILD_H
#define TD_IMPORT_REBUILD_H

#include "store/store.h"

struct td_rebuild_totals {
    size_t posts;
    size_t failed;  /* that are no digests by today's rules: they stay as they are */
    size_t damaged; /* whose bytes are not those that were imported: likewise, and not in `posts` */
    int64_t tables; /* damaged ones that are not made from posts: likewise */
    int64_t items;
    int64_t changed; /* items that are not what they were, new ones too */
};

/* Hears of each table and post that is damaged and stays as it is; NULL: nobody wants to know. */
struct td_rebuild_watch {
    void (*tell)(void *context, const char *message);
    void *context;
};

/* Parses every post by the rules of this program and settles authors by what the whole archive
 * tells; then the derived tables are made anew, all in one transaction. Items that are still there
 * keep their numbers, as after an edit. The log gets an entry, which undo passes over: a rebuild
 * brings nothing in. */
TD_CHECKED enum td_code td_rebuild(struct td_store *store, int64_t now_seconds,
                                   const struct td_rebuild_watch *watch,
                                   struct td_rebuild_totals *ret_totals, struct td_error *err);

#endif
