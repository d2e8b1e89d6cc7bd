/* Words that the user says mean the same, kept in the archive. A word is in one set at most; the
 * same word in another case, width or script is the same. */
#ifndef TD_STORE_CONTENT_SYNONYMS_H
#define TD_STORE_CONTENT_SYNONYMS_H

#include "base/arena.h"
#include "store/records.h"
#include "store/store.h"

/* All sets, in the order in which they were made. */
TD_CHECKED enum td_code td_store_read_synonyms(struct td_store *store, struct td_arena *arena,
                                               struct td_synonyms **ret_sets, size_t *ret_count,
                                               struct td_error *err);

/* Says that the words mean the same: sets that hold one of them become one. TD_ERR_USAGE, and
 * nothing is changed, where the set would pass TD_SYNONYMS_MAX, or all are one word. */
TD_CHECKED enum td_code td_store_add_synonyms(struct td_store *store, const struct td_slice *words,
                                              size_t count, struct td_error *err);

/* Takes a word out of its set; a set of one is none and goes, too. */
TD_CHECKED enum td_code td_store_remove_synonym(struct td_store *store, struct td_slice word,
                                                bool *ret_found, struct td_error *err);

#endif
