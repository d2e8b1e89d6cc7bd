/* An order of texts in which upper and lower ASCII letters are alike. */
#ifndef TD_IMPORT_AUTHORS_NOCASE_H
#define TD_IMPORT_AUTHORS_NOCASE_H

#include "base/slice.h"

/* Below, equal to or above 0. Shorter texts come first; an absent one before "". */
int td_compare_nocase(struct td_slice a, struct td_slice b);

#endif
