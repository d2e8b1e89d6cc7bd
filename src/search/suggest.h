/* What may have been meant by a word that the archive does not hold. */
#ifndef TD_SEARCH_SUGGEST_H
#define TD_SEARCH_SUGGEST_H

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

#endif
