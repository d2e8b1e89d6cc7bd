/* Parts "title-author" link texts. A hyphen may belong to the title (GPT-4o), to the name
 * (Jean-Luc) or part the two, and only evidence tells: what else is known of the same account and
 * of the digest. */
#ifndef TD_IMPORT_AUTHORS_AUTHORS_H
#define TD_IMPORT_AUTHORS_AUTHORS_H

#include "import/digest.h"

enum {
    TD_AUTHOR_MAX_BYTES = 120, /* a longer end of a title is not taken for a name */
};

/* The link text of an item that is kept. */
struct td_known_text {
    struct td_slice text;
    int64_t story; /* as of td_digest_item */
};

/* What the archive knows of one account, or of a site where the link names no account. */
struct td_evidence {
    struct td_slice *names; /* display names seen, most recent first */
    size_t name_count;
    struct td_known_text *link_texts; /* of items of other posts, newest first */
    size_t link_text_count;
};

/* Asks for what is known. `handle` may be absent. Called once for each account of a digest. */
struct td_evidence_source {
    enum td_code (*find)(void *context, struct td_arena *arena, struct td_slice site,
                         struct td_slice handle, struct td_evidence *ret_evidence,
                         struct td_error *err);
    void *context;
};

/* Fills title and author of every item of the digest. `source` may be NULL: nothing is known but
 * the digest itself. The same digest and the same evidence always give the same answer.
 *
 * An item's byline is its author, and else the domain that its link text ends in. The others, in
 * this order (docs/format.md has the reasons, with examples):
 * 1. a name known for the account, unless all link texts of the account bear a longer one;
 * 2. the end that most link texts of the account share, then that of all the digest;
 * 3. the last hyphen, or a strong one before a hyphenated name, where the digest's other items, and
 *    for a weak hyphen the words themselves, speak for an author;
 * 4. none: the title is the whole link text, or the url where that is empty. */
TD_CHECKED enum td_code td_authors_split(struct td_arena *arena, struct td_digest *digest,
                                         const struct td_evidence_source *source,
                                         struct td_error *err);

#endif
