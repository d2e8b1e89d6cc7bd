/* A link that comes again in a post and tells nothing new is the same item, once: an overview
 * above, the story below. */
#ifndef TD_IMPORT_ITEMS_REPEATS_H
#define TD_IMPORT_ITEMS_REPEATS_H

#include "base/arena.h"
#include "import/digest.h"
#include "import/items/outline.h"

enum {
    TD_REPEATS_MAX_BYTES = 64 * 1024, /* of a summary; what would make it longer is left out */
    TD_REPEATS_MAX_LINKS = 1000,      /* likewise */
};

/* Joins items that have one story (base/story.h) where their titles are alike, or where one of them
 * has no summary and each is its own link's: prose may well point to one page several times. The
 * item of the stronger form stays, else the first that has a summary, else the first; what the
 * others say beyond it is added to its summary. Items are numbered anew. `drafts` are what the
 * items were read from, in their order. */
TD_CHECKED enum td_code td_repeats_join(struct td_arena *arena, const struct td_outline *outline,
                                        struct td_digest *digest, struct td_error *err);

#endif
