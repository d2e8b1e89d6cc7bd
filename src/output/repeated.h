/* Warnings that say the same of many files: a repository without dates need not say so a thousand
 * times. Messages are of one kind where they differ in figures and in what stands in '…' only. */
#ifndef TD_OUTPUT_REPEATED_H
#define TD_OUTPUT_REPEATED_H

#include "base/buf.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    TD_REPEATED_SHOWN = 10, /* of each kind */
    TD_REPEATED_KINDS = 32, /* that are told apart; messages of further ones are all shown */
    TD_REPEATED_KIND_BYTES = 120,
};

/* Zeros to begin with. */
struct td_repeated {
    struct td_repeated_kind {
        char text[TD_REPEATED_KIND_BYTES]; /* the message, "…" for what differs; cut where long */
        size_t len;
        size_t count;
    } kinds[TD_REPEATED_KINDS];
    size_t kind_count;
};

/* Counts a message; whether it is one of the first of its kind. */
bool td_repeated_is_shown(struct td_repeated *repeated, struct td_slice message);

/* Adds a line for each kind that was not shown each time, and forgets all. */
void td_repeated_add_rest(struct td_repeated *repeated, struct td_buf *buf);

#endif
