#include "import/authors/nocase.h"

#include "base/ascii.h"

static int small(char c)
{
    return (unsigned char)td_ascii_lower(c);
}

int td_compare_nocase(struct td_slice a, struct td_slice b)
{
    if (a.ptr == NULL || b.ptr == NULL)
        return (a.ptr != NULL) - (b.ptr != NULL);
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    for (size_t i = 0; i < a.len; i++)
        if (small(a.ptr[i]) != small(b.ptr[i]))
            return small(a.ptr[i]) - small(b.ptr[i]);
    return 0;
}
