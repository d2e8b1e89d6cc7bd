/* The hyphenated words of a digest (GPT-4o, open-source). One that is a word elsewhere is hardly
 * title and author at a title's end. */
#ifndef TD_IMPORT_AUTHORS_COMPOUNDS_H
#define TD_IMPORT_AUTHORS_COMPOUNDS_H

#include "base/arena.h"
#include "import/digest.h"

#include <stdbool.h>

struct td_compound {
    struct td_slice word;
    struct td_slice rest; /* what follows it in a link text; absent in a summary */
};

struct td_compounds {
    struct td_compound *list; /* in order of word and rest */
    size_t count;
};

/* Collects those of summaries and link texts. */
TD_CHECKED enum td_code td_compounds_read(struct td_arena *arena, const struct td_digest *digest,
                                          struct td_compounds *ret_compounds, struct td_error *err);

/* Whether the word stands in a summary, or in a link text that goes on otherwise than with `rest`:
 * title and author of one item may come again. */
bool td_compounds_hold(const struct td_compounds *compounds, struct td_slice word,
                       struct td_slice rest);

#endif
