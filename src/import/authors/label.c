#include "import/authors/label.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "import/authors/name_look.h"
#include "import/markdown/cjk.h"

#include <stdint.h>

enum {
    KINDS = 2,
    LEAD_MAX_BYTES = 60, /* of what is no word before a label */
    LOOKED_AT_BYTES = TD_NAMES_MAX_BYTES * 2,
};

/* The labels of one kind; each language has its own. */
struct kind {
    struct td_slice words[5];
};

static const struct kind kinds[KINDS] = {
    {{{"作者", 6}, {"Author", 6}, {"Authors", 7}}},
    {{{"来源", 6}, {"消息来源", 12}, {"文章来源", 12}, {"出处", 6}, {"Source", 6}}},
};

static const struct {
    struct td_slice open;
    struct td_slice close;
} brackets[] = {{{"(", 1}, {")", 1}}, {{"（", 3}, {"）", 3}}};

/* A label and a name in a summary, by offset. */
struct spot {
    size_t begin; /* of the label */
    size_t end;
    struct td_slice name;
};

static struct td_slice behind(struct td_slice text, size_t begin)
{
    return td_slice_sub(text, begin, text.len);
}

static size_t colon_len(struct td_slice text)
{
    if (td_slice_starts(text, TD_SLICE(":")))
        return TD_SLICE(":").len;
    return td_slice_starts(text, TD_SLICE("：")) ? TD_SLICE("：").len : 0;
}

/* Where the first colon is, and how long it is; at the text's end without one. */
static size_t find_colon(struct td_slice text, size_t *ret_len)
{
    size_t at = 0;
    for (*ret_len = 0; at < text.len; at++) {
        bool may_be = text.ptr[at] == ':' || text.ptr[at] == '\xEF';
        *ret_len = may_be ? colon_len(behind(text, at)) : 0;
        if (*ret_len > 0)
            break;
    }
    return at;
}

static bool is_word(uint32_t c)
{
    return td_ascii_is_word(c) || (c >= 0xC0 && c < 0x2000) || td_is_han(c);
}

static bool has_words(struct td_slice text)
{
    for (size_t at = 0, len = 0; at < text.len; at += len)
        if (is_word(td_utf8_decode(text, at, &len)))
            return true;
    return false;
}

static bool ends_open(struct td_slice text)
{
    return td_slice_ends(text, brackets[0].open) || td_slice_ends(text, brackets[1].open);
}

/* A Chinese label may also stand in brackets, or behind a line that was joined to its own by a
 * blank. */
static bool may_begin(struct td_slice before, struct td_slice word)
{
    bool is_chinese = (unsigned char)word.ptr[0] >= 0x80;
    bool is_apart = td_slice_ends(before, TD_SLICE(" ")) || ends_open(before);
    bool is_lead = before.len <= LEAD_MAX_BYTES && !has_words(before);
    return is_lead || (is_chinese && is_apart);
}

static bool is_pictograph(uint32_t c)
{
    return (c >= 0x2190 && c < 0x2E80) || c >= 0x1F000;
}

/* Of a text too long for a name only its beginning, which is too long, too. */
static struct td_slice before_pictograph(struct td_slice text)
{
    size_t end = 0;
    for (size_t len = 0; end < text.len && end < LOOKED_AT_BYTES; end += len)
        if (is_pictograph(td_utf8_decode(text, end, &len)))
            break;
    return td_slice_trim(td_slice_sub(text, 0, end));
}

/* Takes the brackets that a label and its name stand in for a part of it: `（来源：HN）`. */
static void take_brackets(struct td_slice before, struct spot *spot)
{
    for (size_t i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++)
        if (td_slice_ends(before, brackets[i].open) &&
            td_slice_ends(spot->name, brackets[i].close)) {
            spot->begin -= brackets[i].open.len;
            spot->name.len -= brackets[i].close.len;
        }
}

bool td_label_is_name(struct td_slice name)
{
    bool is_certain = false;
    bool has_dot = td_slice_find(name, TD_SLICE(".")) < name.len;
    if (td_slice_find(name, TD_SLICE("://")) < name.len || (has_dot && td_looks_like_package(name)))
        return false;
    size_t colon = td_slice_find(name, TD_SLICE("："));
    bool is_kind =
        colon < name.len && td_looks_like_names(td_slice_sub(name, 0, colon), &is_certain);
    return td_looks_like_names(is_kind ? behind(name, colon + TD_SLICE("：").len) : name,
                               &is_certain);
}

/* The label that a text ends in; absent without one. */
static struct td_slice label_at_end(struct td_slice text, const struct kind *kind)
{
    for (size_t i = 0; i < sizeof(kind->words) / sizeof(kind->words[0]); i++) {
        struct td_slice word = kind->words[i];
        if (word.len > 0 && td_slice_ends(text, word) &&
            may_begin(td_slice_sub(text, 0, text.len - word.len), word))
            return word;
    }
    return TD_SLICE_NONE;
}

static size_t without_blanks_behind(struct td_slice text, size_t begin, size_t end)
{
    while (end > begin && text.ptr[end - 1] == ' ')
        end--;
    return end;
}

