/* The text in HTML that stands in Markdown. */
#ifndef TD_IMPORT_MARKDOWN_HTML_TEXT_H
#define TD_IMPORT_MARKDOWN_HTML_TEXT_H

#include "base/slice.h"
#include "base/utf8.h"

#include <stdbool.h>

enum td_html_kind {
    TD_HTML_TEXT,
    TD_HTML_BREAK, /* <br> */
    TD_HTML_OTHER, /* a tag, a comment, a script or style with what is in it */
};

struct td_html_part {
    enum td_html_kind kind;
    struct td_slice text;
};

/* Takes the next part off *rest; false once nothing is left. A tag that does not end takes all
 * that follows with it, as in browsers. */
bool td_html_next(struct td_slice *rest, struct td_html_part *ret_part);

/* The character reference that a text begins with (&amp; &#39; &#x201c; and the names that news
 * use) as UTF-8: its length in the text, 0 where there is none; *ret_len bytes are written. */
size_t td_html_reference(struct td_slice text, char ret_bytes[TD_UTF8_MAX_BYTES], size_t *ret_len);

/* A text with its character references as characters. `ret_text` has room for text.len bytes;
 * returns how many were written. */
size_t td_html_unescape(struct td_slice text, char *ret_text);

#endif
