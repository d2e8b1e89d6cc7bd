/* Links to the posts before and behind, which many posts end with: `« Previous | Next »`. */
#ifndef TD_IMPORT_ITEMS_NAVIGATION_H
#define TD_IMPORT_ITEMS_NAVIGATION_H

#include "base/error.h"
#include "import/markdown/tree.h"

/* *ret_is: whether a paragraph or block of HTML is nothing else: a few words, parted by bars, of
 * which one says so ("Previous", "下一期"). */
TD_CHECKED enum td_code td_navigation_read(cmark_node *block, bool *ret_is, struct td_error *err);

#endif
