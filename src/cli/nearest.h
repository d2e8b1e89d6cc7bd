/* What somebody may have meant who mistyped a name. */
#ifndef TD_CLI_NEAREST_H
#define TD_CLI_NEAREST_H

#include "base/slice.h"

/* Keeps the name that is nearest to what was typed, if it is near enough to be meant. */
struct td_nearest {
    struct td_slice typed;
    const char *name; /* NULL: none yet */
    size_t distance;
};

void td_nearest_begin(struct td_nearest *nearest, struct td_slice typed);
void td_nearest_offer(struct td_nearest *nearest, const char *name);

#endif
