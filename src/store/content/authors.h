/* Authors as people. The archive keeps sources: accounts of sites, and names without account. An
 * author is one account with all that was joined to it; this is the one place that says which
 * source belongs to whom. It is worked out when asked for, from the permanent tables alone, so an
 * import or a rebuild cannot leave it behind:
 *
 *   1. Each source is an author.
 *   2. A name without account is joined to the account that was ever seen with exactly this name,
 *      where only one was.
 *   3. The rules that people gave (author_rules, those that hold) are followed in their order. */
#ifndef TD_STORE_CONTENT_AUTHORS_H
#define TD_STORE_CONTENT_AUTHORS_H

#include "base/arena.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct td_source {
    int64_t id;
    struct td_slice site; /* absent: a name without account */
    struct td_slice handle;
    struct td_slice name; /* in the newest post; may be absent for an account */
    uint32_t author;      /* into td_authors.list */
};

struct td_author {
    size_t head;          /* into sources: whose account and name stand for the author */
    struct td_slice name; /* as given by a rename, else the head's, else another source's */
    size_t source_count;
    bool is_renamed; /* the name is one that people gave */
};

struct td_authors {
    struct td_author *list; /* [0] is nobody, of items without source */
    uint32_t count;
    struct td_source *sources; /* by id */
    size_t source_count;
    uint32_t *of_source; /* by sources.id, up to source_limit: into list; 0: no such source */
    size_t source_limit;
};

/* A name that a source was seen with, and the author that it makes it a name of. */
struct td_author_name {
    uint32_t author;
    size_t source; /* into td_authors.sources */
    struct td_slice name;
};

/* Everything lives in the arena. */
TD_CHECKED enum td_code td_authors_read(struct td_store *store, struct td_arena *arena,
                                        struct td_authors *ret_authors, struct td_error *err);

/* All names ever seen, by source and name. */
TD_CHECKED enum td_code td_authors_read_names(struct td_store *store, struct td_arena *arena,
                                              const struct td_authors *authors,
                                              struct td_author_name **ret_names, size_t *ret_count,
                                              struct td_error *err);

/* The author of a source; 0 where there is no such source. */
uint32_t td_authors_of(const struct td_authors *authors, int64_t source_id);

#endif
