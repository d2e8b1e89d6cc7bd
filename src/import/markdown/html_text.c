#include "import/markdown/html_text.h"

#include <stddef.h>

/* What is dropped whole, from its beginning to behind its end. */
struct element {
    struct td_slice begin;
    struct td_slice end;
};

static const struct element dropped[] = {
    {{"<!--", 4}, {"-->", 3}},
    {{"<script", 7}, {"</script", 8}},
    {{"<style", 6}, {"</style", 7}},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool starts_nocase(struct td_slice text, struct td_slice prefix)
{
    return td_slice_equal_nocase(td_slice_sub(text, 0, prefix.len), prefix);
}

static bool begins_tag(struct td_slice text)
{
    if (text.len < 2 || text.ptr[0] != '<')
        return false;
    char c = text.ptr[1];
    return is_letter(c) || c == '/' || c == '!' || c == '?';
}

static size_t find_nocase(struct td_slice text, struct td_slice needle)
{
    size_t at = 0;
    while (at < text.len && !starts_nocase(td_slice_sub(text, at, text.len), needle))
        at++;
    return at;
}

/* The length of a tag with its '>'; one in quotes does not end it. */
static size_t tag_len(struct td_slice text)
{
    char quote = '\0';
    for (size_t at = 1; at < text.len; at++) {
        char c = text.ptr[at];
        if (quote == '\0' && c == '>')
            return at + 1;
        if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = '\0';
    }
    return text.len;
}

static size_t markup_len(struct td_slice text)
{
    for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
        if (starts_nocase(text, dropped[i].begin)) {
            size_t end = find_nocase(text, dropped[i].end);
            return end + tag_len(td_slice_sub(text, end, text.len));
        }
    return tag_len(text);
}

static bool is_break(struct td_slice tag)
{
    return starts_nocase(tag, TD_SLICE("<br")) && tag.len > 3 && !is_letter(tag.ptr[3]);
}

static size_t text_len(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && !begins_tag(td_slice_sub(text, len, text.len)))
        len++;
    return len;
}

bool td_html_next(struct td_slice *rest, struct td_html_part *ret_part)
{
    if (rest->len == 0)
        return false;

    bool is_markup = begins_tag(*rest);
    size_t len = is_markup ? markup_len(*rest) : text_len(*rest);
    struct td_slice part = td_slice_sub(*rest, 0, len);
    enum td_html_kind kind = !is_markup       ? TD_HTML_TEXT
                             : is_break(part) ? TD_HTML_BREAK
                                              : TD_HTML_OTHER;
    *ret_part = (struct td_html_part){kind, part};
    *rest = td_slice_sub(*rest, len, rest->len);
    return true;
}
