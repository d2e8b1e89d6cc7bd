#include "import/markdown/source.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

static struct td_slice without_mark(struct td_slice bytes)
{
    struct td_slice mark = TD_SLICE("\xEF\xBB\xBF");
    if (td_slice_is_none(bytes))
        return TD_SLICE("");
    return td_slice_starts(bytes, mark) ? td_slice_sub(bytes, mark.len, bytes.len) : bytes;
}

static size_t first_broken(struct td_slice text)
{
    size_t invalid = td_utf8_invalid_at(text);
    const char *nul = invalid > 0 ? memchr(text.ptr, '\0', invalid) : NULL;
    return nul != NULL ? (size_t)(nul - text.ptr) : invalid;
}

static enum td_code repair(struct td_arena *arena, struct td_slice *text, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, text->len * strlen(TD_REPLACEMENT_UTF8));
    td_buf_add_repaired(&buf, *text);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), text, err);
}

enum td_code td_source_read(struct td_arena *arena, struct td_slice bytes,
                            struct td_problems *problems, struct td_source *ret_source,
                            struct td_error *err)
{
    struct td_source source = {without_mark(bytes), 1};
    size_t broken = first_broken(source.text);

    if (broken < source.text.len) {
        bool is_nul = source.text.ptr[broken] == '\0';
        unsigned line = 0;
        unsigned column = 0;
        td_source_place(source, broken, &line, &column);
        TD_TRY(td_problem_add(arena, problems, TD_SEVERITY_WARNING, line, column, err,
                              is_nul ? "a NUL byte is read as U+FFFD"
                                     : "bytes that are no UTF-8 are read as U+FFFD"));
        TD_TRY(repair(arena, &source.text, err));
    }
    *ret_source = source;
    return TD_OK;
}

void td_source_place(struct td_source source, size_t offset, unsigned *ret_line,
                     unsigned *ret_column)
{
    struct td_slice rest = source.text;
    struct td_slice line;
    size_t begin = 0;
    unsigned number = source.first_line;

    while (td_slice_next_line(&rest, &line) && rest.len > 0 &&
           offset >= source.text.len - rest.len) {
        begin = source.text.len - rest.len;
        number++;
    }
    *ret_line = number;
    *ret_column = 1 + (unsigned)td_utf8_count(td_slice_sub(source.text, begin, offset));
}

enum td_code td_lines_read(struct td_arena *arena, struct td_slice text, struct td_lines *ret_lines,
                           struct td_error *err)
{
    size_t count = td_slice_count_lines(text);
    struct td_slice *list = td_arena_array(arena, count, sizeof(*list));
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        (void)td_slice_next_line(&text, &list[i]);
    *ret_lines = (struct td_lines){list, count};
    return TD_OK;
}
