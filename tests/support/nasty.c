#include "support/nasty.h"

#include "store/query/condition.h"
#include "store/query/item_query.h"

#include <stdio.h>
#include <stdlib.h>

enum { TEXTS = 400, MANY = 3000, PASTE_BYTES = 64 * 1024, TRIES = 40 };

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
#define PICK(nasty, list) list[nasty_draw(nasty, (uint32_t)COUNT_OF(list))]

static const char *const frequent[] = {"的",   "国", "中国", "ai", "模型", "一", "是", "the",
                                       "a",    "了", "不",   "在", "1",    "x",  "大", "人",
                                       "苹果", "，", "c++",  "i",  "2025", "新", "和", "openai"};
static const char *const fields[] = {
    "title:", "summary:", "author:", "category:", "section:", "site:",   "post:",
    "url:",   "date:",    "since:",  "until:",    "story:",   "title：", "nofield:"};
static const char *const values[] = {
    "a", "的", ".",    "com",       "/",  "2025", "..", "7d",    "%",    "_", "'", "\"",
    "(", "@",  "昨天", "2025-12..", "()", "((a",  "*",  "https", "x.co", "",  "-", "9999999999"};
/* What turns text round, as bytes: compilers warn of it as text. */
static const char override[] = {(char)0xE2, (char)0x80, (char)0xAE, 0};

static const char *const marks[] = {"“",
                                    "”",
                                    "（",
                                    "）",
                                    "：",
                                    "－",
                                    "＊",
                                    "　",
                                    "「",
                                    "」",
                                    "『",
                                    "』",
                                    "＂",
                                    "！",
                                    "？",
                                    "～",
                                    override,
                                    "\xEF\xBB\xBF",
                                    "\xE2\x80\x8B",
                                    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
                                    "e\xCC\x81",
                                    "ﬁ",
                                    "ß",
                                    "İ"};
static const char *const broken[] = {
    "\xFF",     "\xC0\x80", "\xED\xA0\x80", "\xE4\xB8", "\xF4\x90\x80\x80", "\x80\x80", "\xF0\x9F",
    "\xFE\xFF", "\x1b[31m", "\x02",         "\x03"};
static const char *const operators[] = {
    "AND",    "OR",   "NOT",   "-",          "(", ")", "\"",       "*", ":",
    "NEAR/5", "NEAR", "NEAR/", "NEAR/99999", "^", "+", "{",        "}", "~",
    "title:", "- -",  "--",    "\\",         "'", ";", "--timeout"};

uint32_t nasty_draw(struct nasty *nasty, uint32_t count)
{
    nasty->seed = nasty->seed * 1664525U + 1013904223U;
    return (uint32_t)(((uint64_t)(nasty->seed >> 4) * count) >> 28);
}

void nasty_read_texts(struct nasty *nasty, struct td_store *store, struct td_arena *arena)
{
    struct td_item_set all;
    struct td_error err = {0};
    nasty->texts = td_arena_array(arena, (size_t)TEXTS * 2, sizeof *nasty->texts);
    if (nasty->texts == NULL || td_store_make_set(store, arena, &all, &err) != TD_OK)
        abort();
    uint32_t reach = (uint32_t)all.word_count * 64;
    for (int tries = 0; tries < TEXTS * TRIES && nasty->text_count < (size_t)TEXTS * 2; tries++) {
        struct td_item item;
        bool found = false;
        if (td_store_read_item(store, arena, nasty_draw(nasty, reach), &item, &found, &err) !=
            TD_OK)
            abort();
        if (!found)
            continue;
        nasty->texts[nasty->text_count++] = item.title;
        nasty->texts[nasty->text_count++] = item.summary;
    }
}

/* Some characters of a text, at most `longest`. */
static struct td_slice snip(struct nasty *nasty, uint32_t longest)
{
    struct td_slice text = nasty->texts[nasty_draw(nasty, (uint32_t)nasty->text_count)];
    size_t begin = nasty_draw(nasty, (uint32_t)text.len + 1);
    while (begin < text.len && ((unsigned char)text.ptr[begin] & 0xC0) == 0x80)
        begin++;
    size_t end = begin, characters = 1 + nasty_draw(nasty, longest);
    for (; end < text.len && characters > 0; characters--) {
        end++;
        while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
            end++;
    }
    return td_slice_sub(text, begin, end);
}

