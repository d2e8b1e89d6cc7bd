/* Words and names found in texts from the texts alone, Chinese and Latin, without any list of them:
 * runs of tokens that hold together, stand free, neither begin nor end with a particle, and are
 * told of.
 *
 * A run holds together where, at each place that it could be cut, its two halves meet far more
 * often than by chance (pointwise mutual information: Church and Hanks, "Word association norms,
 * mutual information, and lexicography", 1990). It stands free where no single token goes before
 * it, or behind it, nearly always (after Feng and others, "Accessor variety criteria for Chinese
 * word extraction", 2004). A particle is a character that seldom holds together with its
 * neighbours (的, 了, 也), or a word that English joins others with (text/function_words.h). Of
 * what they tell, items name most in their titles: a run that is there much more seldom than tokens
 * are is a word of telling (一旦, 近期, 此举). */
#ifndef TD_STATS_TERMS_H
#define TD_STATS_TERMS_H

#include "stats/ngrams.h"

enum {
    TD_TERM_MAX_TOKENS =
        TD_NGRAM_MAX_TOKENS - 1, /* whether a longer one stands free is not known */
    TD_TERM_MIN_LETTERS = 2,     /* of one Latin word */
};

/* The runs that are words or names, in no order. Numbers alone are none, nor is one character with
 * or without a number (3月, 5亿). */
TD_CHECKED enum td_code td_terms_find(struct td_arena *arena, const struct td_ngrams *ngrams,
                                      uint32_t **ret_terms, size_t *ret_count,
                                      struct td_error *err);

#endif
