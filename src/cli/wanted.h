/* What a query wants an item to hold, in words for a note. */
#ifndef TD_CLI_WANTED_H
#define TD_CLI_WANTED_H

#include "base/buf.h"
#include "search/tree.h"

/* What stands before the list that td_wanted_add makes: "any of: ", "all of: ", or nothing before a
 * single word. */
const char *td_wanted_how(const struct td_node *root);

/* Appends the words, parted by commas: 谷歌 or Google, 地图. A long run of Han characters is told
 * as it was typed, unless some of its words have synonyms. Filters and what is taken out are not
 * told; a word at least is there. Where the buffer has no room for all, it has failed, and ends in
 * a whole word. */
void td_wanted_add(struct td_buf *list, const struct td_node *root);

/* Appends the beginning of a word to a list that is parted by commas; nothing where the buffer has
 * no room for it, which has failed then. */
void td_wanted_add_listed(struct td_buf *list, struct td_slice word);

#endif
