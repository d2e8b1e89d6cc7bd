#include "import/front_matter/header_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "import/markdown/one_line.h"

static bool is_unfit(uint32_t code_point)
{
    if (code_point == '\t' || code_point == '\n' || code_point == '\r')
        return false;
    return td_is_control(code_point) || code_point == 0x2028 || code_point == 0x2029 ||
           code_point == 0xFEFF || code_point == 0xFFFE || code_point == 0xFFFF;
}

static size_t first_unfit(struct td_slice text)
{
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len)
        if (is_unfit(td_utf8_decode(text, at, &len)))
            return at;
    return text.len;
}

/* One blank for one character: columns stay what they are. */
static enum td_code blank_out(struct td_arena *arena, struct td_slice *text, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, text->len);
    for (size_t at = 0, len = 0; at < text->len; at += len) {
        bool unfit = is_unfit(td_utf8_decode(*text, at, &len));
        td_buf_add(&buf, unfit ? TD_SLICE(" ") : td_slice_sub(*text, at, at + len));
    }
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), text, err);
}

enum td_code td_header_text_mend(struct td_arena *arena, struct td_source *header,
                                 struct td_problems *problems, struct td_error *err)
{
    size_t unfit = first_unfit(header->text);
    if (unfit == header->text.len)
        return TD_OK;

    unsigned line = 0;
    unsigned column = 0;
    td_source_place(*header, unfit, &line, &column);
    TD_TRY(td_problem_add(arena, problems, TD_SEVERITY_WARNING, line, column, err,
                          "a control character is read as a blank"));
    return blank_out(arena, &header->text, err);
}
