/* The links that an item holds. */
#ifndef TD_IMPORT_LINKS_H
#define TD_IMPORT_LINKS_H

#include "base/arena.h"
#include "import/digest.h"
#include "import/draft.h"

/* A link's address without control characters; absent unless it is a web address (see url.h). */
TD_CHECKED enum td_code td_link_url(struct td_arena *arena, cmark_node *link,
                                    struct td_slice *ret_url, struct td_error *err);

/* The web links of the summary, in order: all but the one that the item begins with. */
TD_CHECKED enum td_code td_links_read(struct td_arena *arena, const struct td_draft *draft,
                                      struct td_digest_link **ret_links, size_t *ret_count,
                                      struct td_error *err);

#endif