static void add_word(struct nasty *nasty, struct td_buf *buf)
{
    if (nasty_draw(nasty, 3) == 0)
        td_buf_add(buf, td_slice_of(PICK(nasty, frequent)));
    else
        td_buf_add(buf, snip(nasty, 4));
}

static uint32_t few_or_many(struct nasty *nasty)
{
    static const uint32_t most[] = {4, 30, 70, 300, MANY};
    return 1 + nasty_draw(nasty, PICK(nasty, most));
}

static void add_joined(struct nasty *nasty, struct td_buf *buf, const char *before,
                       const char *between, const char *behind)
{
    for (uint32_t i = 0, count = few_or_many(nasty); i < count; i++) {
        td_buf_addf(buf, "%s%s", i > 0 ? between : "", before);
        add_word(nasty, buf);
        td_buf_add(buf, td_slice_of(behind));
    }
}

static void add_plain(struct nasty *nasty, struct td_buf *buf)
{
    for (uint32_t i = 0, count = 1 + nasty_draw(nasty, 3); i < count; i++)
        td_buf_addf(buf, "%s%.*s", i > 0 ? " " : "", TD_SLICE_ARG(snip(nasty, 6)));
}

static void add_alternatives(struct nasty *nasty, struct td_buf *buf)
{
    add_joined(nasty, buf, "", " OR ", "");
}

static void add_exclusions(struct nasty *nasty, struct td_buf *buf)
{
    static const char *const takes_out[] = {"-", " NOT ", "-\"", "－"};
    if (nasty_draw(nasty, 2) == 0)
        add_word(nasty, buf);
    add_joined(nasty, buf, PICK(nasty, takes_out), " ", "");
}

static void add_prefixes(struct nasty *nasty, struct td_buf *buf)
{
    for (uint32_t i = 0, count = few_or_many(nasty); i < count; i++) {
        if (nasty_draw(nasty, 2) == 0)
            td_buf_addf(buf, "%c* ", (char)('a' + nasty_draw(nasty, 26)));
        else
            td_buf_addf(buf, "%.*s*%s", TD_SLICE_ARG(snip(nasty, 1)),
                        nasty_draw(nasty, 2) == 0 ? " OR " : " ");
    }
}

static void add_near(struct nasty *nasty, struct td_buf *buf)
{
    static const char *const nears[] = {" NEAR/1 ", " NEAR/1000 ", " NEAR/0 ", " NEAR/5 "};
    add_joined(nasty, buf, "", PICK(nasty, nears), "");
}

static void add_characters(struct nasty *nasty, struct td_buf *buf)
{
    for (uint32_t i = 0, count = few_or_many(nasty); i < count; i++)
        td_buf_addf(buf, "%.*s%s", TD_SLICE_ARG(snip(nasty, 1)),
                    nasty_draw(nasty, 4) == 0 ? " OR " : " ");
}

/* Parentheses within parentheses, with what stands between them. */
static void add_nested(struct nasty *nasty, struct td_buf *buf)
{
    static const char *const opening[] = {"(", "-(", "a OR (", "(b ", "title:(", "NOT (", "（"};
    uint32_t depth = few_or_many(nasty), way = nasty_draw(nasty, (uint32_t)COUNT_OF(opening) + 1);
    for (uint32_t i = 0; i < depth; i++) {
        td_buf_add(buf, td_slice_of(way < COUNT_OF(opening) ? opening[way] : PICK(nasty, opening)));
        if (nasty_draw(nasty, 2) == 0) {
            add_word(nasty, buf);
            td_buf_add_char(buf, ' ');
        }
    }
    add_word(nasty, buf);
    for (uint32_t i = 0; i < depth; i++)
        td_buf_add(buf, nasty_draw(nasty, 9) == 0 ? TD_SLICE(" c)") : TD_SLICE(")"));
}

