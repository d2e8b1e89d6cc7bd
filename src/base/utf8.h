/* UTF-8 (RFC 3629), one code point at a time. */
#ifndef TD_BASE_UTF8_H
#define TD_BASE_UTF8_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TD_UTF8_MAX_BYTES = 4, TD_REPLACEMENT = 0xFFFD };

#define TD_REPLACEMENT_UTF8 "\xEF\xBF\xBD"

/* The code point at `offset` (which must lie within the text), and how many bytes it takes. A
 * byte sequence that is not UTF-8 gives U+FFFD and the length of its maximal subpart (Unicode
 * 15.0, section 3.9), at least 1. */
uint32_t td_utf8_decode(struct td_slice text, size_t offset, size_t *ret_len);

/* The code point that ends before `offset` (> 0). */
uint32_t td_utf8_decode_before(struct td_slice text, size_t offset, size_t *ret_len);

/* How many code points; each invalid sequence counts as one. */
size_t td_utf8_count(struct td_slice text);

/* How many bytes from the start are at most `bytes` and end between two code points. */
size_t td_utf8_fit(struct td_slice text, size_t bytes);

/* Bytes written to ret_bytes, 1 to 4. */
size_t td_utf8_encode(uint32_t code_point, char ret_bytes[TD_UTF8_MAX_BYTES]);

/* Bytes of the next code point where it is one of those that most of our texts consist of,
 * printable ASCII (1) or U+4E00 to U+9F7F (3): one or two columns wide, a cluster of its own beside
 * others of them, and nothing that acts. 0 for any other. */
static inline size_t td_utf8_plain_len(struct td_slice text, size_t offset)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + offset;
    if (offset >= text.len)
        return 0;
    if (bytes[0] < 0x80)
        return bytes[0] >= 0x20 && bytes[0] < 0x7F;
    bool is_han = text.len - offset >= 3 && bytes[0] >= 0xE4 && bytes[0] <= 0xE9 &&
                  (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80 &&
                  (bytes[0] > 0xE4 || bytes[1] >= 0xB8) && (bytes[0] < 0xE9 || bytes[1] <= 0xBD);
    return is_han ? 3 : 0;
}

/* True where a terminal may act on the code point or put the text around it in another order, or
 * where it says something that is not seen: control characters (C0, DEL, C1), line and paragraph
 * separators, the bidirectional controls (UAX #9), interlinear annotations and tags. */
bool td_utf8_acts(uint32_t code_point);

/* The offset of the first byte that is not UTF-8, or text.len. */
size_t td_utf8_invalid_at(struct td_slice text);

#endif
