#include "import/authors/parting.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "import/authors/authors.h"

#include <stdint.h>

enum { SEARCHED_BYTES = TD_AUTHOR_MAX_BYTES + 8 }; /* from a text's end: a name and its hyphen */

/* Letters and digits of scripts that put blanks between words; Han is none of them. */
static bool is_alphabet(uint32_t c)
{
    bool is_hangul = c >= 0xAC00 && c <= 0xD7A3;
    return td_ascii_is_word(c) || (c >= 0xC0 && c < 0x2000) || is_hangul;
}

bool td_is_compound_byte(char c)
{
    return td_ascii_is_word((unsigned char)c) || c == '-' || c == '.' || c == '_';
}

#define WIDE_HYPHEN TD_SLICE("－")

/* How many bytes the hyphen at `at` takes; 0 where none begins there. */
static size_t hyphen_len(struct td_slice text, size_t at)
{
    struct td_slice wide = WIDE_HYPHEN;
    if (text.ptr[at] == '-')
        return 1;
    bool is_wide =
        text.ptr[at] == wide.ptr[0] && td_slice_starts(td_slice_sub(text, at, text.len), wide);
    return is_wide ? wide.len : 0;
}

static struct td_slice without_hyphens_at_end(struct td_slice text)
{
    for (;;) {
        text = td_slice_trim(text);
        size_t len = td_slice_ends(text, TD_SLICE("-")) ? 1
                     : td_slice_ends(text, WIDE_HYPHEN) ? WIDE_HYPHEN.len
                                                        : 0;
        if (len == 0)
            return text;
        text = td_slice_sub(text, 0, text.len - len);
    }
}

/* What all brackets that close end in, or begin with; most names have none of these bytes. */
static bool may_close_brackets(struct td_slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c == ')' || c == ']' || c == 0xE2 || c == 0xE3 || c == 0xEF)
            return true;
    }
    return false;
}

/* A closing bracket without its opening one: the hyphen stands within brackets. */
static bool begins_within_brackets(struct td_slice name)
{
    static const struct {
        struct td_slice open;
        struct td_slice close;
    } brackets[] = {{{"(", 1}, {")", 1}},   {{"[", 1}, {"]", 1}},   {{"（", 3}, {"）", 3}},
                    {{"【", 3}, {"】", 3}}, {{"《", 3}, {"》", 3}}, {{"「", 3}, {"」", 3}},
                    {{"“", 3}, {"”", 3}}};

    if (!may_close_brackets(name))
        return false;
    for (size_t i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++) {
        size_t close = td_slice_find(name, brackets[i].close);
        if (close < name.len && td_slice_find(name, brackets[i].open) > close)
            return true;
    }
    return false;
}

/* What tells issues of a series apart, `第3期`, `周报 #66`, `2024年第36周`, is neither a title nor
 * a name. */
static bool is_issue_number(struct td_slice text)
{
    const struct td_slice marks = TD_SLICE(" #.-第总期周年月日刊报号卷");
    bool has_digit = false;
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        bool is_digit = td_ascii_is_digit(c);
        struct td_slice mark = td_slice_sub(text, at, at + len);
        if (!is_digit && td_slice_find(marks, mark) == marks.len)
            return false;
        has_digit |= is_digit;
    }
    return has_digit;
}

static void find_words(struct td_slice text, size_t at, struct td_parting *parting)
{
    size_t left = at;
    while (left > 0 && td_is_compound_byte(text.ptr[left - 1]) && text.ptr[left - 1] != '-')
        left--;
    size_t begin = left;
    while (begin > 0 && td_is_compound_byte(text.ptr[begin - 1]))
        begin--;
    size_t end = at;
    while (end < text.len && td_is_compound_byte(text.ptr[end]))
        end++;
    parting->left_word = td_slice_sub(text, left, at);
    parting->compound = td_slice_sub(text, begin, end);
}

static bool read_parting(struct td_slice text, size_t at, size_t len,
                         struct td_parting *ret_parting)
{
    size_t behind = at + len;
    if (at == 0 || behind >= text.len || hyphen_len(text, behind) > 0)
        return false;

    struct td_parting parting = {
        .title = without_hyphens_at_end(td_slice_sub(text, 0, at)),
        .name = td_slice_trim(td_slice_sub(text, behind, text.len)),
    };
    if (parting.title.len == 0 || parting.name.len == 0 || parting.name.len > TD_AUTHOR_MAX_BYTES ||
        begins_within_brackets(parting.name) || is_issue_number(parting.title) ||
        is_issue_number(parting.name))
        return false;

    size_t ignored = 0;
    uint32_t before = td_utf8_decode_before(text, at, &ignored);
    uint32_t next = td_utf8_decode(text, behind, &ignored);
    parting.is_strong = !is_alphabet(before) || !is_alphabet(next);
    parting.is_tight = parting.title.ptr[parting.title.len] != ' ' && next != ' ';
    find_words(text, at, &parting);
    *ret_parting = parting;
    return true;
}

/* Where the last hyphen begins; the text's length where there is none. */
static size_t last_hyphen(struct td_slice text)
{
    size_t narrow = td_slice_find_last(text, TD_SLICE("-"));
    size_t wide = td_slice_find_last(text, WIDE_HYPHEN);
    if (narrow == text.len || wide == text.len)
        return narrow < wide ? narrow : wide;
    return narrow > wide ? narrow : wide;
}

void td_partings_find(struct td_slice text, struct td_partings *ret_partings)
{
    struct td_slice end =
        td_slice_sub(text, text.len > SEARCHED_BYTES ? text.len - SEARCHED_BYTES : 0, text.len);
    size_t before = text.len - end.len;
    ret_partings->count = 0;
    while (ret_partings->count < TD_PARTINGS_MAX) {
        size_t at = last_hyphen(end);
        if (at == end.len)
            return;
        end = td_slice_sub(end, 0, at);
        at += before;
        if (read_parting(text, at, hyphen_len(text, at), &ret_partings->list[ret_partings->count]))
            ret_partings->count++;
    }
}
