/* Words that agree with their number. */
#ifndef TD_BASE_PLURAL_H
#define TD_BASE_PLURAL_H

#include <stdint.h>

static inline const char *td_plural(int64_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

#endif
