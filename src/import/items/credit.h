/* Words before an item's own link that say who told it (`Some Daily · [text](url)`, `Acme Blog:
 * [title](url)`), or how many like it (`⭐ 120: [title](url)`). */
#ifndef TD_IMPORT_ITEMS_CREDIT_H
#define TD_IMPORT_ITEMS_CREDIT_H

#include "import/markdown/tree.h"

#include <stdbool.h>

/* The name that a paragraph begins with, where a bar follows and then `link`; empty otherwise. */
struct td_slice td_credit_before_bar(cmark_node *link);

/* The name that a paragraph begins with, where a colon follows and then `link`, and the name can be
 * read in the link's site; empty otherwise. */
struct td_slice td_credit_label(cmark_node *link);

/* Whether an ornament, a number and a colon are all that stands before a link in its paragraph. */
bool td_credit_is_count(cmark_node *link);

/* The name of who told it, where a link is nothing but a name and leads to a page where people have
 * theirs: `[Jane Doe](https://github.com/jane)`; else empty. */
struct td_slice td_credit_person(cmark_node *link);

/* What such a person told of, where a sentence goes on behind the name: the first link to a web
 * page in the rest of the paragraph that is no person's; NULL without one. */
cmark_node *td_credit_story(cmark_node *person);

#endif
