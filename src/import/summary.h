/* What an item says behind its link. */
#ifndef TD_IMPORT_SUMMARY_H
#define TD_IMPORT_SUMMARY_H

#include "base/arena.h"
#include "import/draft.h"
#include "import/source.h"

/* The summary as plain text. */
TD_CHECKED enum td_code td_summary_plain(struct td_arena *arena, const struct td_draft *draft,
                                         struct td_slice *ret_text, struct td_error *err);

/* The summary's lines as written, without the indent of the list's entry. `lines` are those of the
 * text that the draft's tree was parsed from. */
TD_CHECKED enum td_code td_summary_markdown(struct td_arena *arena, const struct td_draft *draft,
                                            const struct td_lines *lines, struct td_slice *ret_text,
                                            struct td_error *err);

#endif
