#include "import/fences.h"

static bool is_mark(struct td_slice line, struct td_slice mark)
{
    return td_slice_starts(line, mark) && td_slice_trim(line).len == mark.len;
}

static bool closes(struct td_slice line)
{
    return is_mark(line, TD_SLICE("---")) || is_mark(line, TD_SLICE("..."));
}

enum td_code td_fences_cut(struct td_source source, struct td_cut *ret_cut, struct td_error *err)
{
    struct td_slice rest = source.text;
    struct td_slice line;
    if (!td_slice_next_line(&rest, &line) || !is_mark(line, TD_SLICE("---"))) {
        *ret_cut = (struct td_cut){.body = source};
        return TD_OK;
    }

    struct td_slice inside = rest;
    for (unsigned number = source.first_line + 1; td_slice_next_line(&rest, &line); number++) {
        if (!closes(line))
            continue;
        inside.len = (size_t)(line.ptr - inside.ptr);
        *ret_cut = (struct td_cut){true, {inside, source.first_line + 1}, {rest, number + 1}};
        return TD_OK;
    }
    return td_fail_at(err, TD_ERR_INPUT, source.first_line, 1,
                      "front matter begins here and does not end: put a line --- behind it");
}
