#include "import/authors/byline.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/url.h"
#include "base/utf8.h"
#include "import/authors/label.h"
#include "import/authors/name_look.h"
#include "import/markdown/cjk.h"
#include "import/markdown/one_line.h"

#include <string.h>

enum {
    BYLINE_MAX_BYTES = TD_NAMES_MAX_BYTES,
    ABBREVIATION_MAX_BYTES = 3, /* with its dot */
    BYLINE_MIN_COUNT = 2,       /* of a digest, where a name does not look like one */
    HABIT_MIN_COUNT = 3, /* likewise, and most of its items, of a name that is all there is */
};

/* A name, and the summary without it. Views into the item. */
struct byline {
    struct td_slice name;
    struct td_slice rest;
    struct td_slice title; /* the link text without it; absent: as it is */
    bool is_certain;       /* else only among others */
    bool is_all;           /* the summary has nothing else: only where most items are so */
};

static struct td_slice behind(struct td_slice text, size_t begin)
{
    return td_slice_sub(text, begin, text.len);
}

static struct td_slice first_line(struct td_slice text)
{
    return td_slice_sub(text, 0, td_slice_find(text, TD_SLICE("\n")));
}

static struct td_slice without_at(struct td_slice name)
{
    return td_slice_trim(td_slice_starts(name, TD_SLICE("@")) ? behind(name, 1) : name);
}

/* A dot that ends a sentence, and no initial or "Jr.". */
static struct td_slice without_dot(struct td_slice name)
{
    size_t word = td_slice_find_last(name, TD_SLICE(" "));
    size_t begin = word < name.len ? word + 1 : 0;
    bool ends = td_slice_ends(name, TD_SLICE(".")) &&
                name.len - begin > (begin > 0 ? ABBREVIATION_MAX_BYTES : 1);
    return ends ? td_slice_sub(name, 0, name.len - 1) : name;
}

/* The summary's first line is "by NAME" and no more. */
static bool find_by(struct td_slice summary, struct byline *ret)
{
    static const struct td_slice words[] = {{"by ", 3}, {"from ", 5}, {"via ", 4}};
    struct td_slice line = first_line(summary);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct td_slice word = td_slice_sub(line, 0, words[i].len);
        if (!td_slice_equal_nocase(word, words[i]))
            continue;
        struct td_slice name = td_slice_trim(behind(line, words[i].len));
        ret->name = without_dot(without_at(name));
        ret->rest = td_slice_trim(behind(summary, line.len));
        if (!td_looks_like_names(ret->name, &ret->is_certain))
            return false;
        ret->is_certain |= td_slice_starts(name, TD_SLICE("@"));
        return i == 0 || ret->is_certain;
    }
    return false;
}

/* "title by @name in https://…", as GitHub lists changes. */
static bool find_change(const struct td_digest_item *item, struct byline *ret)
{
    struct td_slice before = TD_SLICE(" by @");
    struct td_slice after = TD_SLICE(" in");
    size_t at = td_slice_find_last(item->link_text, before);
    struct td_slice name = behind(item->link_text, at + before.len);
    if (at == item->link_text.len || !td_slice_ends(name, after))
        return false;
    name.len -= after.len;
    *ret = (struct byline){.name = name,
                           .rest = item->summary,
                           .title = td_slice_sub(item->link_text, 0, at),
                           .is_certain = true};
    return name.len > 0 && td_slice_find(name, TD_SLICE(" ")) == name.len;
}

