/* What may have been meant by a word that the archive does not hold. */
#ifndef TD_SEARCH_SUGGEST_H
#define TD_SEARCH_SUGGEST_H

#include "search/query.h"
#include "search/suggestions.h"
#include "store/store.h"
#include "text/phrase.h"

enum {
    TD_SUGGEST_MAX_WORDS = 8, /* of one query: more suggestions than that tell nobody anything */
};

/* Words of the archive near to `word`: by edit distance to words that begin with the same letter
 * and to authors' handles, and by sound (search/sound_alike.h). */
TD_CHECKED enum td_code td_suggest(struct td_store *store, const struct td_phrase *word,
                                   struct td_suggestions *ret_suggestions, struct td_error *err);

/* A word that no item holds, as it was typed, and what may have been meant. */
struct td_unknown_word {
    struct td_slice text; /* of the query */
    struct td_suggestions suggestions;
};

/* The first such words of a query, in its order, TD_SUGGEST_MAX_WORDS at most; those that stand
 * beside their run (is_whole) are passed over. The arena is for the sets of items only. */
TD_CHECKED enum td_code td_suggest_for_query(struct td_store *store, struct td_arena *arena,
                                             const struct td_query *query,
                                             struct td_unknown_word *ret_words, size_t *ret_count,
                                             struct td_error *err);

#endif
