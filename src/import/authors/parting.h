/* The places where a link text may part into title and author: its hyphens. */
#ifndef TD_IMPORT_AUTHORS_PARTING_H
#define TD_IMPORT_AUTHORS_PARTING_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

enum { TD_PARTINGS_MAX = 8 }; /* of a text, counted from its end */

/* All slices are views into the text. */
struct td_parting {
    struct td_slice title; /* before the hyphen, trimmed; never empty */
    struct td_slice name;  /* behind it, trimmed; never empty, at most TD_AUTHOR_MAX_BYTES */

    /* A hyphen between two letters or digits of an alphabet is weak: it may make one word of
     * both (GPT-4o). Any other is strong: it can hardly be anything but a dash. */
    bool is_strong;
    bool is_tight; /* no blanks round the hyphen */

    struct td_slice left_word; /* the letters and digits before a weak hyphen: "GPT" */
    struct td_slice compound;  /* the whole run of letters, digits, dots and hyphens: "GPT-4o" */
};

struct td_partings {
    struct td_parting list[TD_PARTINGS_MAX]; /* last hyphen first */
    size_t count;
};

/* Finds the hyphens ('-' and the full-width '－') with something on both sides. A run of them
 * counts as one; one within brackets does not count. */
void td_partings_find(struct td_slice text, struct td_partings *ret_partings);

/* Whether a byte belongs to a run as `compound` is one. */
bool td_is_compound_byte(char c);

#endif
