/* An item's words: its title, and what it says behind that. */
#ifndef TD_IMPORT_ITEMS_SUMMARY_H
#define TD_IMPORT_ITEMS_SUMMARY_H

#include "base/arena.h"
#include "import/digest.h"
#include "import/items/draft.h"
#include "import/markdown/source.h"

/* Fills an item's link text (its title, with the author's part), summary and emphasis. */
TD_CHECKED enum td_code td_summary_plain(struct td_arena *arena, const struct td_draft *draft,
                                         struct td_digest_item *item, struct td_error *err);

/* The summary's lines as written, without the indent of a list's entry. Where the title is the
 * text's first sentence, that stands in them too. `lines` are those of the text that the draft's
 * tree was parsed from. */
TD_CHECKED enum td_code td_summary_markdown(struct td_arena *arena, const struct td_draft *draft,
                                            const struct td_lines *lines, struct td_slice *ret_text,
                                            struct td_error *err);

#endif
