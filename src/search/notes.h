/* Notes on a query. For this layer only. */
#ifndef TD_SEARCH_NOTES_H
#define TD_SEARCH_NOTES_H

#include "search/query.h"

/* Adds a note about the byte `at` of the query; past the ceiling it is left out. */
TD_CHECKED enum td_code td_query_note_add(struct td_arena *arena, struct td_query *query, size_t at,
                                          struct td_error *err, const char *format, ...)
    TD_PRINTF(5, 6);

/* Adds a hint; past the ceiling it is left out. `meant` is copied. */
TD_CHECKED enum td_code td_query_hint_add(struct td_arena *arena, struct td_query *query,
                                          struct td_slice typed, struct td_slice meant,
                                          struct td_error *err);

#endif
