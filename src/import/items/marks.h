/* All marks of a document, in the order of the text. Which of them do begin items depends on the
 * whole post: see forms.h. */
#ifndef TD_IMPORT_ITEMS_MARKS_H
#define TD_IMPORT_ITEMS_MARKS_H

#include "base/arena.h"
#include "import/items/mark.h"
#include "import/markdown/source.h"

struct td_marks {
    struct td_mark *list;
    size_t count;
    size_t paragraph_count; /* at the top level, without those that say nothing */
    size_t by_titles;       /* of them, that begin with a link whose text is a title */
    size_t by_persons;      /* of them, that begin with who told of something; 0: by chance */
    bool has_titles_below;  /* the links that stand alone below headings are titles: see apart.h */
};

/* Finds all marks outside of quotes, code and HTML. Headings and rules count at the top level. */
TD_CHECKED enum td_code td_marks_read(struct td_arena *arena, cmark_node *document,
                                      const struct td_lines *lines, struct td_marks *ret_marks,
                                      struct td_error *err);

#endif
