/* Who wrote an item, or where it is from, behind a label in its summary: `来源：NAME`,
 * `- Author: NAME | 12:00`. */
#ifndef TD_IMPORT_AUTHORS_LABEL_H
#define TD_IMPORT_AUTHORS_LABEL_H

#include "base/arena.h"

#include <stdbool.h>

/* Whether a text may be what stands behind such a label: a name, also behind the kind of source
 * that it is one of (`公众号：腾讯混元`). */
bool td_label_is_name(struct td_slice name);

/* Whether a text is such a label, with its colon or without. */
bool td_label_is(struct td_slice text);

/* Looks in a plain summary for the one line, or part of a line between bars, that is such a label
 * and a name; an author goes before a source. *ret_rest is the summary without it: a new text in
 * the arena. *ret_found is false, and the others are untouched, where there is none, where several
 * have the same label, as of several stories, or what follows is no name but a sentence or an
 * address. */
TD_CHECKED enum td_code td_label_find(struct td_arena *arena, struct td_slice summary,
                                      bool *ret_found, struct td_slice *ret_name,
                                      struct td_slice *ret_rest, struct td_error *err);

#endif
