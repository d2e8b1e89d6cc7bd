#include "import/items/title.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "import/items/lead.h"

#include <stdbool.h>
#include <stdint.h>

static struct td_slice from(struct td_slice text, size_t begin)
{
    return td_slice_sub(text, begin, text.len);
}

static bool is_one_of(uint32_t c, const uint32_t *set)
{
    for (; *set != 0; set++)
        if (*set == c)
            return true;
    return false;
}

static struct td_slice without_joint(struct td_slice title)
{
    static const struct td_slice joints[] = {
        {" ", 1},  {":", 1}, {"：", 3}, {"-", 1},  {"–", 3}, {"—", 3},       {"|", 1},
        {"，", 3}, {"<", 1}, {"(", 1},  {"（", 3}, {"→", 3}, {"\xC2\xA0", 2}};
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]);) {
        bool ends = title.len > joints[i].len && td_slice_ends(title, joints[i]);
        title.len -= ends ? joints[i].len : 0;
        i = ends ? 0 : i + 1;
    }
    return title;
}

struct td_slice td_title_trim(struct td_slice title)
{
    return without_joint(td_slice_trim(from(title, td_lead_number_len(title))));
}

/* Quotes and brackets that close behind the mark that ends a sentence belong to it. */
static size_t with_closing(struct td_slice text, size_t end)
{
    static const uint32_t closing[] = {0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, ')', '"', 0};
    for (size_t len = 0; end < text.len; end += len)
        if (!is_one_of(td_utf8_decode(text, end, &len), closing))
            break;
    return end;
}

static size_t quote_len(struct td_slice text)
{
    static const struct td_slice quotes[] = {{"\"", 1}, {"”", 3}, {"’", 3}};
    for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
        if (td_slice_starts(text, quotes[i]))
            return quotes[i].len;
    return 0;
}

/* Whether a '.', '!' or '?' of ASCII ends a sentence: a blank or nothing stands behind it, or
 * behind the quote that closes there, if no small letter follows (`"Why?" he asked`). Before a dot
 * stands no single letter or digit (`J. Doe`, `2. x`). */
static bool ends_latin(struct td_slice text, size_t at)
{
    size_t quote = quote_len(from(text, at + 1));
    struct td_slice behind = from(text, at + 1 + quote);
    if (behind.len > 0 && behind.ptr[0] != ' ')
        return false;
    behind = td_slice_trim(behind);
    if (quote > 0 && behind.len > 0 && td_ascii_is_lower(behind.ptr[0]))
        return false;
    return text.ptr[at] != '.' || (at > 1 && text.ptr[at - 2] != ' ');
}

/* The end of the first sentence of a line, or its length. */
static size_t sentence_end(struct td_slice line)
{
    static const uint32_t chinese[] = {0x3002, 0xFF01, 0xFF1F, 0};
    static const uint32_t latin[] = {'.', '!', '?', 0};
    for (size_t at = 0, len = 0; at < line.len; at += len) {
        uint32_t c = td_utf8_decode(line, at, &len);
        if (is_one_of(c, chinese) || (is_one_of(c, latin) && ends_latin(line, at)))
            return with_closing(line, at + len);
    }
    return line.len;
}

/* Where to cut a sentence that is too long: behind its last clause or, without one, word. */
static size_t clause_end(struct td_slice sentence)
{
    static const uint32_t clauses[] = {0xFF0C, 0xFF1B, 0xFF1A, 0x3001, ',', ';', ':', 0};
    size_t clause = 0;
    size_t word = 0;
    size_t at = 0;
    for (size_t len = 0; at < sentence.len && at <= TD_TITLE_MAX_BYTES - TD_UTF8_MAX_BYTES;
         at += len) {
        uint32_t c = td_utf8_decode(sentence, at, &len);
        if (is_one_of(c, clauses))
            clause = at + len;
        if (c == ' ')
            word = at;
    }
    return clause > 0 ? clause : word > 0 ? word : at;
}

size_t td_title_sentence_len(struct td_slice text)
{
    struct td_slice line = td_slice_sub(text, 0, td_slice_find(text, TD_SLICE("\n")));
    size_t end = sentence_end(line);
    return end <= TD_TITLE_MAX_BYTES ? end : clause_end(td_slice_sub(line, 0, end));
}
