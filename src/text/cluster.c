#include "text/cluster.h"

#include "base/utf8.h"

#include <utf8proc.h>

static bool has_boundary(uint32_t before, uint32_t after, utf8proc_int32_t *state)
{
    return before == TD_REPLACEMENT || after == TD_REPLACEMENT ||
           utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)after,
                                            state);
}

size_t td_cluster_end(struct td_slice text, size_t offset)
{
    size_t len = 0;
    uint32_t before = td_utf8_decode(text, offset, &len);
    size_t end = offset + len;
    utf8proc_int32_t state = 0;

    for (unsigned points = 1; end < text.len && points < TD_CLUSTER_MAX_POINTS; points++) {
        uint32_t after = td_utf8_decode(text, end, &len);
        if (has_boundary(before, after, &state))
            break;
        before = after;
        end += len;
    }
    return end;
}
