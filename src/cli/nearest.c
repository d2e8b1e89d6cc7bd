#include "cli/nearest.h"

#include "text/edit_distance.h"

enum { WRONG_SHARE = 3 };

/* A third of what was typed may be wrong, and at least one letter. */
void td_nearest_begin(struct td_nearest *nearest, struct td_slice typed)
{
    size_t most = typed.len > WRONG_SHARE ? typed.len / WRONG_SHARE + 1 : 1;
    *nearest = (struct td_nearest){.typed = typed, .distance = most + 1};
}

/* What was only not typed to its end is as near as can be. */
void td_nearest_offer(struct td_nearest *nearest, const char *name)
{
    bool is_begun = nearest->typed.len > 1 && td_slice_starts(td_slice_of(name), nearest->typed);
    size_t distance = is_begun ? 1 : td_edit_distance(nearest->typed, td_slice_of(name));
    if (distance < nearest->distance) {
        nearest->distance = distance;
        nearest->name = name;
    }
}
