/* What somebody may have meant who mistyped a name. */
#ifndef TD_CLI_NEAREST_H
#define TD_CLI_NEAREST_H

#include "base/slice.h"

enum { TD_NEAREST_MAX_BYTES = 32 }; /* longer names are near nothing */

/* Edits (a byte put in, left out or changed; Levenshtein 1966) that lie between two names, or
 * TD_NEAREST_MAX_BYTES where one of them is longer than that. */
size_t td_edit_distance(struct td_slice a, struct td_slice b);

/* Keeps the name that is nearest to what was typed, if it is near enough to be meant. */
struct td_nearest {
    struct td_slice typed;
    const char *name; /* NULL: none yet */
    size_t distance;
};

void td_nearest_begin(struct td_nearest *nearest, struct td_slice typed);
void td_nearest_offer(struct td_nearest *nearest, const char *name);

#endif