/* The labels in the part [begin, end) of a summary, and what stands behind them. */
static void read_part(struct td_slice summary, size_t begin, size_t end, struct spot ret[KINDS],
                      size_t counts[KINDS])
{
    struct td_slice part = td_slice_sub(summary, begin, end);
    for (size_t at = 0, len = 0; at < part.len; at += len) {
        at += find_colon(behind(part, at), &len);
        struct td_slice text = td_slice_sub(part, 0, without_blanks_behind(part, 0, at));
        for (size_t i = 0; at < part.len && i < KINDS; i++) {
            struct td_slice word = label_at_end(text, &kinds[i]);
            if (td_slice_is_none(word))
                continue;
            struct td_slice before = td_slice_sub(text, 0, text.len - word.len);
            ret[i] =
                (struct spot){begin + before.len, end, before_pictograph(behind(part, at + len))};
            take_brackets(before, &ret[i]);
            counts[i]++;
        }
    }
}

/* How long a bar is that parts a line: `|`, `｜`, ` · `, ` • `; 0 where `text` begins with none. */
static size_t bar_len(struct td_slice text)
{
    static const struct td_slice bars[] = {{"|", 1}, {"｜", 3}, {" · ", 4}, {" • ", 5}};
    for (size_t i = 0; i < sizeof(bars) / sizeof(bars[0]); i++)
        if (td_slice_starts(text, bars[i]))
            return bars[i].len;
    return 0;
}

static bool may_be_bar(char c)
{
    return c == '|' || c == ' ' || c == '\xEF';
}

/* The length of the part that begins at `begin`: up to a bar or the line's end. *ret_bar: what
 * follows. */
static size_t part_len(struct td_slice summary, size_t begin, size_t *ret_bar)
{
    size_t at = begin;
    *ret_bar = 1;
    for (; at < summary.len && summary.ptr[at] != '\n'; at++) {
        size_t len = may_be_bar(summary.ptr[at]) ? bar_len(behind(summary, at)) : 0;
        if (len == 0)
            continue;
        *ret_bar = len;
        break;
    }
    return at - begin;
}

/* Of each kind how many labels there are; *ret is the last of each. */
static void find_spots(struct td_slice summary, struct spot ret[KINDS], size_t counts[KINDS])
{
    for (size_t at = 0, bar = 0; at < summary.len; at += bar) {
        size_t end = at + part_len(summary, at, &bar);
        read_part(summary, at, without_blanks_behind(summary, at, end), ret, counts);
        at = end;
    }
}

/* Without the bars and blanks at both ends. */
static struct td_slice without_bars(struct td_slice text)
{
    static const struct td_slice marks[] = {{"|", 1}, {"｜", 3}, {"·", 2}, {"•", 3}};
    text = td_slice_trim(text);
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (td_slice_starts(text, marks[i]))
            return td_slice_trim(behind(text, marks[i].len));
        if (td_slice_ends(text, marks[i]))
            return td_slice_trim(td_slice_sub(text, 0, text.len - marks[i].len));
    }
    return text;
}

/* Of a line that is all gone, the wider of the gaps round it stays. */
static struct td_slice gap_round(struct td_slice before, struct td_slice after)
{
    bool is_wide =
        td_slice_ends(before, TD_SLICE("\n\n")) || td_slice_starts(after, TD_SLICE("\n\n"));
    bool is_end = td_slice_trim(before).len == 0 || td_slice_trim(after).len == 0;
    return is_end ? TD_SLICE("") : is_wide ? TD_SLICE("\n\n") : TD_SLICE("\n");
}

static enum td_code cut_out(struct td_arena *arena, struct td_slice summary,
                            const struct spot *spot, struct td_slice *ret_rest,
                            struct td_error *err)
{
    struct td_slice before = td_slice_sub(summary, 0, spot->begin);
    struct td_slice after = behind(summary, spot->end);
    size_t newline = td_slice_find_last(before, TD_SLICE("\n"));
    struct td_slice head = behind(before, newline < before.len ? newline + 1 : 0);
    struct td_slice tail = td_slice_sub(after, 0, td_slice_find(after, TD_SLICE("\n")));
    struct td_slice gap = TD_SLICE("");
    if (has_words(tail) && (!has_words(head) || ends_open(head))) {
        after = without_bars(after);
    } else if (has_words(head)) {
        before = without_bars(before);
    } else {
        before = td_slice_sub(before, 0, before.len - head.len);
        after = behind(after, tail.len);
        gap = gap_round(before, after);
        before = td_slice_trim(before);
        after = td_slice_trim(after);
    }
    return td_arena_format(arena, ret_rest, err, "%.*s%.*s%.*s", TD_SLICE_ARG(before),
                           TD_SLICE_ARG(gap), TD_SLICE_ARG(after));
}

bool td_label_is(struct td_slice text)
{
    size_t len = 0;
    text = td_slice_trim(text);
    text = td_slice_sub(text, 0, find_colon(text, &len));
    for (size_t i = 0; i < KINDS; i++)
        if (!td_slice_is_none(label_at_end(text, &kinds[i])))
            return true;
    return false;
}

enum td_code td_label_find(struct td_arena *arena, struct td_slice summary, bool *ret_found,
                           struct td_slice *ret_name, struct td_slice *ret_rest,
                           struct td_error *err)
{
    struct spot spots[KINDS];
    size_t counts[KINDS] = {0}, kind = 0;
    find_spots(summary, spots, counts);
    while (kind < KINDS && (counts[kind] != 1 || !td_label_is_name(spots[kind].name)))
        kind++;
    *ret_found = kind < KINDS;
    if (!*ret_found)
        return TD_OK;
    *ret_name = spots[kind].name;
    return cut_out(arena, summary, &spots[kind], ret_rest, err);
}