/* "@name：" opens the summary, and is its first link or stands before a colon of Chinese. */
static bool find_opening(const struct td_digest_item *item, struct byline *ret)
{
    struct td_slice text = item->summary;
    size_t colon = td_slice_find(text, TD_SLICE("："));
    size_t len = colon < text.len ? strlen("：") : 1;
    size_t ascii = td_slice_find(text, TD_SLICE(":"));
    if (ascii < colon) {
        colon = ascii;
        len = 1;
    }
    if (!td_slice_starts(text, TD_SLICE("@")) || colon >= text.len || colon > BYLINE_MAX_BYTES)
        return false;
    *ret = (struct byline){.name = without_at(td_slice_sub(text, 0, colon)),
                           .rest = td_slice_trim(behind(text, colon + len)),
                           .is_certain = true};
    bool is_linked =
        item->link_count > 0 && td_slice_equal(without_at(item->links[0].text), ret->name);
    bool is_word = td_slice_find(ret->name, TD_SLICE(" ")) == ret->name.len;
    return ret->name.len > 0 && !td_looks_like_package(ret->name) &&
           (is_linked || (len > 1 && is_word));
}

/* What stands round the name of somebody who sent an item in; "" where the line ends with it. */
struct credit {
    const char *before;
    const char *after;
};

static size_t credit_end(struct td_slice summary, const struct credit *credit)
{
    struct td_slice ends = td_slice_of(credit->after);
    if (ends.len > 0)
        return td_slice_find_last(summary, ends);
    size_t begin = td_slice_find_last(summary, td_slice_of(credit->before));
    return begin + first_line(behind(summary, begin)).len;
}

static bool ends_paragraph(struct td_slice text)
{
    if (td_slice_starts(text, TD_SLICE("。")))
        text = behind(text, strlen("。"));
    return td_slice_trim(first_line(text)).len == 0;
}

/* The last credit of a kind, where a paragraph ends with it. */
static bool find_credit(struct td_slice summary, const struct credit *credit, size_t *ret_begin,
                        size_t *ret_end, struct td_slice *ret_name)
{
    struct td_slice begins = td_slice_of(credit->before);
    struct td_slice ends = td_slice_of(credit->after);
    size_t after = credit_end(summary, credit);
    struct td_slice head = td_slice_sub(summary, 0, after);
    size_t before = td_slice_find_last(head, begins);
    struct td_slice name = td_slice_trim(behind(head, before + begins.len));
    bool is_open = ends.len == 0;
    if ((is_open ? td_has_prose(name) : after == summary.len) || before == head.len ||
        !td_slice_starts(name, TD_SLICE("@")) || name.len > BYLINE_MAX_BYTES ||
        first_line(name).len < name.len || !ends_paragraph(behind(summary, after + ends.len)))
        return false;
    *ret_begin = before;
    *ret_end = after + ends.len;
    *ret_name = without_at(name);
    return ret_name->len > 0;
}

static enum td_code cut_out(struct td_arena *arena, struct td_slice text, size_t begin, size_t end,
                            struct td_slice *ret_text, struct td_error *err)
{
    struct td_slice before = td_slice_trim(td_slice_sub(text, 0, begin));
    struct td_slice after = behind(text, end);
    TD_TRY(td_arena_format(arena, ret_text, err, "%.*s%.*s", TD_SLICE_ARG(before),
                           TD_SLICE_ARG(after)));
    *ret_text = td_slice_trim(*ret_text);
    return TD_OK;
}

static enum td_code find_closing(struct td_arena *arena, struct td_slice summary,
                                 struct byline *ret, bool *ret_found, struct td_error *err)
{
    static const struct credit credits[] = {
        {"（", "投稿）"},    {"(", "投稿)"}, {"（", "推荐）"},   {"(", "推荐)"},
        {"来自 ", "的分享"}, {"(via ", ")"}, {"Shared by ", ""},
    };
    size_t begin = 0;
    size_t end = 0;
    for (size_t i = 0; i < sizeof(credits) / sizeof(credits[0]) && !*ret_found; i++)
        *ret_found = find_credit(summary, &credits[i], &begin, &end, &ret->name);
    ret->is_certain = true;
    return *ret_found ? cut_out(arena, summary, begin, end, &ret->rest, err) : TD_OK;
}

