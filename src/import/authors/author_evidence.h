/* What speaks for and against the names in a digest's link texts, gathered. */
#ifndef TD_IMPORT_AUTHORS_AUTHOR_EVIDENCE_H
#define TD_IMPORT_AUTHORS_AUTHOR_EVIDENCE_H

#include "import/authors/authors.h"
#include "import/authors/compounds.h"
#include "import/authors/tally.h"

struct td_author_case;

/* Who the links of some items lead to: an account, or a site where the links name none. */
struct td_author_account {
    struct td_slice site;   /* absent: the items have no link */
    struct td_slice handle; /* absent: the site as a whole */
    struct td_evidence known;
    struct td_author_case **cases; /* its items */
    size_t case_count;
};

/* An item, as far as it takes to part its link text. */
struct td_author_case {
    struct td_digest_item *item;
    unsigned account;
    struct td_partings partings;
};

struct td_author_evidence {
    struct td_author_account *accounts;
    size_t account_count;
    struct td_author_case *cases; /* one an item, in the digest's order */
    size_t case_count;
    struct td_tally by_account;
    struct td_tally everywhere; /* the same votes, all for account 0 */
    struct td_compounds compounds;
};

/* Asks the source once for each account. Everything lives in the arena. */
TD_CHECKED enum td_code td_author_evidence_gather(struct td_arena *arena, struct td_digest *digest,
                                                  const struct td_evidence_source *source,
                                                  struct td_author_evidence *ret_evidence,
                                                  struct td_error *err);

#endif
