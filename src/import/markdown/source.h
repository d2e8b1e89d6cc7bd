/* A file's text, made ready for reading, and its lines. Lines end in "\n", "\r\n" or a lone "\r"
 * and count from 1. */
#ifndef TD_IMPORT_MARKDOWN_SOURCE_H
#define TD_IMPORT_MARKDOWN_SOURCE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "import/digest.h"

#include <stddef.h>

/* Part of a file: where it begins is known, so that a place in it can be named in the file. */
struct td_source {
    struct td_slice text;
    unsigned first_line; /* the number in the file of the text's first line */
};

/* The lines of a text, each without its ending. */
struct td_lines {
    const struct td_slice *list;
    size_t count;
};

/* The file's text as valid UTF-8 without NUL and without a byte order mark. What is no UTF-8 is
 * read as U+FFFD, with a warning that names its first line. Borrowed from `bytes` where nothing
 * had to be mended. */
TD_CHECKED enum td_code td_source_read(struct td_arena *arena, struct td_slice bytes,
                                       struct td_problems *problems, struct td_source *ret_source,
                                       struct td_error *err);

/* The line and the column (in characters, from 1) in the file of the byte at `offset`. */
void td_source_place(struct td_source source, size_t offset, unsigned *ret_line,
                     unsigned *ret_column);

TD_CHECKED enum td_code td_lines_read(struct td_arena *arena, struct td_slice text,
                                      struct td_lines *ret_lines, struct td_error *err);

#endif
