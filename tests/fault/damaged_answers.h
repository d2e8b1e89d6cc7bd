/* What an archive answers, as one text, so that a damaged one can be held against a sound one. */
#ifndef TD_TESTS_DAMAGED_ANSWERS_H
#define TD_TESTS_DAMAGED_ANSWERS_H

#include "base/buf.h"
#include "store/store.h"

/* Appends what searches, counts, lists and exports of the archive give. Fails where one of them
 * does; the others are asked all the same. */
enum td_code damaged_answers(struct td_store *store, struct td_arena *arena, struct td_buf *answers,
                             struct td_error *err);

#endif
