/* Folding: what makes two texts alike for search. One grapheme cluster is folded at a time, so that
 * composition never crosses a token. token.h says what folding does. */
#ifndef TD_TEXT_FOLD_H
#define TD_TEXT_FOLD_H

#include "base/slice.h"
#include "text/cluster.h"

#include <stdint.h>

enum {
    TD_FOLD_MAX_POINTS = TD_CLUSTER_MAX_POINTS * 18, /* while folding: U+FDFA alone becomes 18 */
};

struct td_folded_cluster {
    size_t begin; /* bytes [begin, end) of the text */
    size_t end;
    size_t count; /* at most TD_CLUSTER_MAX_POINTS; 0 where folding drops all of it */
    int32_t points[TD_FOLD_MAX_POINTS];
};

/* Folds the cluster that begins at `offset`, which must lie within the text. What is not UTF-8
 * becomes U+FFFD. */
void td_fold_cluster(struct td_slice text, size_t offset, struct td_folded_cluster *ret);

#endif
