/* Links that a terminal lets people click: OSC 8, as "Hyperlinks in Terminal Emulators" (Egmont
 * Koblinger, 2017) describes it. */
#ifndef TD_OUTPUT_LINK_H
#define TD_OUTPUT_LINK_H

#include "base/buf.h"
#include "base/slice.h"

#include <stdint.h>

#define TD_LINK_END "\033]8;;\033\\"

enum { TD_LINK_MAX_BYTES = 2000 }; /* longer addresses are not linked: terminals drop them */

/* Appends what makes the text behind it, up to TD_LINK_END, a link. Pieces of one link, parted by
 * line ends, share the number `id`. False, and nothing appended, unless the address is http or
 * https and short enough. What an address should not hold is percent-encoded, so that it cannot
 * end the sequence. */
bool td_link_begin(struct td_buf *buf, struct td_slice url, int64_t id);

#endif
