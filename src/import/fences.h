/* Where front matter begins and ends. */
#ifndef TD_IMPORT_FENCES_H
#define TD_IMPORT_FENCES_H

#include "import/source.h"

#include <stdbool.h>

/* A file cut in two at its fences, which belong to neither part. */
struct td_cut {
    bool has_front_matter;
    struct td_source front_matter;
    struct td_source body;
};

/* Front matter begins where the first line is "---" and ends before a line "---" or "...". Blanks
 * behind the marks do not count. TD_ERR_INPUT where no such line follows. */
TD_CHECKED enum td_code td_fences_cut(struct td_source source, struct td_cut *ret_cut,
                                      struct td_error *err);

#endif
