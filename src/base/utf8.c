#include "base/utf8.h"

/* What a first byte that is not ASCII promises (Unicode 15.0, table 3-7): how many bytes the
 * sequence has, and in which range the second must lie. The others lie in 80..BF. Length 0: no
 * sequence begins so. */
struct lead {
    size_t len;
    unsigned char second_min;
    unsigned char second_max;
};

static struct lead lead_of(unsigned char byte)
{
    if (byte < 0xC2 || byte > 0xF4)
        return (struct lead){0, 0, 0};
    if (byte < 0xE0)
        return (struct lead){2, 0x80, 0xBF};
    if (byte < 0xF0)
        return (struct lead){3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF};
    return (struct lead){4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF};
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The code point of three bytes, which most Chinese characters take; 0 where they are not one. */
static uint32_t decode_three(const unsigned char bytes[3])
{
    uint32_t code_point =
        ((bytes[0] & 0x0Fu) << 12) | ((bytes[1] & 0x3Fu) << 6) | (bytes[2] & 0x3Fu);
    bool is_one = (bytes[0] & 0xF0) == 0xE0 && is_continuation(bytes[1]) &&
                  is_continuation(bytes[2]) && code_point >= 0x800 && (code_point >> 11) != 0x1B;
    return is_one ? code_point : 0;
}

uint32_t td_utf8_decode(struct td_slice text, size_t offset, size_t *ret_len)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + offset;
    size_t room = text.len - offset;

    *ret_len = 1;
    if (bytes[0] < 0x80)
        return bytes[0];
    uint32_t three = room >= 3 ? decode_three(bytes) : 0;
    if (three != 0) {
        *ret_len = 3;
        return three;
    }
    struct lead lead = lead_of(bytes[0]);
    if (lead.len == 0 || room < 2 || bytes[1] < lead.second_min || bytes[1] > lead.second_max)
        return TD_REPLACEMENT;

    uint32_t code_point = ((bytes[0] & (0x7Fu >> lead.len)) << 6) | (bytes[1] & 0x3Fu);
    for (*ret_len = 2; *ret_len < lead.len; (*ret_len)++) {
        if (*ret_len >= room || !is_continuation(bytes[*ret_len]))
            return TD_REPLACEMENT;
        code_point = (code_point << 6) | (bytes[*ret_len] & 0x3Fu);
    }
    return code_point;
}

uint32_t td_utf8_decode_before(struct td_slice text, size_t offset, size_t *ret_len)
{
    struct td_slice before = td_slice_sub(text, 0, offset);
    size_t begin = offset - 1;

    while (begin > 0 && offset - begin < TD_UTF8_MAX_BYTES &&
           is_continuation((unsigned char)before.ptr[begin]))
        begin--;

    uint32_t code_point = td_utf8_decode(before, begin, ret_len);
    if (begin + *ret_len == offset)
        return code_point;
    *ret_len = 1;
    return TD_REPLACEMENT;
}

size_t td_utf8_count(struct td_slice text)
{
    size_t count = 0;
    for (size_t at = 0, len = 0; at < text.len; at += len, count++)
        (void)td_utf8_decode(text, at, &len);
    return count;
}

size_t td_utf8_fit(struct td_slice text, size_t bytes)
{
    if (bytes >= text.len)
        return text.len;
    size_t end = bytes;
    while (end > 0 && bytes - end < TD_UTF8_MAX_BYTES &&
           is_continuation((unsigned char)text.ptr[end]))
        end--;
    return end;
}

size_t td_utf8_encode(uint32_t code_point, char ret_bytes[TD_UTF8_MAX_BYTES])
{
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};

    if (code_point < 0x80) {
        ret_bytes[0] = (char)code_point;
        return 1;
    }
    size_t len = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        ret_bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    ret_bytes[0] = (char)(marks[len] | code_point);
    return len;
}

/* Whether what decoded to `code_point` in `len` bytes was not UTF-8: a written U+FFFD is. */
static bool is_invalid(struct td_slice text, size_t offset, uint32_t code_point, size_t len)
{
    return code_point == TD_REPLACEMENT &&
           !td_slice_equal(td_slice_sub(text, offset, offset + len), TD_SLICE(TD_REPLACEMENT_UTF8));
}

bool td_utf8_acts(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

size_t td_utf8_invalid_at(struct td_slice text)
{
    size_t len = 0;
    for (size_t offset = 0; offset < text.len; offset += len) {
        uint32_t code_point = td_utf8_decode(text, offset, &len);
        if (is_invalid(text, offset, code_point, len))
            return offset;
    }
    return text.len;
}
