/* The form of an item that would begin at one place of a document: the rules that marks.c asks. */
#ifndef TD_IMPORT_ITEMS_FORM_RULES_H
#define TD_IMPORT_ITEMS_FORM_RULES_H

#include "import/items/mark.h"

/* Whether a later line of a paragraph, from its first node on, may be the beginning of an item: it
 * begins with a number or a tag, or is bold. */
bool td_form_may_open(cmark_node *text);

/* Gives a mark its form, and what goes with that: link, number and the like. A mark that no rule
 * fits stays as it is. `opens_block`: it is not a later line of a paragraph. */
void td_form_judge(struct td_mark *mark, bool opens_block);

#endif
