#include "text/edit_distance.h"

#include <string.h>

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t td_edit_distance(struct td_slice a, struct td_slice b)
{
    size_t rows[3][TD_EDIT_MAX_BYTES + 1]; /* of the byte before the last, the last, this */
    if (a.len > TD_EDIT_MAX_BYTES || b.len > TD_EDIT_MAX_BYTES)
        return TD_EDIT_MAX_BYTES;

    for (size_t j = 0; j <= b.len; j++)
        rows[1][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        rows[2][0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = rows[1][j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
            rows[2][j] = smaller(change, smaller(rows[1][j], rows[2][j - 1]) + 1);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
                rows[2][j] = smaller(rows[2][j], rows[0][j - 2] + 1);
        }
        memmove(rows[0], rows[1], sizeof rows[0] * 2);
    }
    return rows[1][b.len];
}
