#include "output/wrap.h"

#include "base/utf8.h"
#include "text/width.h"

#include <stdbool.h>
#include <uchar.h>

struct lines {
    struct td_wrap wrap;
    size_t column;
    bool is_marked;
};

struct range {
    uint32_t first;
    uint32_t last;
};

static bool is_in(const struct range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    }
    return false;
}

/* Scripts written without spaces between words, and their punctuation. */
static bool is_ideographic(uint32_t c)
{
    static const struct range ranges[] = {
        {0x2E80, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFE30, 0xFE4F}, {0xFF01, 0xFFEF}, {0x20000, 0x3FFFD},
    };
    return is_in(ranges, sizeof(ranges) / sizeof(ranges[0]), c);
}

/* `set` ends in 0. */
static bool is_one_of(const char32_t *set, uint32_t c)
{
    while (*set != 0 && *set != c)
        set++;
    return *set != 0;
}

/* Most of what is wrapped: neither closing nor opening. */
static bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

/* What belongs to the character before it. */
static bool is_closing(uint32_t c)
{
    static const struct range joining[] = {
        {0x0300, 0x036F}, {0x200D, 0x200D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xE0100, 0xE01EF},
    };
    if (is_han(c))
        return false;
    return is_in(joining, sizeof(joining) / sizeof(joining[0]), c) ||
           is_one_of(U"、。，．：；！？）］｝〉》」』】〕〗〙〛｠”’…‥—·・ー々％"
                     U",.:;!?)]}>%",
                     c);
}

/* What belongs to the character behind it. */
static bool is_opening(uint32_t c)
{
    return !is_han(c) && is_one_of(U"（［｛〈《「『【〔〖〘〚｟“‘([{<$¥￥#@", c);
}

static bool may_break(uint32_t before, uint32_t after)
{
    return (is_ideographic(before) || is_ideographic(after)) && !is_closing(after) &&
           !is_opening(before);
}

static bool is_mark(uint32_t c)
{
    return c == (unsigned char)TD_MARK_BEGIN[0] || c == (unsigned char)TD_MARK_END[0];
}

/* Where the unit ends that begins at `begin`: what stays together in one line, with the marks in
 * it. */
static size_t unit_end(struct td_slice line, size_t begin)
{
    uint32_t before = 0;
    size_t len = 0;

    for (size_t end = begin; end < line.len; end += len) {
        uint32_t c = td_utf8_decode(line, end, &len);
        if (c == ' ' || (before != 0 && !is_mark(c) && may_break(before, c)))
            return end;
        if (!is_mark(c))
            before = c;
    }
    return line.len;
}

/* The bytes before the next mark. */
static size_t stretch_len(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && !is_mark((unsigned char)text.ptr[len]))
        len++;
    return len;
}

static size_t unit_width(struct td_slice unit)
{
    size_t width = 0;
    while (unit.len > 0) {
        size_t len = stretch_len(unit);
        width += td_width(td_slice_sub(unit, 0, len));
        unit = td_slice_sub(unit, len + 1, unit.len);
    }
    return width;
}

/* Fills the line with spaces up to a column. */
static void fill_to(struct lines *lines, size_t column)
{
    if (column <= lines->column)
        return;
    td_buf_add_repeated(lines->wrap.buf, TD_SLICE(" "), column - lines->column);
    lines->column = column;
}

static void break_line(struct lines *lines)
{
    if (lines->is_marked)
        td_buf_add(lines->wrap.buf, lines->wrap.mark_off);
    td_buf_add_char(lines->wrap.buf, '\n');
    lines->column = 0;
    fill_to(lines, lines->wrap.indent);
    if (lines->is_marked)
        td_buf_add(lines->wrap.buf, lines->wrap.mark_on);
}

/* Puts text without marks, cut wherever a line is full. */
static void put_stretch(struct lines *lines, struct td_slice text)
{
    while (text.len > 0) {
        size_t room = lines->wrap.columns - lines->column;
        size_t fits = td_width_fit(text, room);
        if (fits == 0 && lines->column > lines->wrap.indent) {
            break_line(lines);
            continue;
        }
        if (fits == 0)
            (void)td_utf8_decode(text, 0, &fits);
        struct td_slice part = td_slice_sub(text, 0, fits);
        td_buf_add(lines->wrap.buf, part);
        lines->column += td_width(part);
        text = td_slice_sub(text, fits, text.len);
        if (lines->column > lines->wrap.columns)
            lines->column = lines->wrap.columns;
    }
}

static void put_mark(struct lines *lines, char mark)
{
    lines->is_marked = mark == TD_MARK_BEGIN[0];
    td_buf_add(lines->wrap.buf, lines->is_marked ? lines->wrap.mark_on : lines->wrap.mark_off);
}

static void put_unit(struct lines *lines, size_t spaces, struct td_slice unit)
{
    bool is_begin = lines->column <= lines->wrap.indent;
    size_t width = unit_width(unit);
    if (!is_begin && lines->column + spaces + width > lines->wrap.columns)
        break_line(lines);
    else if (!is_begin)
        fill_to(lines, lines->column + spaces);

    bool fits = lines->column + width <= lines->wrap.columns;
    if (fits)
        lines->column += width;
    while (unit.len > 0) {
        size_t len = stretch_len(unit);
        if (fits)
            td_buf_add(lines->wrap.buf, td_slice_sub(unit, 0, len));
        else
            put_stretch(lines, td_slice_sub(unit, 0, len));
        if (len < unit.len)
            put_mark(lines, unit.ptr[len]);
        unit = td_slice_sub(unit, len + 1, unit.len);
    }
}

static void put_line(struct lines *lines, struct td_slice line)
{
    size_t begin = 0;
    while (begin < line.len) {
        size_t spaces = 0;
        while (begin + spaces < line.len && line.ptr[begin + spaces] == ' ')
            spaces++;
        begin += spaces;
        size_t end = unit_end(line, begin);
        if (end > begin)
            put_unit(lines, spaces, td_slice_sub(line, begin, end));
        begin = end;
    }
}

void td_wrap(struct td_wrap wrap, struct td_slice text)
{
    struct lines lines = {.wrap = wrap, .column = wrap.column};
    struct td_slice line;

    while (td_slice_next_line(&text, &line)) {
        if (line.len > 0)
            fill_to(&lines, wrap.indent);
        put_line(&lines, line);
        td_buf_add_char(wrap.buf, '\n');
        lines.column = 0;
    }
}
