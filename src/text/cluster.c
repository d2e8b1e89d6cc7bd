#include "text/cluster.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* Most of what is written: code points of the class Other, between two of which there is always a
 * boundary. Spares them the look into utf8proc's tables. */
static bool is_plain(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c < 0x302A) ||
           (c >= 0x309B && c <= 0x30FF) || (c >= 0xFF01 && c < 0xFF9E);
}

static bool has_boundary(uint32_t before, uint32_t after, utf8proc_int32_t *state)
{
    if (is_plain(before) && is_plain(after))
        return true;
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
