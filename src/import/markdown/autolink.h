/* Links that CommonMark does not see: bare addresses (`https://a.b/c`, as GitHub links them, but
 * ending where Chinese text goes on) and `<a href="https://a.b">text</a>`. Both become link nodes
 * of the tree, so that all that reads it knows but one kind of link. */
#ifndef TD_IMPORT_MARKDOWN_AUTOLINK_H
#define TD_IMPORT_MARKDOWN_AUTOLINK_H

#include "base/slice.h"

#include <cmark.h>
#include <stddef.h>

/* Where the next bare address begins, or text.len; *ret_len is its length. */
size_t td_bare_url_find(struct td_slice text, size_t *ret_len);

/* The address in an HTML tag `<a … href=…>`, without quotes; absent without one. */
struct td_slice td_html_href(struct td_slice tag);

/* Links a document's bare addresses and <a> tags. `memory` is what the tree was made with. */
void td_autolink(cmark_node *document, cmark_mem *memory);

#endif
