/* Which forms of items a post keeps to, and so which marks begin items. */
#ifndef TD_IMPORT_ITEMS_FORMS_H
#define TD_IMPORT_ITEMS_FORMS_H

#include "import/items/marks.h"

#include <stdbool.h>
#include <stddef.h>

struct td_form_set {
    bool has[TD_FORM_COUNT];
    bool is_ruled; /* a rule stands behind most items of headings: other headings may be within */
};

/* Decides by what the whole post has. Headings that turn out to be sections lose their form. */
struct td_form_set td_forms_choose(struct td_marks *marks);

/* What a mark does to the text before and behind it. */
enum td_turn {
    TD_TURN_NONE,  /* goes on as part of what is open */
    TD_TURN_BEGIN, /* begins an item, and so ends the open one */
    TD_TURN_END,   /* ends the open item */
};

/* Goes through marks, in order. */
struct td_turns {
    const struct td_marks *marks;
    const struct td_form_set *forms;
    size_t next;
    const struct td_mark *open; /* the item that the text belongs to; NULL: to none */
};

void td_turns_begin(struct td_turns *turns, const struct td_marks *marks,
                    const struct td_form_set *forms);

/* The next mark and what it does; false at the end. */
bool td_turns_next(struct td_turns *turns, const struct td_mark **ret_mark, enum td_turn *ret_turn);

/* Whether a mark is a numbered entry that is no item, in a list of items: people may have forgotten
 * its link. `turn` is what it does. */
bool td_forms_is_odd_number(const struct td_mark *mark, enum td_turn turn);

#endif
