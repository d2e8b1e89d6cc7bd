#include "import/markdown/guard.h"

#include "base/ascii.h"

#include <stdbool.h>

enum { TAB_COLUMNS = 4 };

/* What stands before a line's own text. */
struct line_start {
    unsigned markers;
    size_t indent;
    size_t column;
};

static void pass_blank(struct line_start *start, char c)
{
    size_t width = c == '\t' ? TAB_COLUMNS - start->column % TAB_COLUMNS : 1;
    start->indent += width;
    start->column += width;
}

/* How many bytes the marker at the beginning of `text` takes: '>', or a list marker with a blank
 * or nothing behind it; 0 without one. */
static size_t marker_len(struct td_slice text)
{
    if (text.ptr[0] == '>')
        return 1;

    size_t digits = 0;
    while (digits < text.len && td_ascii_is_digit(text.ptr[digits]))
        digits++;
    if (digits == text.len)
        return 0;
    char c = text.ptr[digits];
    bool is_marker = digits > 0 ? c == '.' || c == ')' : c == '-' || c == '+' || c == '*';
    size_t len = digits + 1;
    return is_marker && (len == text.len || td_ascii_is_blank(text.ptr[len])) ? len : 0;
}

static struct line_start measure(struct td_slice line)
{
    struct line_start start = {0};
    for (size_t at = 0, len = 0; at < line.len; at += len) {
        len = 1;
        if (td_ascii_is_blank(line.ptr[at])) {
            pass_blank(&start, line.ptr[at]);
            continue;
        }
        len = marker_len(td_slice_sub(line, at, line.len));
        if (len == 0)
            return start;
        start.markers++;
        start.column += len;
    }
    if (start.markers == 0)
        start.indent = 0; /* a blank line nests nothing */
    return start;
}

static unsigned count_marks(struct td_slice line, struct td_slice mark)
{
    unsigned count = 0;
    for (size_t at = 0; (at = td_slice_find(line, mark)) < line.len; count++)
        line = td_slice_sub(line, at + mark.len, line.len);
    return count;
}

/* What the lines so far have opened. */
struct opened {
    unsigned images;
    unsigned images_here; /* of the paragraph */
    size_t containers;    /* at most */
    size_t steps;
};

static void pass_line(struct opened *opened, struct td_slice line, const struct line_start *start)
{
    unsigned images = count_marks(line, TD_SLICE("!["));
    opened->images += images;
    opened->images_here += images;
    if (opened->images_here > 0)
        opened->steps += (size_t)opened->images_here * count_marks(line, TD_SLICE("]"));
    if (td_slice_trim(line).len == 0) {
        opened->images_here = 0;
        opened->steps += opened->containers;
    } else if (start->markers > 0 || start->indent == 0) {
        opened->containers = start->markers + start->indent / 2; /* a list's least indent */
    }
}

static enum td_code fail_over(unsigned line, const char *what, int ceiling, struct td_error *err)
{
    return td_fail_at(err, TD_ERR_INPUT, line, 1, "%s: more than %d", what, ceiling);
}

enum td_code td_guard_check(struct td_source source, struct td_error *err)
{
    struct td_slice rest = source.text;
    struct td_slice line;
    struct opened opened = {0};

    for (unsigned number = source.first_line; td_slice_next_line(&rest, &line); number++) {
        struct line_start start = measure(line);
        pass_line(&opened, line, &start);
        if (start.markers > TD_GUARD_MAX_MARKERS)
            return fail_over(number, "list or quote markers in a row", TD_GUARD_MAX_MARKERS, err);
        if (start.indent > TD_GUARD_MAX_INDENT)
            return fail_over(number, "columns of indent", TD_GUARD_MAX_INDENT, err);
        if (opened.images > TD_GUARD_MAX_IMAGES)
            return fail_over(number, "images (\"![\") in a file", TD_GUARD_MAX_IMAGES, err);
        if (opened.steps > TD_GUARD_MAX_STEPS)
            return fail_over(number, "steps through open lists, quotes and images",
                             TD_GUARD_MAX_STEPS, err);
    }
    return TD_OK;
}
