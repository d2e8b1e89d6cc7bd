/* What must hold before cmark sees a text. A few hand-made patterns take it minutes: containers
 * nested by the thousand (CVE-2023-24824), and very many "![" (CVE-2023-22486). Below the ceilings
 * of each, what is left to multiply is counted: a blank line looks at every container that is open,
 * and "]" at every "![" of its paragraph. */
#ifndef TD_IMPORT_MARKDOWN_GUARD_H
#define TD_IMPORT_MARKDOWN_GUARD_H

#include "import/markdown/source.h"

enum {
    TD_GUARD_MAX_MARKERS = 100,            /* list and quote markers in a row at a line's start */
    TD_GUARD_MAX_INDENT = 400,             /* columns of white space before and between those */
    TD_GUARD_MAX_IMAGES = 5000,            /* "![" in the text */
    TD_GUARD_MAX_STEPS = 30 * 1000 * 1000, /* containers by blank lines, and "]" by "![" */
};

/* TD_ERR_INPUT naming the line and the ceiling that it passes. */
TD_CHECKED enum td_code td_guard_check(struct td_source source, struct td_error *err);

#endif
