/* What may have been meant by a word that the archive does not hold. A word of the archive is the
 * likelier the oftener it occurs, and each error that lies between makes it less likely by a factor
 * (a noisy channel; Kernighan, Church and Gale, "A Spelling Correction Program Based on a Noisy
 * Channel Model", 1990). */
#ifndef TD_SEARCH_SUGGEST_H
#define TD_SEARCH_SUGGEST_H

#include "base/arena.h"
#include "store/store.h"
#include "text/phrase.h"

#include <stdint.h>

enum {
    TD_SUGGESTIONS_MAX = 3,
    TD_SUGGEST_MAX_WORDS = 8, /* of one query: more suggestions than that tell nobody anything */
    TD_SUGGESTION_MAX_BYTES = 64, /* longer words are not suggested */
};

struct td_suggestion {
    char text[TD_SUGGESTION_MAX_BYTES + 1]; /* folded, but a handle, which is as it is written */
    bool is_handle;                         /* of an author: not a word of the texts */
    double likelihood;                      /* a logarithm */
};

/* The likeliest so far, the best first. */
struct td_suggestions {
    struct td_suggestion list[TD_SUGGESTIONS_MAX];
    size_t count;
};

/* Keeps a candidate if it is likely enough: it occurs `count` (> 0) times and is `errors` away. */
void td_suggestions_offer(struct td_suggestions *suggestions, struct td_slice text, bool is_handle,
                          int64_t count, size_t errors);

/* Words of the archive near to `word`: by edit distance to words that begin with the same letter
 * and to authors' handles, and by sound (search/sound_alike.h). */
TD_CHECKED enum td_code td_suggest(struct td_store *store, const struct td_phrase *word,
                                   struct td_suggestions *ret_suggestions, struct td_error *err);

#endif
