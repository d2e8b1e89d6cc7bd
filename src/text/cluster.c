#include "text/cluster.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* Printable ASCII, the common Han characters and their punctuation: nothing joins one to another.
 */
static bool stands_alone(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c < 0xA000) || c == 0x3001 || c == 0x3002 ||
           c == 0xFF0C || c == 0xFF1A;
}

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
        if ((stands_alone(before) && stands_alone(after)) || has_boundary(before, after, &state))
            break;
        before = after;
        end += len;
    }
    return end;
}
