/* Grapheme clusters: what a reader takes for one character (Unicode Standard Annex 29, extended
 * clusters; by utf8proc). */
#ifndef TD_TEXT_CLUSTER_H
#define TD_TEXT_CLUSTER_H

#include "base/slice.h"

#include <stddef.h>

enum {
    TD_CLUSTER_MAX_POINTS = 64, /* a longer one is cut */
};

/* Where the cluster that begins at `offset` ends. `offset` must lie within the text, at its start
 * or where a cluster ended. What is not UTF-8, and U+FFFD, is a cluster by itself. */
size_t td_cluster_end(struct td_slice text, size_t offset);

#endif
