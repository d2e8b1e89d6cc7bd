/* Which authors are likely the same person. */
#ifndef TD_STATS_AUTHOR_SUGGEST_H
#define TD_STATS_AUTHOR_SUGGEST_H

#include "base/arena.h"
#include "store/query/count_table.h"
#include "store/store.h"

enum { TD_SUGGEST_ALIKE_MAX = 8 }; /* a name that more authors share says nothing of them */

/* Pairs of authors with items, by what speaks for it: the same handle on two sites; the same name,
 * as it is written or folded (traditional and simplified, width, case); a name that is the other
 * with something behind it. Pairs with more evidence come first, then those with more items. The
 * second of a pair is the one with fewer items. Everything lives in the arena. */
TD_CHECKED enum td_code td_author_suggest(struct td_store *store, struct td_arena *arena,
                                          struct td_author_pair **ret_pairs, size_t *ret_count,
                                          struct td_error *err);

#endif
