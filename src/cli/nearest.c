#include "cli/nearest.h"

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t td_edit_distance(struct td_slice a, struct td_slice b)
{
    size_t row[TD_NEAREST_MAX_BYTES + 1];
    if (a.len > TD_NEAREST_MAX_BYTES || b.len > TD_NEAREST_MAX_BYTES)
        return TD_NEAREST_MAX_BYTES;

    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
            diagonal = row[j];
            row[j] = smallest(row[j] + 1, row[j - 1] + 1, change);
        }
    }
    return row[b.len];
}

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
