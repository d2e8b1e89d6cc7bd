#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST_CAPACITY = 64 };

void td_buf_init(struct td_buf *buf, size_t limit_bytes)
{
    *buf = (struct td_buf){.limit_bytes = limit_bytes};
}

void td_buf_release(struct td_buf *buf)
{
    free(buf->ptr);
    td_buf_init(buf, buf->limit_bytes);
}

void td_buf_clear(struct td_buf *buf)
{
    buf->failed = false;
    td_buf_cut(buf, 0);
}

static size_t grown_capacity(const struct td_buf *buf, size_t needed)
{
    size_t capacity = buf->capacity < SMALLEST_CAPACITY ? SMALLEST_CAPACITY : buf->capacity;
    while (capacity < needed)
        capacity *= 2;
    return capacity <= buf->limit_bytes ? capacity : buf->limit_bytes + 1;
}

/* Room for `count` bytes more and the NUL byte behind them; false, and remembered, where there is
 * none. */
static bool reserve(struct td_buf *buf, size_t count)
{
    if (buf->failed)
        return false;
    if (count > buf->limit_bytes - buf->len) {
        buf->failed = true;
        return false;
    }

    size_t needed = buf->len + count + 1;
    if (needed <= buf->capacity)
        return true;
    size_t capacity = grown_capacity(buf, needed);
    char *grown = realloc(buf->ptr, capacity);
    if (grown == NULL) {
        buf->failed = true;
        return false;
    }
    buf->ptr = grown;
    buf->capacity = capacity;
    return true;
}

void td_buf_add(struct td_buf *buf, struct td_slice text)
{
    if (text.len == 0 || !reserve(buf, text.len))
        return;
    memcpy(buf->ptr + buf->len, text.ptr, text.len);
    buf->len += text.len;
    buf->ptr[buf->len] = '\0';
}

void td_buf_add_char(struct td_buf *buf, char c)
{
    td_buf_add(buf, (struct td_slice){&c, 1});
}

void td_buf_add_repeated(struct td_buf *buf, struct td_slice text, size_t count)
{
    for (size_t i = 0; i < count && !buf->failed; i++)
        td_buf_add(buf, text);
}

void td_buf_addf(struct td_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len == 0 || !reserve(buf, (size_t)len)) /* less than 0 is more than any buffer holds */
        return;

    va_start(args, format);
    (void)vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}

void td_buf_add_repaired(struct td_buf *buf, struct td_slice text)
{
    size_t kept = 0;
    size_t len = 0;

    for (size_t offset = 0; offset < text.len; offset += len) {
        uint32_t code_point = td_utf8_decode(text, offset, &len);
        if (code_point != 0 && code_point != TD_REPLACEMENT)
            continue;
        td_buf_add(buf, td_slice_sub(text, kept, offset));
        td_buf_add(buf, TD_SLICE(TD_REPLACEMENT_UTF8));
        kept = offset + len;
    }
    td_buf_add(buf, td_slice_sub(text, kept, text.len));
}

void td_buf_cut(struct td_buf *buf, size_t len)
{
    if (len >= buf->len)
        return;
    buf->len = len;
    buf->ptr[len] = '\0';
}

struct td_slice td_buf_slice(const struct td_buf *buf)
{
    return buf->ptr == NULL ? TD_SLICE("") : (struct td_slice){buf->ptr, buf->len};
}

enum td_code td_buf_check(const struct td_buf *buf, struct td_error *err)
{
    return buf->failed ? td_fail_memory(err) : TD_OK;
}
