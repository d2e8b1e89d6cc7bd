/* Names that are longer than any name is. */
#ifndef TD_IMPORT_NAME_FIT_H
#define TD_IMPORT_NAME_FIT_H

#include "import/digest.h"

/* Where a name is, in the file, and what it is called in a warning: "the post's title". */
struct td_name_place {
    const char *what;
    unsigned line;
    unsigned column;
};

/* Leaves the whole characters of TD_NAME_MAX_BYTES, without a blank at the end; what goes is warned
 * of. */
TD_CHECKED enum td_code td_name_fit(struct td_arena *arena, struct td_problems *problems,
                                    struct td_name_place place, struct td_slice *name,
                                    struct td_error *err);

#endif
