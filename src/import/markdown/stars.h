/* "**" that Markdown did not take for bold. CommonMark asks for a blank or a Latin letter where
 * Chinese writes none, so `**“工具”**的` keeps its stars; people meant bold. */
#ifndef TD_IMPORT_MARKDOWN_STARS_H
#define TD_IMPORT_MARKDOWN_STARS_H

#include "base/buf.h"

enum { TD_STAR = 0x01 }; /* stands for '*' until it is settled: plain text holds no controls */

/* Appends text, each "**" in it (not one star, nor three) as two TD_STAR. */
void td_stars_add(struct td_buf *buf, struct td_slice text);

/* Appends a phrase that was bold to `phrases`, on a line of its own and without TD_STAR; nothing
 * where it is empty. */
void td_stars_note(struct td_buf *phrases, struct td_slice phrase);

/* Settles the paragraph from `begin` to the buffer's end: pairs round a text, beside Chinese, and
 * round nothing are dropped, and the text noted in `phrases` (unless that is NULL); all other
 * TD_STAR become '*'. "2**10" stays. */
void td_stars_settle(struct td_buf *buf, size_t begin, struct td_buf *phrases);

#endif
