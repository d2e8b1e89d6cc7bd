/* The likeliest words that may have been meant by another. A word of the archive is the likelier
 * the oftener it occurs, and each error that lies between makes it less likely by a factor (a noisy
 * channel; Kernighan, Church and Gale, "A Spelling Correction Program Based on a Noisy Channel
 * Model", 1990). */
#ifndef TD_SEARCH_SUGGESTIONS_H
#define TD_SEARCH_SUGGESTIONS_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TD_SUGGESTIONS_MAX = 3,
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

/* Leaves out what is less likely than the first by more than an error. */
void td_suggestions_drop_unlikely(struct td_suggestions *suggestions);

#endif
