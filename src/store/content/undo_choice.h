/* Which change undo and redo mean. The changes that hold are a stack: undo takes the last one off,
 * and remembers on which it lay; redo puts it back where that one is the last again. So every state
 * that the archive was ever in can be reached, whatever was done in between. */
#ifndef TD_STORE_CONTENT_UNDO_CHOICE_H
#define TD_STORE_CONTENT_UNDO_CHOICE_H

#include "store/content/history.h"

struct td_undo_choice {
    struct td_change last; /* the newest that holds; its id is 0 where none does */
    int64_t base;          /* the one before; 0: none */
};

TD_CHECKED enum td_code td_undo_choose(struct td_store *store, struct td_arena *arena,
                                       struct td_undo_choice *ret_choice, struct td_error *err);

struct td_redo_choice {
    int64_t undo;            /* the entry of the undo that is to be taken back; 0: there is none */
    struct td_change change; /* what that undo took back */
};

/* Of the undos that left the archive as it is the newest, or (`wanted` not 0) that of a change. */
TD_CHECKED enum td_code td_redo_choose(struct td_store *store, struct td_arena *arena,
                                       int64_t wanted, struct td_redo_choice *ret_choice,
                                       struct td_error *err);

#endif
