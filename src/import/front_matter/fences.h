/* Where front matter begins and ends, and what it is written in. */
#ifndef TD_IMPORT_FRONT_MATTER_FENCES_H
#define TD_IMPORT_FRONT_MATTER_FENCES_H

#include "import/markdown/source.h"

enum td_notation {
    TD_NOTATION_NONE, /* there is no front matter */
    TD_NOTATION_YAML,
    TD_NOTATION_TOML,
    TD_NOTATION_JSON,
    TD_NOTATION_LINES, /* "Key: value" (see header_lines.h) */
};

/* A file cut in two. Marks round the front matter belong to neither part, JSON's braces to it. */
struct td_cut {
    enum td_notation notation;
    struct td_source front_matter;
    struct td_source body;
};

/* Front matter begins on the first line that is not empty: YAML where that is "---", up to the next
 * "---" or "...", or up to the first empty line where only header lines stand before it; TOML where
 * it is "+++", up to the next; JSON where it begins with a brace and a key, up to the brace that
 * closes it; or else at header lines. Blanks behind marks do not count. What does not end is none.
 */
struct td_cut td_fences_cut(struct td_source source);

#endif
