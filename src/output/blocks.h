/* Numbers drawn with characters: bars, the steps of a sparkline, the shades of a heat map; with
 * Unicode's block elements, or in plain ASCII where the style says so. */
#ifndef TD_OUTPUT_BLOCKS_H
#define TD_OUTPUT_BLOCKS_H

#include "base/buf.h"
#include "output/reporter.h"

/* A bar as long as the share that `items` are of `most`: up to `columns`, precise to an eighth of
 * a column (ASCII: to a column). What is not nothing is seen. */
void td_blocks_add_bar(struct td_buf *buf, struct td_style style, int64_t items, int64_t most,
                       size_t columns);

/* One column of a sparkline. */
void td_blocks_add_step(struct td_buf *buf, struct td_style style, int64_t items, int64_t most);

/* A cell of a heat map, `columns` wide: blank for nothing, the denser the more. Steps are even in
 * the square root, so that small numbers are told from none. */
void td_blocks_add_shade(struct td_buf *buf, struct td_style style, int64_t items, int64_t most,
                         size_t columns);

/* What the shades mean: `░░ 1 to 9  ▒▒ 10 to 38  …`. */
void td_blocks_add_shade_key(struct td_buf *buf, struct td_style style, int64_t most);

#endif
