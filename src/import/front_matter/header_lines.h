/* Lines "Key: value": front matter without any mark round it, as MultiMarkdown and Pelican know it,
 * and what can be read of front matter that its parser refuses. */
#ifndef TD_IMPORT_FRONT_MATTER_HEADER_LINES_H
#define TD_IMPORT_FRONT_MATTER_HEADER_LINES_H

#include "import/front_matter/field.h"

#include <stddef.h>

/* How many bytes of header lines a text begins with; 0 where it begins with none. They end at the
 * first empty line, and are no prose: each line begins with a word and a colon or is indented, and
 * one of the words is title or date. */
size_t td_header_lines_len(struct td_slice text);

/* Reads a whole header of such lines, indented ones belonging to the line before. Every value is
 * text. */
TD_CHECKED enum td_code td_header_lines_read(struct td_fields *fields, struct td_source header,
                                             struct td_field **ret_root, struct td_error *err);

typedef enum td_code (*td_header_reader)(struct td_fields *fields, struct td_source header,
                                         struct td_field **ret_root, struct td_error *err);

/* Reads entry by entry a header that `reader` refuses as a whole: each by that reader, or as text
 * where it is the one refused. The root is a map, empty where nothing looks like an entry. Ends
 * early at a ceiling. */
TD_CHECKED enum td_code td_header_salvage(struct td_fields *fields, struct td_source header,
                                          td_header_reader reader, struct td_field **ret_root,
                                          struct td_error *err);

#endif