static void add_filters(struct nasty *nasty, struct td_buf *buf)
{
    for (uint32_t i = 0, count = 1 + nasty_draw(nasty, 80); i < count; i++) {
        static const char *const joints[] = {" ", " OR ", " -", " NOT "};
        td_buf_addf(buf, "%s%s%s", i > 0 ? PICK(nasty, joints) : "", PICK(nasty, fields),
                    PICK(nasty, values));
        if (nasty_draw(nasty, 3) == 0)
            add_word(nasty, buf);
    }
}

static void add_list(struct nasty *nasty, struct td_buf *buf, const char *const *list, size_t count)
{
    for (uint32_t i = 0, length = few_or_many(nasty); i < length; i++) {
        td_buf_add(buf, td_slice_of(list[nasty_draw(nasty, (uint32_t)count)]));
        if (nasty_draw(nasty, 3) == 0)
            add_word(nasty, buf);
        if (nasty_draw(nasty, 3) == 0)
            td_buf_add_char(buf, ' ');
    }
}

static void add_marks(struct nasty *nasty, struct td_buf *buf)
{
    add_list(nasty, buf, marks, COUNT_OF(marks));
}

static void add_broken(struct nasty *nasty, struct td_buf *buf)
{
    add_list(nasty, buf, broken, COUNT_OF(broken));
}

static void add_operators(struct nasty *nasty, struct td_buf *buf)
{
    add_list(nasty, buf, operators, COUNT_OF(operators));
}

static void add_bytes(struct nasty *nasty, struct td_buf *buf)
{
    for (uint32_t i = 0, count = few_or_many(nasty); i < count; i++)
        td_buf_add_char(buf, (char)nasty_draw(nasty, nasty_draw(nasty, 2) == 0 ? 256 : 32));
}

static void add_nuls(struct nasty *nasty, struct td_buf *buf)
{
    for (uint32_t i = 0, count = 1 + nasty_draw(nasty, 40); i < count; i++) {
        add_word(nasty, buf);
        td_buf_add_char(buf, '\0');
    }
}

/* A headline, or up to 64 KB of what items hold, in one go or in quotes. */
static void add_paste(struct nasty *nasty, struct td_buf *buf)
{
    static const uint32_t sizes[] = {60, 400, 4000, PASTE_BYTES, PASTE_BYTES + 4000};
    bool is_quoted = nasty_draw(nasty, 4) == 0;
    size_t size = PICK(nasty, sizes);
    if (is_quoted)
        td_buf_add_char(buf, '"');
    while (buf->len < size) {
        td_buf_add(buf, snip(nasty, 80));
        if (nasty_draw(nasty, 3) == 0)
            td_buf_add_char(buf, ' ');
    }
    if (is_quoted && nasty_draw(nasty, 4) != 0)
        td_buf_add_char(buf, '"');
}

static void add_repeats(struct nasty *nasty, struct td_buf *buf)
{
    const char *word = PICK(nasty, frequent);
    bool is_parted = nasty_draw(nasty, 2) == 0;
    for (uint32_t i = 0, count = 1 + nasty_draw(nasty, PASTE_BYTES / 4); i < count; i++)
        td_buf_addf(buf, "%s%s", word, is_parted ? " " : "");
}

static const struct kind {
    const char *name;
    void (*add)(struct nasty *nasty, struct td_buf *buf);
} kinds[] = {
    {"plain", add_plain},
    {"alternatives", add_alternatives},
    {"exclusions", add_exclusions},
    {"prefixes", add_prefixes},
    {"near", add_near},
    {"characters", add_characters},
    {"nested", add_nested},
    {"filters", add_filters},
    {"marks", add_marks},
    {"broken", add_broken},
    {"operators", add_operators},
    {"bytes", add_bytes},
    {"nuls", add_nuls},
    {"paste", add_paste},
    {"repeats", add_repeats},
};

/* Every third one puts two kinds together. */
const char *nasty_next(struct nasty *nasty, struct td_buf *buf)
{
    const struct kind *kind = &PICK(nasty, kinds);
    td_buf_clear(buf);
    kind->add(nasty, buf);
    if (nasty_draw(nasty, 3) > 0)
        return kind->name;
    td_buf_add_char(buf, ' ');
    PICK(nasty, kinds).add(nasty, buf);
    return kind->name;
}