/* "— NAME" is the last line. */
static bool find_signature(struct td_slice summary, struct byline *ret)
{
    struct td_slice dash = TD_SLICE("—");
    size_t line_end = td_slice_find_last(summary, TD_SLICE("\n"));
    struct td_slice line = behind(summary, line_end + 1);
    if (line_end == summary.len || !td_slice_starts(line, dash))
        return false;
    while (td_slice_starts(line, dash))
        line = behind(line, dash.len);
    *ret = (struct byline){.name = without_at(td_slice_trim(line)),
                           .rest = td_slice_trim(td_slice_sub(summary, 0, line_end))};
    return td_looks_like_names(ret->name, &ret->is_certain) && ret->is_certain;
}

/* Pictographs and blanks before the first bold. */
static struct td_slice skip_emoji(struct td_slice line)
{
    size_t at = 0;
    for (size_t len = 0; at < line.len; at += len) {
        uint32_t c = td_utf8_decode(line, at, &len);
        if (c != ' ' && (c < 0x2000 || td_is_han(c)))
            break;
    }
    return behind(line, at);
}

/* "> 📰 **Source** | …" is the first line, and a quote by itself. */
static bool find_source(const struct td_digest_item *item, struct byline *ret)
{
    struct td_slice bold = TD_SLICE("**");
    struct td_slice line = first_line(item->summary_markdown);
    struct td_slice next = first_line(behind(item->summary_markdown, line.len + 1));
    if (!td_slice_starts(line, TD_SLICE(">")) || td_slice_starts(next, TD_SLICE(">")))
        return false;
    line = skip_emoji(td_slice_trim(behind(line, 1)));
    size_t end = td_slice_find(behind(line, bold.len), bold);
    struct td_slice name = td_slice_trim(td_slice_sub(line, bold.len, bold.len + end));
    struct td_slice rest = td_slice_trim(behind(line, end + 2 * bold.len));
    size_t paragraph_end = td_slice_find(item->summary, TD_SLICE("\n\n"));
    if (!td_slice_starts(line, bold) || bold.len + end >= line.len)
        return false;
    ret->name = name;
    ret->rest = td_slice_trim(behind(item->summary, paragraph_end));
    bool is_source = td_slice_starts(rest, TD_SLICE("|")) || rest.len == 0;
    bool may_be_source = is_source && td_looks_like_names(name, &ret->is_certain);
    ret->is_certain = true; /* "arXiv" */
    return may_be_source;
}

/* "来源：NAME" is a line, or a part of one. */
static enum td_code find_label(struct td_arena *arena, struct td_slice summary, struct byline *ret,
                               bool *ret_found, struct td_error *err)
{
    ret->is_certain = true;
    return td_label_find(arena, summary, ret_found, &ret->name, &ret->rest, err);
}

/* The summary is "（NAME）", or "NAME · 2026-03-10 18:58" with a part between or not, and no more.
 */
static bool find_all(struct td_slice summary, struct byline *ret)
{
    static const struct td_slice brackets[][2] = {{{"(", 1}, {")", 1}}, {{"（", 3}, {"）", 3}}};
    struct td_slice dot = TD_SLICE(" · ");
    size_t at = td_slice_find(summary, dot);
    struct td_date date;
    *ret = (struct byline){.is_all = true, .name = td_slice_sub(summary, 0, at)};
    ret->rest = behind(summary, at + dot.len);
    struct td_slice last = behind(summary, td_slice_find_last(summary, dot) + dot.len);
    if (at < summary.len && td_date_parse(last, &date))
        return td_looks_like_names(ret->name, &ret->is_certain);
    ret->rest = TD_SLICE("");
    for (size_t i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++) {
        size_t ends = brackets[i][0].len + brackets[i][1].len;
        if (summary.len <= ends || !td_slice_starts(summary, brackets[i][0]) ||
            !td_slice_ends(summary, brackets[i][1]))
            continue;
        ret->name = td_slice_sub(summary, brackets[i][0].len, summary.len - brackets[i][1].len);
        return td_looks_like_names(ret->name, &ret->is_certain);
    }
    return false;
}

