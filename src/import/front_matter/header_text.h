/* Text on its way to a parser of front matter. */
#ifndef TD_IMPORT_FRONT_MATTER_HEADER_TEXT_H
#define TD_IMPORT_FRONT_MATTER_HEADER_TEXT_H

#include "import/markdown/source.h"

/* Makes one blank of each character that all notations forbid (control characters), with a
 * warning, and of the line ends that only YAML knows (U+0085, U+2028, U+2029): with those, a value
 * could hold a second key that no editor shows. */
TD_CHECKED enum td_code td_header_text_mend(struct td_arena *arena, struct td_source *header,
                                            struct td_problems *problems, struct td_error *err);

#endif
