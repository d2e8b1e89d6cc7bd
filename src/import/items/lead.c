#include "import/items/lead.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdint.h>

enum { MAX_COUNT_BYTES = 24 }; /* of "(5条)" */

/* First and last code point. */
struct range {
    uint32_t first;
    uint32_t last;
};

static const struct range ornaments[] = {
    {' ', ' '},       {'#', '#'},       {'*', '*'},       {'_', '_'},         {'|', '|'},
    {'~', '~'},       {0xA0, 0xA0},     {0xB7, 0xB7},     {0x200B, 0x200F},   {0x2022, 0x2022},
    {0x20E3, 0x20E3}, {0x2190, 0x245F}, {0x2500, 0x2BFF}, {0x3000, 0x3000},   {0x3030, 0x3030},
    {0x30FB, 0x30FB}, {0xFE0E, 0xFE0F}, {0xFEFF, 0xFEFF}, {0x1F000, 0x1FAFF}, {0xE0020, 0xE007F},
};

static const struct range circled_numbers[] = {{0x2460, 0x249B}, {0x2776, 0x2793}};

/* What encloses a tag, or a count. */
struct pair {
    struct td_slice open;
    struct td_slice close;
};

static const struct pair tags[] = {{{"[", 1}, {"]", 1}}, {{"【", 3}, {"】", 3}}};
static const struct pair counts[] = {{{"(", 1}, {")", 1}}, {{"（", 3}, {"）", 3}}};

static struct td_slice from(struct td_slice text, size_t begin)
{
    return td_slice_sub(text, begin, text.len);
}

static bool is_in(uint32_t code_point, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

static bool is_ornament(uint32_t code_point)
{
    return is_in(code_point, ornaments, sizeof(ornaments) / sizeof(ornaments[0])) ||
           (code_point < ' ' && code_point != 0);
}

static size_t ornament_len(struct td_slice text)
{
    size_t at = 0;
    for (size_t len = 0; at < text.len; at += len)
        if (!is_ornament(td_utf8_decode(text, at, &len)))
            break;
    return at;
}

/* What may stand behind the digits of a number. A '.' or ')' makes none of `3.14` and `2.x`. */
static size_t number_mark_len(struct td_slice text)
{
    static const struct td_slice marks[] = {
        {"、", 3}, {"．", 3}, {"）", 3}, {"️⃣", 6}, {"⃣", 3}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (td_slice_starts(text, marks[i]))
            return marks[i].len;
    if (text.len == 0 || (text.ptr[0] != '.' && text.ptr[0] != ')'))
        return 0;
    return text.len > 1 && (td_ascii_is_digit(text.ptr[1]) || td_ascii_is_letter(text.ptr[1])) ? 0
                                                                                               : 1;
}

static size_t circled_len(struct td_slice text)
{
    size_t len = 0;
    if (text.len == 0 || !is_in(td_utf8_decode(text, 0, &len), circled_numbers,
                                sizeof(circled_numbers) / sizeof(circled_numbers[0])))
        return 0;
    return len + number_mark_len(from(text, len));
}

static size_t number_len(struct td_slice text)
{
    size_t digits = 0;
    while (digits < text.len && td_ascii_is_digit(text.ptr[digits]))
        digits++;
    if (digits == 0)
        return circled_len(text);
    size_t mark = digits <= TD_LEAD_MAX_DIGITS ? number_mark_len(from(text, digits)) : 0;
    return mark > 0 ? digits + mark : 0;
}

/* A tag with no bracket within, that is not the text of a link. */
static size_t tag_len(struct td_slice text)
{
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        if (!td_slice_starts(text, tags[i].open))
            continue;
        size_t end = td_slice_find(text, tags[i].close);
        struct td_slice inner = td_slice_sub(text, tags[i].open.len, end);
        bool is_tag = end < text.len && inner.len <= TD_LEAD_MAX_TAG_BYTES &&
                      td_slice_find(inner, tags[i].open) == inner.len;
        if (is_tag)
            return end + tags[i].close.len;
    }
    return 0;
}

static unsigned number_of(struct td_slice text)
{
    unsigned number = 0;
    for (size_t i = 0; i < text.len && i < TD_LEAD_MAX_DIGITS && td_ascii_is_digit(text.ptr[i]);
         i++)
        number = number * 10 + (unsigned)(text.ptr[i] - '0');
    return number;
}

struct td_lead td_lead_read(struct td_slice text)
{
    struct td_lead lead = {0};
    for (;;) {
        struct td_slice rest = from(text, lead.len);
        size_t number = lead.has_number ? 0 : number_len(rest);
        size_t tag = lead.has_tag ? 0 : tag_len(rest);
        size_t ornament = ornament_len(rest);
        if (number + tag + ornament == 0)
            return lead;
        if (number > 0)
            lead.number = number_of(rest);
        lead.has_number |= number > 0;
        lead.has_tag |= tag > 0;
        lead.len += number > 0 ? number : tag > 0 ? tag : ornament;
    }
}

size_t td_lead_number_len(struct td_slice text)
{
    size_t before = ornament_len(text);
    size_t number = number_len(from(text, before));
    if (number > 0)
        return before + number + ornament_len(from(text, before + number));
    return (size_t)(td_slice_trim(text).ptr - text.ptr);
}

struct td_slice td_lead_number_behind_tag(struct td_slice text)
{
    size_t tag = tag_len(text);
    size_t number = tag > 0 ? td_lead_number_len(from(text, tag)) : 0;
    return td_slice_sub(text, tag, tag + number);
}

bool td_lead_is_ornament(struct td_slice text)
{
    return ornament_len(text) == text.len;
}

static struct td_slice without_ornament_behind(struct td_slice text)
{
    for (size_t len = 0; text.len > 0; text.len -= len)
        if (!is_ornament(td_utf8_decode_before(text, text.len, &len)))
            break;
    return text;
}

/* Without "(5条)" at the end: digits first, and little behind them. */
static struct td_slice without_count(struct td_slice text)
{
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        size_t open = td_slice_find_last(text, counts[i].open);
        size_t digit = open + counts[i].open.len;
        if (td_slice_ends(text, counts[i].close) && digit < text.len &&
            text.len - open <= MAX_COUNT_BYTES && td_ascii_is_digit(text.ptr[digit]))
            return td_slice_sub(text, 0, open);
    }
    return text;
}

static struct td_slice without_colon(struct td_slice text)
{
    static const struct td_slice colons[] = {{":", 1}, {"：", 3}};
    for (size_t i = 0; i < sizeof(colons) / sizeof(colons[0]); i++)
        if (td_slice_ends(text, colons[i]))
            return td_slice_sub(text, 0, text.len - colons[i].len);
    return text;
}

struct td_slice td_section_name(struct td_slice heading)
{
    struct td_slice name = from(heading, ornament_len(heading));
    name = without_ornament_behind(without_count(without_ornament_behind(name)));
    name = without_colon(name);
    return name.len > 0 ? name : heading;
}
