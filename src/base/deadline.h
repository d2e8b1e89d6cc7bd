/* When an answer would come too late. Whoever makes one reads the clock; who takes it only asks. */
#ifndef TD_BASE_DEADLINE_H
#define TD_BASE_DEADLINE_H

#include <stdbool.h>

/* The first member of a struct with what the function needs. */
struct td_deadline {
    bool (*has_passed)(struct td_deadline *deadline);
};

#endif
