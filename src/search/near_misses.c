#include "search/near_misses.h"

#include "base/buf.h"
#include "search/notes.h"

enum { TEXT_MAX_BYTES = 100 }; /* of what a hint is about */

/* Words that people write for others. */
struct near_miss {
    const char *typed;
    const char *meant;
};

static const struct near_miss operators[] = {
    {"or", "OR"},   {"Or", "OR"},       {"|", "OR"},        {"||", "OR"},
    {"或", "OR"},   {"and", "AND"},     {"And", "AND"},     {"not", "NOT"},
    {"Not", "NOT"}, {"NEAR", "NEAR/5"}, {"near", "NEAR/5"},
};

static const struct near_miss fields[] = {
    {"标题", "title"},    {"题目", "title"},    {"摘要", "summary"}, {"作者", "author"},
    {"分类", "category"}, {"类别", "category"}, {"栏目", "section"}, {"章节", "section"},
    {"网站", "site"},     {"站点", "site"},     {"链接", "url"},     {"网址", "url"},
    {"日期", "date"},     {"时间", "date"},
};

static const char *meant_by(const struct near_miss *list, size_t count, struct td_slice typed)
{
    for (size_t i = 0; i < count; i++) {
        if (td_slice_equal(td_slice_of(list[i].typed), typed))
            return list[i].meant;
    }
    return NULL;
}

/* The first colon, of either width, or the end. */
static size_t find_colon(struct td_slice text, size_t *ret_end)
{
    size_t narrow = td_slice_find(text, TD_SLICE(":")), wide = td_slice_find(text, TD_SLICE("："));
    *ret_end = narrow < wide ? narrow + 1 : wide + TD_SLICE("：").len;
    return narrow < wide ? narrow : wide;
}

/* titel:谷歌 */
static void write_field(struct td_buf *meant, struct td_slice text)
{
    size_t end = 0;
    size_t colon = find_colon(text, &end);
    if (end >= text.len)
        return;
    struct td_slice name = td_slice_sub(text, 0, colon);
    const char *field = meant_by(fields, sizeof fields / sizeof *fields, name);
    if (field == NULL)
        field = td_query_field_near(name);
    if (field != NULL)
        td_buf_addf(meant, "%s:%.*s", field, TD_SLICE_ARG(td_slice_sub(text, end, text.len)));
}

/* 谷歌|苹果 */
static void write_bars(struct td_buf *meant, struct td_slice text)
{
    size_t bar = 0;
    while ((bar = td_slice_find(text, TD_SLICE("|"))) < text.len) {
        if (bar > 0)
            td_buf_addf(meant, "%.*s OR ", TD_SLICE_ARG(td_slice_sub(text, 0, bar)));
        text = td_slice_sub(text, bar + 1, text.len);
    }
    if (meant->len > 0)
        td_buf_add(meant, text);
}

static void write_meant(struct td_buf *meant, const struct td_lexeme *lexemes, size_t count,
                        size_t i)
{
    struct td_slice text = lexemes[i].text;
    const char *word = meant_by(operators, sizeof operators / sizeof *operators, text);
    bool has_left = i > 0 || td_slice_equal(td_slice_of(word), TD_SLICE("NOT"));
    if (word == NULL)
        write_field(meant, text);
    else if (has_left && i + 1 < count)
        td_buf_add(meant, td_slice_of(word));
    if (word == NULL && meant->len == 0)
        write_bars(meant, text);
}

enum td_code td_near_misses_find(struct td_arena *arena, struct td_query *query,
                                 const struct td_lexeme *lexemes, size_t count,
                                 struct td_error *err)
{
    for (size_t i = 0; i < count; i++) {
        TD_CLEANUP(td_buf_release) struct td_buf meant;
        td_buf_init(&meant, (size_t)2 * TEXT_MAX_BYTES);
        if (lexemes[i].kind != TD_LEXEME_WORD || lexemes[i].text.len > TEXT_MAX_BYTES)
            continue;
        write_meant(&meant, lexemes, count, i);
        if (meant.len > 0)
            TD_TRY(td_query_hint_add(arena, query, lexemes[i].text, td_buf_slice(&meant), err));
    }
    return TD_OK;
}
