/* Titles of items that are no link's text: what stands before an address, a heading, or the first
 * sentence of the news. */
#ifndef TD_IMPORT_ITEMS_TITLE_H
#define TD_IMPORT_ITEMS_TITLE_H

#include "base/slice.h"

#include <stddef.h>

enum { TD_TITLE_MAX_BYTES = 240 }; /* a longer sentence is cut where a clause ends */

/* A title without the number before it and what leads over to an address behind it. */
struct td_slice td_title_trim(struct td_slice title);

/* How many bytes at the beginning of a plain text are its first sentence. */
size_t td_title_sentence_len(struct td_slice text);

#endif
