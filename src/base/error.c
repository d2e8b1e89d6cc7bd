#include "base/error.h"

#include "base/slice.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WHOLE_MAX_BYTES = 16 * 1024 }; /* of a message before it is shortened: paths are long */

static void fill(struct td_error *err, enum td_code code, const char *format, va_list args)
    TD_PRINTF(3, 0);

/* The length of a text that is cut to `len` bytes, without a character cut in two. */
static size_t whole_characters(const char *text, size_t len)
{
    size_t last_len = 0;
    uint32_t last = td_utf8_decode_before((struct td_slice){text, len}, len, &last_len);
    return last == TD_REPLACEMENT ? len - last_len : len;
}

/* Takes out of the middle what is too much: a path stands before the cause. Returns the length. */
static size_t shorten(char *text, size_t len)
{
    const struct td_slice gap = TD_SLICE("…");
    size_t room = TD_ERROR_MESSAGE_BYTES - 1;
    if (len <= room)
        return len;
    size_t head = whole_characters(text, room / 2);
    size_t tail = len - (room - head - gap.len);
    for (int i = 0; i < TD_UTF8_MAX_BYTES - 1 && ((unsigned char)text[tail] & 0xC0) == 0x80; i++)
        tail++;
    memcpy(text + head, gap.ptr, gap.len);
    memmove(text + head + gap.len, text + tail, len - tail);
    return head + gap.len + len - tail;
}

static void fill(struct td_error *err, enum td_code code, const char *format, va_list args)
{
    char message[WHOLE_MAX_BYTES]; /* apart: err->message may be among the arguments */
    int wanted = vsnprintf(message, sizeof(message), format, args);
    size_t len = wanted > 0 ? (size_t)wanted : 0;

    if (len >= sizeof(message))
        len = whole_characters(message, sizeof(message) - 1);
    len = shorten(message, len);
    *err = (struct td_error){.code = code};
    memcpy(err->message, message, len);
}

enum td_code td_fail(struct td_error *err, enum td_code code, const char *format, ...)
{
    if (err == NULL)
        return code;

    va_list args;
    va_start(args, format);
    fill(err, code, format, args);
    va_end(args);
    return code;
}

enum td_code td_fail_at(struct td_error *err, enum td_code code, unsigned line, unsigned column,
                        const char *format, ...)
{
    if (err == NULL)
        return code;

    va_list args;
    va_start(args, format);
    fill(err, code, format, args);
    va_end(args);
    err->line = line;
    err->column = column;
    return code;
}

enum td_code td_fail_errno(struct td_error *err, const char *doing, const char *path)
{
    int why = errno;
    if (why == ENOMEM)
        return td_fail_memory(err);
    return td_fail(err, why == ENOENT || why == ENOTDIR ? TD_ERR_NO_FILE : TD_ERR_IO,
                   "cannot %s '%s': %s", doing, path, strerror(why));
}
