#include "output/link.h"

#include <inttypes.h>

static bool is_web(struct td_slice url)
{
    static const struct td_slice schemes[] = {{"https://", 8}, {"http://", 7}};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct td_slice begin = td_slice_sub(url, 0, schemes[i].len);
        if (td_slice_equal_nocase(begin, schemes[i]))
            return true;
    }
    return false;
}

bool td_link_begin(struct td_buf *buf, struct td_slice url, int64_t id)
{
    if (!is_web(url) || url.len > TD_LINK_MAX_BYTES)
        return false;
    td_buf_addf(buf, "\033]8;id=%" PRId64 ";", id);
    for (size_t i = 0; i < url.len; i++) {
        unsigned char byte = (unsigned char)url.ptr[i];
        if (byte > ' ' && byte < 0x7F)
            td_buf_add_char(buf, (char)byte);
        else
            td_buf_addf(buf, "%%%02X", byte);
    }
    td_buf_add(buf, TD_SLICE("\033\\"));
    return true;
}
