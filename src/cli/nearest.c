#include "cli/nearest.h"

#include "text/edit_distance.h"

void td_nearest_begin(struct td_nearest *nearest, struct td_slice typed)
{
    /* A third of what was typed may be wrong, and at least one letter. */
    *nearest = (struct td_nearest){.typed = typed, .distance = typed.len / 3 + 2};
}

void td_nearest_offer(struct td_nearest *nearest, const char *name)
{
    size_t distance = td_edit_distance(nearest->typed, td_slice_of(name));
    if (distance < nearest->distance) {
        nearest->distance = distance;
        nearest->name = name;
    }
}
