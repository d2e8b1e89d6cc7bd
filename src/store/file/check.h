/* Looking an archive through for damage: what SQLite's rules say, and what tidings knows besides of
 * what must fit together. */
#ifndef TD_STORE_FILE_CHECK_H
#define TD_STORE_FILE_CHECK_H

#include "base/slice.h"
#include "store/store.h"

enum { TD_CHECK_FINDINGS_MAX = 100 }; /* of one kind; that there are more is one more finding */

enum td_remedy {
    TD_REMEDY_REBUILD, /* `tidings rebuild` mends it */
    TD_REMEDY_RESTORE, /* only a backup has what was there */
    TD_REMEDY_OPEN,    /* the next command that opens the archive mends it */
    TD_REMEDY_DROP,    /* what is not tidings' own is to be dropped with sqlite3 */
};

struct td_finding {
    struct td_slice kind;    /* pages, schema, bytes, … */
    struct td_slice message; /* what is wrong, in a line that names it */
    enum td_remedy remedy;
};

/* Either may be NULL. A failure of `find` ends the check. */
struct td_check_watch {
    void *context;
    enum td_code (*find)(void *context, const struct td_finding *finding, struct td_error *err);
    /* `all` is 0 where nobody knows how much there is to do. */
    void (*progress)(void *context, const char *doing, int64_t done, int64_t all);
};

struct td_check_totals {
    int64_t posts, items, revisions;
    int64_t findings;
};

/* Looks at everything and changes nothing; of an archive of an older schema, at its pages and
 * foreign keys alone. That something is damaged is no failure. Others can go on writing, but for
 * the time that index and items are compared. `watch` may be NULL. TD_ERR_BUSY, TD_ERR_IO,
 * TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_store_check(struct td_store *store, const struct td_check_watch *watch,
                                       struct td_check_totals *ret_totals, struct td_error *err);

/* Looks at the tables alone that a rebuild keeps as they are, within the caller's transaction and
 * before it changes any. */
TD_CHECKED enum td_code td_store_check_kept(struct td_store *store,
                                            const struct td_check_watch *watch,
                                            int64_t *ret_findings, struct td_error *err);

#endif
