#include "import/front_matter/fences.h"

#include "import/front_matter/header_lines.h"

static bool is_mark(struct td_slice line, struct td_slice mark)
{
    return td_slice_starts(line, mark) && td_slice_trim(line).len == mark.len;
}

static bool closes(struct td_slice line, enum td_notation notation)
{
    if (notation == TD_NOTATION_TOML)
        return is_mark(line, TD_SLICE("+++"));
    return is_mark(line, TD_SLICE("---")) || is_mark(line, TD_SLICE("..."));
}

/* What begins with a number of bytes of front matter. */
static struct td_cut cut_behind(struct td_source source, enum td_notation notation, size_t len)
{
    struct td_slice inside = td_slice_sub(source.text, 0, len);
    unsigned number = source.first_line + (unsigned)td_slice_count_lines(inside);
    struct td_source body = {td_slice_sub(source.text, len, source.text.len), number};
    return (struct td_cut){notation, {inside, source.first_line}, body};
}

/* `source` begins behind the opening mark. */
static struct td_cut cut_at_mark(struct td_source source, enum td_notation notation)
{
    struct td_slice rest = source.text;
    struct td_slice line;
    for (unsigned number = source.first_line; td_slice_next_line(&rest, &line); number++) {
        if (!closes(line, notation))
            continue;
        struct td_slice inside = source.text;
        inside.len = (size_t)(line.ptr - inside.ptr);
        return (struct td_cut){notation, {inside, source.first_line}, {rest, number + 1}};
    }
    size_t lines_len = notation == TD_NOTATION_YAML ? td_header_lines_len(source.text) : 0;
    return lines_len > 0 ? cut_behind(source, notation, lines_len) : (struct td_cut){0};
}

/* Up to the brace that closes the first; 0 without one. */
static size_t object_len(struct td_slice text)
{
    size_t depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (in_string && c == '\\')
            i++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && c == '{')
            depth++;
        else if (!in_string && c == '}' && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* "{" and a key, and not Markdown that begins with a brace: "{{< shortcode >}}", "{% raw %}". */
static bool begins_object(struct td_slice text)
{
    struct td_slice inside = td_slice_trim(td_slice_sub(text, 1, text.len));
    return td_slice_starts(text, TD_SLICE("{")) &&
           (td_slice_starts(inside, TD_SLICE("\"")) || td_slice_starts(inside, TD_SLICE("}")));
}

/* What is left of the line that the object ends on belongs to it, where nothing is. */
static struct td_cut cut_object(struct td_source source)
{
    size_t len = object_len(source.text);
    struct td_slice rest = td_slice_sub(source.text, len, source.text.len);
    struct td_slice line = TD_SLICE_NONE;
    (void)td_slice_next_line(&rest, &line);
    if (len == 0 || td_slice_trim(line).len > 0)
        return (struct td_cut){0};
    return cut_behind(source, TD_NOTATION_JSON, source.text.len - rest.len);
}

/* Takes empty lines off; *ret_line is the first that is not empty. */
static struct td_source skip_empty_lines(struct td_source source, struct td_slice *ret_line)
{
    struct td_slice rest = source.text;
    while (td_slice_next_line(&rest, ret_line) && td_slice_trim(*ret_line).len == 0)
        source = (struct td_source){rest, source.first_line + 1};
    return source;
}

static struct td_cut cut(struct td_source source)
{
    struct td_slice line = TD_SLICE("");
    source = skip_empty_lines(source, &line);
    struct td_source behind = {source.text, source.first_line + 1};
    (void)td_slice_next_line(&behind.text, &line);
    if (is_mark(line, TD_SLICE("---")))
        return cut_at_mark(behind, TD_NOTATION_YAML);
    if (is_mark(line, TD_SLICE("+++")))
        return cut_at_mark(behind, TD_NOTATION_TOML);
    if (begins_object(source.text))
        return cut_object(source);
    size_t lines_len = td_header_lines_len(source.text);
    return lines_len > 0 ? cut_behind(source, TD_NOTATION_LINES, lines_len) : (struct td_cut){0};
}

struct td_cut td_fences_cut(struct td_source source)
{
    struct td_cut found = cut(source);
    if (found.notation == TD_NOTATION_NONE)
        found.body = source;
    return found;
}
