#include "base/slice.h"

#include "base/ascii.h"

#include <limits.h>
#include <string.h>

struct td_slice td_slice_of(const char *text)
{
    return text == NULL ? TD_SLICE_NONE : (struct td_slice){text, strlen(text)};
}

int td_slice_int_len(struct td_slice slice)
{
    return slice.len < INT_MAX ? (int)slice.len : INT_MAX;
}

const char *td_slice_chars(struct td_slice slice)
{
    return slice.ptr != NULL ? slice.ptr : "";
}

bool td_slice_is_none(struct td_slice slice)
{
    return slice.ptr == NULL;
}

bool td_slice_equal(struct td_slice a, struct td_slice b)
{
    if (a.ptr == NULL || b.ptr == NULL)
        return a.ptr == b.ptr;
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

int td_slice_compare(struct td_slice a, struct td_slice b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter > 0 ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool td_slice_equal_nocase(struct td_slice a, struct td_slice b)
{
    if (a.ptr == NULL || b.ptr == NULL)
        return a.ptr == b.ptr;
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (td_ascii_lower(a.ptr[i]) != td_ascii_lower(b.ptr[i]))
            return false;
    }
    return true;
}

bool td_slice_starts(struct td_slice slice, struct td_slice prefix)
{
    if (prefix.len == 0)
        return true;
    return slice.len >= prefix.len && memcmp(slice.ptr, prefix.ptr, prefix.len) == 0;
}

bool td_slice_ends(struct td_slice slice, struct td_slice suffix)
{
    return slice.len >= suffix.len &&
           td_slice_starts(td_slice_sub(slice, slice.len - suffix.len, slice.len), suffix);
}

struct td_slice td_slice_sub(struct td_slice slice, size_t begin, size_t end)
{
    if (slice.ptr == NULL)
        return slice;
    if (end > slice.len)
        end = slice.len;
    if (begin > end)
        begin = end;
    return (struct td_slice){slice.ptr + begin, end - begin};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
uint64_t td_slice_hash(struct td_slice slice)
{
    uint64_t hash = 0xCBF29CE484222325U;
    for (size_t i = 0; i < slice.len; i++)
        hash = (hash ^ (unsigned char)slice.ptr[i]) * 0x100000001B3U;
    return hash;
}

struct td_slice td_slice_trim(struct td_slice slice)
{
    size_t begin = 0;
    size_t end = slice.len;

    while (begin < end && is_space(slice.ptr[begin]))
        begin++;
    while (end > begin && is_space(slice.ptr[end - 1]))
        end--;
    return td_slice_sub(slice, begin, end);
}

size_t td_slice_find(struct td_slice slice, struct td_slice needle)
{
    if (needle.len == 0)
        return 0;
    if (slice.len < needle.len)
        return slice.len;
    const char *found = memmem(slice.ptr, slice.len, needle.ptr, needle.len);
    return found == NULL ? slice.len : (size_t)(found - slice.ptr);
}

size_t td_slice_find_last(struct td_slice slice, struct td_slice needle)
{
    if (needle.len == 0 || needle.len > slice.len)
        return slice.len;
    for (size_t room = slice.len - needle.len + 1; room > 0;) {
        const char *first = memrchr(slice.ptr, needle.ptr[0], room);
        if (first == NULL)
            break;
        if (memcmp(first, needle.ptr, needle.len) == 0)
            return (size_t)(first - slice.ptr);
        room = (size_t)(first - slice.ptr);
    }
    return slice.len;
}

/* In steps, so that lines that end in one of both are not searched for the other to the text's end.
 */
static size_t line_len(struct td_slice text)
{
    enum { STEP = 256 };
    for (size_t begin = 0; begin < text.len; begin += STEP) {
        struct td_slice step = td_slice_sub(text, begin, begin + STEP);
        size_t feed = td_slice_find(step, TD_SLICE("\n"));
        size_t at = td_slice_find(td_slice_sub(step, 0, feed), TD_SLICE("\r"));
        if (at < step.len)
            return begin + at;
    }
    return text.len;
}

bool td_slice_next_line(struct td_slice *rest, struct td_slice *ret_line)
{
    if (rest->len == 0)
        return false;

    size_t len = line_len(*rest);
    size_t ending = td_slice_starts(td_slice_sub(*rest, len, rest->len), TD_SLICE("\r\n")) ? 2 : 1;

    *ret_line = td_slice_sub(*rest, 0, len);
    *rest = td_slice_sub(*rest, len + ending, rest->len);
    return true;
}
size_t td_slice_count_lines(struct td_slice text)
{
    struct td_slice line;
    size_t count = 0;
    while (td_slice_next_line(&text, &line))
        count++;
    return count;
}
