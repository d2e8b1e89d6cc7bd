#include "import/markdown/stars.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "import/markdown/cjk.h"

#include <stdint.h>
#include <string.h>

enum {
    DROPPED = 0x02, /* a star that will go */
    STARS_LEN = 2,
};

static size_t count_stars(struct td_slice text)
{
    size_t count = 0;
    while (count < text.len && text.ptr[count] == '*')
        count++;
    return count;
}

void td_stars_add(struct td_buf *buf, struct td_slice text)
{
    while (text.len > 0) {
        size_t before = td_slice_find(text, TD_SLICE("*"));
        td_buf_add(buf, td_slice_sub(text, 0, before));
        text = td_slice_sub(text, before, text.len);

        size_t stars = count_stars(text);
        char star = stars == STARS_LEN ? TD_STAR : '*';
        td_buf_add_repeated(buf, (struct td_slice){&star, 1}, stars);
        text = td_slice_sub(text, stars, text.len);
    }
}

static uint32_t before(struct td_slice text, size_t at)
{
    size_t len = 0;
    return at > 0 ? td_utf8_decode_before(text, at, &len) : ' ';
}

static uint32_t behind(struct td_slice text, size_t at)
{
    size_t len = 0;
    return at + STARS_LEN < text.len ? td_utf8_decode(text, at + STARS_LEN, &len) : ' ';
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool is_chinese(uint32_t c)
{
    return td_is_cjk(c) || td_is_shared_punctuation(c);
}

static bool is_beside_chinese(struct td_slice text, size_t at)
{
    return is_chinese(before(text, at)) || is_chinese(behind(text, at));
}

/* As in 2**10. */
static bool is_within_word(struct td_slice text, size_t at)
{
    return td_ascii_is_word(before(text, at)) && td_ascii_is_word(behind(text, at));
}

static size_t next_stars(struct td_slice text, size_t at)
{
    const char *found = at < text.len ? memchr(text.ptr + at, TD_STAR, text.len - at) : NULL;
    return found != NULL ? (size_t)(found - text.ptr) : text.len;
}

void td_stars_note(struct td_buf *phrases, struct td_slice phrase)
{
    struct td_slice text = td_slice_trim(phrase);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c != TD_STAR && c != DROPPED)
            td_buf_add_char(phrases, c == '\n' ? ' ' : c);
    }
    if (text.len > 0)
        td_buf_add_char(phrases, '\n');
}

/* Whether others follow at once. */
static bool is_empty_pair(struct td_slice text, size_t at)
{
    return at + STARS_LEN < text.len && text.ptr[at + STARS_LEN] == TD_STAR;
}

/* Marks the pairs that go. */
static void pair_up(struct td_slice text, char *bytes, struct td_buf *phrases)
{
    size_t open = text.len;
    size_t next = 0;
    for (size_t at = next_stars(text, 0); at < text.len; at = next) {
        next = next_stars(text, at + STARS_LEN);
        if (is_within_word(text, at))
            continue;
        if (open == text.len && is_empty_pair(text, at)) {
            memset(bytes + at, DROPPED, STARS_LEN + STARS_LEN);
            next = next_stars(text, next + STARS_LEN);
            continue;
        }

        bool closes = open < text.len && !is_blank(before(text, at)) &&
                      (is_beside_chinese(text, open) || is_beside_chinese(text, at));
        if (closes && phrases != NULL)
            td_stars_note(phrases, td_slice_sub(text, open + STARS_LEN, at));
        if (closes) {
            memset(bytes + open, DROPPED, STARS_LEN);
            memset(bytes + at, DROPPED, STARS_LEN);
        }
        open = !closes && !is_blank(behind(text, at)) ? at : text.len;
    }
}

void td_stars_settle(struct td_buf *buf, size_t begin, struct td_buf *phrases)
{
    if (buf->failed || begin >= buf->len)
        return;

    char *bytes = buf->ptr + begin;
    struct td_slice text = {bytes, buf->len - begin};
    if (next_stars(text, 0) == text.len)
        return;

    pair_up(text, bytes, phrases);
    size_t kept = 0;
    for (size_t at = 0; at < text.len; at++)
        if (bytes[at] != DROPPED)
            bytes[kept++] = (char)(bytes[at] == TD_STAR ? '*' : bytes[at]);
    td_buf_cut(buf, begin + kept);
}
