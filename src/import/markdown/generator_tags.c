#include "import/markdown/generator_tags.h"

#include "base/ascii.h"

#include <string.h>

enum { TAG_MAX_LINES = 20 };

struct tag_form {
    struct td_slice open;
    struct td_slice close;
};

static const struct tag_form forms[] = {{{"{%", 2}, {"%}", 2}},
                                        {{"{{<", 3}, {">}}", 3}},
                                        {{"{{%", 3}, {"%}}", 3}},
                                        {{"{:", 2}, {"}", 1}}};

static struct td_slice trim_end(struct td_slice line)
{
    while (line.len > 0 && td_ascii_is_blank(line.ptr[line.len - 1]))
        line.len--;
    return line;
}

/* `{:#id}` and `{:.class}` stand alone, or behind a link: `{:?}` is code elsewhere. */
static bool is_tag(struct td_slice line, size_t open)
{
    struct td_slice before = td_slice_trim(td_slice_sub(line, 0, open));
    return line.ptr[open + 1] != ':' || before.len == 0 || td_slice_ends(before, TD_SLICE(")"));
}

/* Where the tag begins that ends a line, or line.len. */
static size_t last_tag(struct td_slice line)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (!td_slice_ends(line, forms[i].close))
            continue;
        size_t open = td_slice_find_last(line, forms[i].open);
        if (open < line.len && is_tag(line, open))
            return open;
    }
    return line.len;
}

/* How much of a line stands before the tags at its end. */
static size_t text_len(struct td_slice line)
{
    for (;;) {
        line = trim_end(line);
        size_t begin = last_tag(line);
        if (begin == line.len)
            return begin;
        line.len = begin;
    }
}

/* The bytes of a tag that begins this line and ends one of the next; 0 where none does. */
static size_t tag_of_lines(struct td_slice line, struct td_slice rest)
{
    struct td_slice begin = td_slice_trim(line);
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (!td_slice_starts(begin, forms[i].open) || line.ptr + line.len == rest.ptr ||
            td_slice_find(begin, forms[i].close) < begin.len)
            continue;
        struct td_slice next;
        for (size_t lines = 0; lines < TAG_MAX_LINES && td_slice_next_line(&rest, &next); lines++) {
            struct td_slice text = td_slice_trim(next);
            if (td_slice_ends(text, forms[i].close))
                return (size_t)(next.ptr + next.len - line.ptr);
            if (text.len == 0)
                break;
        }
    }
    return 0;
}

static void blank(char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (bytes[i] != '\n' && bytes[i] != '\r')
            bytes[i] = ' ';
}

static bool may_have_tags(struct td_slice text)
{
    text = td_slice_sub(text, td_slice_find(text, TD_SLICE("{")), text.len); /* soonest told */
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (td_slice_find(text, forms[i].open) < text.len)
            return true;
    return false;
}

enum td_code td_generator_tags_blank(struct td_arena *arena, struct td_slice text,
                                     struct td_slice *ret_text, struct td_error *err)
{
    *ret_text = text;
    if (!may_have_tags(text))
        return TD_OK;
    char *copy = td_arena_alloc(arena, text.len);
    if (copy == NULL)
        return td_fail_memory(err);
    memcpy(copy, text.ptr, text.len);
    struct td_slice rest = text;
    struct td_slice line;
    while (td_slice_next_line(&rest, &line)) {
        size_t len = text_len(line);
        blank(copy + (line.ptr - text.ptr) + len, line.len - len);
        blank(copy + (line.ptr - text.ptr), tag_of_lines(line, rest));
    }
    *ret_text = (struct td_slice){copy, text.len};
    return TD_OK;
}
