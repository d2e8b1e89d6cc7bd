/* Tags for the program that makes a site of Markdown: Jekyll's `{% include links.md %}`, Hugo's
 * `{{< figure src="a.png" >}}` and `{{% note %}}`, and kramdown's `{:#id}`. They are no text. */
#ifndef TD_IMPORT_MARKDOWN_GENERATOR_TAGS_H
#define TD_IMPORT_MARKDOWN_GENERATOR_TAGS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

/* The text with blanks for all such tags that end their line. Every other byte keeps its place.
 * Borrowed from `text` where it has none. */
TD_CHECKED enum td_code td_generator_tags_blank(struct td_arena *arena, struct td_slice text,
                                                struct td_slice *ret_text, struct td_error *err);

#endif
