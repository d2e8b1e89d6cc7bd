/* What the texts of links say: what stands behind a link (`Acme opens a shop`), or no more than
 * that something does (`Read more`, an address, an ornament). */
#ifndef TD_IMPORT_ITEMS_LINK_TEXTS_H
#define TD_IMPORT_ITEMS_LINK_TEXTS_H

#include "import/items/marks.h"

/* The texts of a document's links that are alone in their line. */
struct td_link_texts {
    struct td_link_text *list;
    size_t count;
};

TD_CHECKED enum td_code td_link_texts_read(struct td_arena *arena, const struct td_marks *marks,
                                           struct td_link_texts *ret_texts, struct td_error *err);

/* Whether a text is an address, or that of a link to another page, too. */
bool td_link_texts_is_label(const struct td_link_texts *texts, cmark_node *link);

/* Whether it is no label, and long enough to tell of something. */
bool td_link_texts_is_title(const struct td_link_texts *texts, cmark_node *link);

/* Whether a link's text is an address. */
bool td_link_is_address(cmark_node *link);

/* Whether a link is an ornament before another: `[🔥](url)[title](url)`. */
bool td_link_is_ornament(cmark_node *link);

/* Whether a paragraph has several lines, each nothing but one link, ornaments aside. */
bool td_link_is_each_line(cmark_node *paragraph);

#endif
