/* What is left of so many columns, bytes or the like. */
#ifndef TD_BASE_LEFT_H
#define TD_BASE_LEFT_H

#include <stddef.h>

/* `all` without `used`; 0 where more was used than there is. */
static inline size_t td_left(size_t all, size_t used)
{
    return used < all ? all - used : 0;
}

#endif
