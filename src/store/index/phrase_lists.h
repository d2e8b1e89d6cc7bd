/* The postings of a phrase, by its terms. For this layer only. */
#ifndef TD_STORE_INDEX_PHRASE_LISTS_H
#define TD_STORE_INDEX_PHRASE_LISTS_H

#include "store/index/phrase_terms.h"
#include "store/index/postings.h"

/* Where lists are read from: the index's pages, and what was read from them. Both are borrowed. */
struct td_phrase_source {
    struct td_fts_lists *pages;
    const struct td_postings *known;
};

/* Adds the items that hold the phrase to the list, which is empty. The arena takes what is needed
 * meanwhile. */
TD_CHECKED enum td_code td_phrase_list_read(const struct td_phrase_source *source,
                                            struct td_arena *arena,
                                            const struct td_phrase_terms *terms,
                                            struct td_posting_list *list, struct td_error *err);

/* Whether one of a few items holds it, the first that hold the rarest of its terms whose list was
 * read; false tells nothing. */
TD_CHECKED enum td_code td_phrase_list_try(const struct td_phrase_source *source,
                                           struct td_arena *arena,
                                           const struct td_phrase_terms *terms, bool *ret_found,
                                           struct td_error *err);

#endif
