#include "import/markdown/html_text.h"

#include "base/ascii.h"

#include <stddef.h>

enum { LONGEST_REFERENCE = 10, LAST_CODE_POINT = 0x10FFFF };

struct reference {
    struct td_slice name; /* with the stop behind it */
    uint32_t code_point;
};

static const struct reference references[] = {
    {{"amp;", 4}, '&'},      {{"lt;", 3}, '<'},       {{"gt;", 3}, '>'},
    {{"quot;", 5}, '"'},     {{"apos;", 5}, '\''},    {{"nbsp;", 5}, 0xA0},
    {{"ndash;", 6}, 0x2013}, {{"mdash;", 6}, 0x2014}, {{"hellip;", 7}, 0x2026},
    {{"lsquo;", 6}, 0x2018}, {{"rsquo;", 6}, 0x2019}, {{"ldquo;", 6}, 0x201C},
    {{"rdquo;", 6}, 0x201D}, {{"middot;", 7}, 0xB7},  {{"bull;", 5}, 0x2022},
    {{"copy;", 5}, 0xA9},    {{"reg;", 4}, 0xAE},     {{"trade;", 6}, 0x2122},
    {{"times;", 6}, 0xD7},   {{"laquo;", 6}, 0xAB},   {{"raquo;", 6}, 0xBB},
    {{"rarr;", 5}, 0x2192},  {{"euro;", 5}, 0x20AC},
};

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

static bool starts_nocase(struct td_slice text, struct td_slice prefix)
{
    return td_slice_equal_nocase(td_slice_sub(text, 0, prefix.len), prefix);
}

static bool begins_tag(struct td_slice text)
{
    if (text.len < 2 || text.ptr[0] != '<')
        return false;
    char c = text.ptr[1];
    return td_ascii_is_letter(c) || c == '/' || c == '!' || c == '?';
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
    return starts_nocase(tag, TD_SLICE("<br")) && tag.len > 3 && !td_ascii_is_letter(tag.ptr[3]);
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

/* What a digit counts for; `base` where it is none. */
static uint32_t digit_value(char c, uint32_t base)
{
    char small = td_ascii_lower(c);
    if (td_ascii_is_digit(c))
        return (uint32_t)(c - '0');
    return base == 16 && small >= 'a' && small <= 'f' ? (uint32_t)(small - 'a' + 10) : base;
}

/* "#39;" or "#x27;": its length, 0 where that is no number. */
static size_t read_number(struct td_slice text, uint32_t *ret_code_point)
{
    bool is_hex = text.len > 1 && (text.ptr[1] == 'x' || text.ptr[1] == 'X');
    uint32_t base = is_hex ? 16 : 10, number = 0;
    size_t first = is_hex ? 2 : 1, at = first;
    while (at < text.len && at < LONGEST_REFERENCE && digit_value(text.ptr[at], base) < base)
        number = number * base + digit_value(text.ptr[at++], base);
    *ret_code_point = number;
    return at > first && at < text.len && text.ptr[at] == ';' ? at + 1 : 0;
}

static size_t read_name(struct td_slice text, uint32_t *ret_code_point)
{
    for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
        *ret_code_point = references[i].code_point;
        if (td_slice_starts(text, references[i].name))
            return references[i].name.len;
    }
    return 0;
}

size_t td_html_reference(struct td_slice text, char ret_bytes[TD_UTF8_MAX_BYTES], size_t *ret_len)
{
    uint32_t code_point = 0;
    if (text.len < 2 || text.ptr[0] != '&')
        return 0;
    struct td_slice rest = td_slice_sub(text, 1, text.len);
    size_t len = rest.ptr[0] == '#' ? read_number(rest, &code_point) : read_name(rest, &code_point);
    bool is_character = code_point > 0 && code_point <= LAST_CODE_POINT &&
                        (code_point < 0xD800 || code_point > 0xDFFF);
    if (len == 0)
        return 0;
    *ret_len = td_utf8_encode(is_character ? code_point : TD_REPLACEMENT, ret_bytes);
    return len + 1;
}

size_t td_html_unescape(struct td_slice text, char *ret_text)
{
    size_t written = 0;
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        char bytes[TD_UTF8_MAX_BYTES] = {text.ptr[at]};
        size_t count = 1;
        len = td_html_reference(td_slice_sub(text, at, text.len), bytes, &count);
        len += len == 0;
        for (size_t i = 0; i < count; i++)
            ret_text[written++] = bytes[i];
    }
    return written;
}
