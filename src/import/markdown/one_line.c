#include "import/markdown/one_line.h"

#include "base/utf8.h"

#include <string.h>

bool td_is_control(unsigned code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

bool td_is_invisible(unsigned code_point)
{
    return code_point == 0xAD || code_point == 0x200B || code_point == 0x200E ||
           code_point == 0x200F || (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x2069) || code_point == 0xFEFF;
}

/* Blanks of typesetting. */
static bool is_special_blank(unsigned code_point)
{
    return code_point == 0xA0 || code_point == 0x202F || code_point == 0x3000 ||
           (code_point >= 0x2000 && code_point <= 0x200A);
}

/* Writes what is left of `text` to `line`, which has room for all of it. */
static size_t fold(struct td_slice text, bool is_name, char *line)
{
    size_t written = 0;
    bool blank = false;
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        unsigned code_point = td_utf8_decode(text, at, &len);
        if (td_is_invisible(code_point))
            continue;
        if (code_point == ' ' || td_is_control(code_point) ||
            (is_name && is_special_blank(code_point))) {
            blank = written > 0;
            continue;
        }
        if (blank)
            line[written++] = ' ';
        blank = false;
        memcpy(line + written, text.ptr + at, len);
        written += len;
    }
    return written;
}

static enum td_code copy(struct td_arena *arena, struct td_slice text, bool is_name,
                         struct td_slice *ret_line, struct td_error *err)
{
    char *line = td_arena_alloc(arena, text.len + 1);
    if (line == NULL)
        return td_fail_memory(err);
    *ret_line = (struct td_slice){line, fold(text, is_name, line)};
    return TD_OK;
}

enum td_code td_one_line(struct td_arena *arena, struct td_slice text, struct td_slice *ret_line,
                         struct td_error *err)
{
    return copy(arena, text, false, ret_line, err);
}

enum td_code td_one_name(struct td_arena *arena, struct td_slice text, struct td_slice *ret_name,
                         struct td_error *err)
{
    return copy(arena, text, true, ret_name, err);
}
