/* The best part of an item to show for a query. */
#ifndef TD_SEARCH_SNIPPET_H
#define TD_SEARCH_SNIPPET_H

#include "search/query.h"

enum {
    TD_SNIPPET_COLUMNS = 150,          /* about two lines of a terminal */
    TD_SNIPPET_MAX_BYTES = 128 * 1024, /* of a title or summary; what follows is not looked at */
    TD_MATCH_BEGIN = 0x02,             /* U+0002 stands before a match, U+0003 behind it */
    TD_MATCH_END = 0x03,
};

/* At most TD_SNIPPET_COLUMNS of the summary, or one more where that is all of it, round the place
 * where most different words stand close together, cut at whole characters, with U+2026 where text
 * was left out, on one line, matches marked; control characters of the text itself become spaces.
 * Where the summary has no match, or is empty, the title serves if it has one; else the summary's
 * beginning. What stands behind TD_SNIPPET_MAX_BYTES is as if it were not there, a match no less.
 * *ret_is_title (which may be NULL) says whether the snippet is of the title. */
TD_CHECKED enum td_code td_snippet(struct td_arena *arena, const struct td_query *query,
                                   struct td_slice title, struct td_slice summary,
                                   struct td_slice *ret_snippet, bool *ret_is_title,
                                   struct td_error *err);

#endif