static enum td_code find(struct td_arena *arena, const struct td_digest_item *item,
                         struct byline *ret, bool *ret_found, struct td_error *err)
{
    if (!td_slice_is_none(item->byline)) {
        *ret = (struct byline){.name = item->byline, .rest = item->summary, .is_certain = true};
        *ret_found = true;
        return TD_OK;
    }
    *ret_found = find_change(item, ret) || find_by(item->summary, ret) || find_opening(item, ret) ||
                 find_source(item, ret);
    if (!*ret_found)
        TD_TRY(find_closing(arena, item->summary, ret, ret_found, err));
    if (!*ret_found)
        TD_TRY(find_label(arena, item->summary, ret, ret_found, err));
    *ret_found = *ret_found || find_signature(item->summary, ret) || find_all(item->summary, ret);
    return TD_OK;
}

static bool is_taken(const struct byline *byline, size_t count, size_t all, size_t items)
{
    if (td_slice_is_none(byline->name))
        return false;
    if (byline->is_all)
        return all >= HABIT_MIN_COUNT && all * 2 > items;
    return byline->is_certain || count >= BYLINE_MIN_COUNT;
}

enum td_code td_bylines_read(struct td_arena *arena, struct td_digest *digest, struct td_error *err)
{
    size_t count = 0, all = 0;
    struct byline *bylines = td_arena_array(arena, digest->item_count, sizeof(*bylines));
    if (bylines == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < digest->item_count; i++) {
        bool found = false;
        TD_TRY(find(arena, &digest->items[i], &bylines[i], &found, err));
        if (!found)
            bylines[i].name = TD_SLICE_NONE;
        count += found && !bylines[i].is_all;
        all += found && bylines[i].is_all;
    }
    for (size_t i = 0; i < digest->item_count; i++) {
        struct td_digest_item *item = &digest->items[i];
        if (!is_taken(&bylines[i], count, all, digest->item_count))
            continue;
        TD_TRY(td_one_name(arena, bylines[i].name, &item->byline, err));
        item->summary = bylines[i].rest;
        if (bylines[i].title.len > 0)
            item->link_text = bylines[i].title;
    }
    return TD_OK;
}

static bool is_domain_byte(char c)
{
    return td_ascii_is_word(c) || c == '-' || c == '.';
}

/* "example.org": two parts or more, the last of letters. */
static bool is_domain(struct td_slice text)
{
    size_t dot = td_slice_find_last(text, TD_SLICE("."));
    if (dot == 0 || dot + 2 >= text.len)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_domain_byte(text.ptr[i]) || (i > dot && !td_ascii_is_letter(text.ptr[i])))
            return false;
    return true;
}

/* The code that a title ends with, as code or between tags; "" without any. */
static struct td_slice code_at_end(cmark_node *title, bool *ret_is_tag)
{
    cmark_node *last = cmark_node_last_child(title);
    while (last != NULL && cmark_node_last_child(last) != NULL)
        last = cmark_node_last_child(last);
    *ret_is_tag = last != NULL && cmark_node_get_type(last) == CMARK_NODE_HTML_INLINE &&
                  td_slice_equal_nocase(td_markdown_literal(last), TD_SLICE("</code>"));
    if (*ret_is_tag)
        last = cmark_node_previous(last);
    if (last == NULL || (!*ret_is_tag && cmark_node_get_type(last) != CMARK_NODE_CODE))
        return TD_SLICE("");
    return td_slice_trim(td_markdown_literal(last));
}

size_t td_byline_domain_len(cmark_node *title, struct td_slice link_text, struct td_slice site)
{
    bool is_tag = false;
    struct td_slice domain = title != NULL ? code_at_end(title, &is_tag) : TD_SLICE("");
    if (!is_domain(domain) || !td_slice_ends(link_text, domain) || domain.len == link_text.len)
        return 0;
    return is_tag || td_slice_equal_nocase(td_url_without_www(domain), site) ? domain.len : 0;
}
