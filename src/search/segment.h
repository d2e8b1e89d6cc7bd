/* Words of a long run of Han characters, for matching: a dictionary's, corrected by what the
 * archive knows.
 *
 * A dictionary leaves names that it does not know in pieces of one character. Such a piece joins
 * its neighbour where the archive has the two together more often than chance would (pointwise
 * mutual information; Church and Hanks, "Word Association Norms, Mutual Information, and
 * Lexicography", 1990): 谷|歌 becomes 谷歌, 英伟|达 becomes 英伟达. Of two pieces of one character
 * it takes less, since both would be lost otherwise, and a pair that the archive never has counts
 * as a tenth of one: somebody typed it. What is still one character (的, 是) is no word. */
#ifndef TD_SEARCH_SEGMENT_H
#define TD_SEARCH_SEGMENT_H

#include "base/arena.h"
#include "store/store.h"
#include "text/phrase.h"

enum {
    TD_SEGMENT_KEEPS = 2, /* a run of at most so many characters is a word */
};

/* Cuts a word of a query. A word without a long run of Han characters is one phrase, the word
 * itself. Else each long run gives its words, and what stands between runs stays a phrase:
 * "GPT-4o的多模态能力" gives "gpt 4 o", 多模态, 能力. A run's words depend on the run and the
 * archive alone, never on what stands beside it. A run in which no word is found is kept whole.
 *
 * The phrases are parts of `word`, in its order, and borrow its tokens. */
TD_CHECKED enum td_code td_segment(struct td_store *store, struct td_arena *arena,
                                   const struct td_phrase *word, struct td_phrase **ret_parts,
                                   size_t *ret_count, struct td_error *err);

#endif
