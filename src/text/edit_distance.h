/* How far apart two words are, for people who mistype. */
#ifndef TD_TEXT_EDIT_DISTANCE_H
#define TD_TEXT_EDIT_DISTANCE_H

#include "base/slice.h"

enum { TD_EDIT_MAX_BYTES = 32 }; /* longer words are near nothing */

/* Edits between two words: a byte put in, left out or changed, or two neighbours changed about
 * (optimal string alignment; Damerau 1964, Levenshtein 1966). TD_EDIT_MAX_BYTES where one of them
 * is longer than that. */
size_t td_edit_distance(struct td_slice a, struct td_slice b);

#endif
