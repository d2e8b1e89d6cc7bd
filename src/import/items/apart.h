/* Links that stand apart from the title of their story, below its text: `[Read more](url)`. */
#ifndef TD_IMPORT_ITEMS_APART_H
#define TD_IMPORT_ITEMS_APART_H

#include "import/items/link_texts.h"
#include "import/items/marks.h"

/* Whether a paragraph is nothing but bold, of which `text` is its first node. */
bool td_apart_is_bold(cmark_node *text);

/* The label that a paragraph begins with, in bold or before a link: `Source:`. Empty without one.
 */
struct td_slice td_apart_label(cmark_node *paragraph);

/* The link below a heading, or below a paragraph of bold, that says where its story is: the first
 * of a paragraph that is nothing but links, or of a list of such paragraphs that stands behind the
 * text. Quotes are text where nothing else stands below. NULL where there is none, it leads to no
 * page, or more links stand so: such a title has several stories below. */
cmark_node *td_apart_link(cmark_node *block);

/* The link below the title of a list's entry: the first behind a label alone (`source:
 * [text](url)`), in an entry of the list below it, or alone in a paragraph. NULL where there is
 * none, links stand there without a label, or several of them and no text: such an entry has
 * several stories below. */
cmark_node *td_apart_entry_link(cmark_node *entry);

/* Takes form APART from the titles that have it by chance: of the headings of a level, and of the
 * bold paragraphs, with something below them more than half must have it, and three at least. Where
 * the link stands right below most of them and is a title by its text, they are sections. */
void td_apart_settle(cmark_node *document, const struct td_link_texts *texts,
                     struct td_marks *marks);

/* Takes the line of a title's link out of the tree, where nothing else stands in it but a label
 * that names no source. `is_apart`: the form of the item says that the link is its own; of other
 * items an entry of a list also needs a label, or to be an address. */
void td_apart_leave_out(cmark_node *link, bool is_apart);

#endif
