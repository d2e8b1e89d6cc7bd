/* Plain text in the making: pieces of text one after the other, and what parts them. */
#ifndef TD_IMPORT_MARKDOWN_FLOW_H
#define TD_IMPORT_MARKDOWN_FLOW_H

#include "base/buf.h"
#include "base/slice.h"

enum {
    TD_FLOW_MAX_BYTES = 1 << 28,
    TD_FLOW_MARKER_BYTES = 48,
};

/* What parts the text to come from what stands there. Of several the strongest is written, and
 * none at the text's beginning or end. */
enum td_gap {
    TD_GAP_NONE,
    TD_GAP_WRAP, /* a blank, but nothing between two Chinese characters */
    TD_GAP_LINE,
    TD_GAP_BLOCK, /* an empty line */
};

struct td_flow {
    struct td_buf buf; /* no control characters but '\n', and TD_STAR (see stars.h) */
    enum td_gap gap;
    char marker[TD_FLOW_MARKER_BYTES]; /* of a list's entry: written before its first text */
};

void td_flow_init(struct td_flow *flow);

/* Fit for TD_CLEANUP. */
void td_flow_release(struct td_flow *flow);

/* How long the text is without the blanks at its end, which may still go. */
size_t td_flow_len(const struct td_flow *flow);

/* Blanks that stand at the end go. */
void td_flow_ask(struct td_flow *flow, enum td_gap gap);

/* Prose: control characters become blanks, "**" is marked for td_stars_settle. */
void td_flow_add_prose(struct td_flow *flow, struct td_slice text);

/* Text that is not to be touched, but for control characters. */
void td_flow_add_literal(struct td_flow *flow, struct td_slice text);

/* The same, line by line. Empty lines become one. */
void td_flow_add_lines(struct td_flow *flow, struct td_slice text);

/* Words, parted by any white space. */
void td_flow_add_words(struct td_flow *flow, struct td_slice text);

#endif
