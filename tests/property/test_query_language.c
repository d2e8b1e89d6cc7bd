/* The query language is exact: for trees drawn at random, written as text, the items found are
 * those for which the tree holds by a plain evaluation over the items, which has a tokenizer of its
 * own for the simple texts of this test and knows neither sets nor FTS5. And any text at all is a
 * query: random and nasty ones give no error. */
#include "base/buf.h"
#include "search/search.h"
#include "search/selection.h"
#include "support/calendar.h"
#include "support/digests.h"
#include "support/draw.h"

#include <stdio.h>
#include <string.h>

enum { POSTS = 40, DRAWS = 4000, FUZZ = 4000, DEPTH = 4, CHILDREN = 4, TOKENS_MAX = 400 };

static const char *const pieces[] = {"谷歌", "苹果", "谷", "果谷", "ai", "ain", "open",
                                     "模型", "歌",   "型", "a",    "图", "苹",  "地图"};
static const char *const joints[] = {"", "", " ", "，", " "};
static const char *const names[] = {"宝玉", "小互", "ravi k", "jean"};
static const char *const handles[] = {"dotey", "imxiaohu", "raviks", "jeanml"};
static const char *const sites[] = {"x.com", "example.com", "news.example.com", "example.org"};
static const char *const categories[] = {"应用", "洞察"};
static const char *const days[] = {"2024-12-31", "2025-01-01", "2025-06-15", "2025-12-07"};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static uint32_t seed = 11;

static uint32_t draw(uint32_t count)
{
    return draw_below(&seed, count);
}

#define PICK(list) list[draw((uint32_t)COUNT_OF(list))]

/* The items, as read back from the archive. */
static struct td_item *items;
static size_t item_count;

/* A token of the oracle: letters, or one character of three bytes. */
struct scanned {
    const char *ptr;
    size_t len;
    bool joined;
};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static size_t scan(struct td_slice text, struct scanned *tokens)
{
    size_t count = 0, last_end = SIZE_MAX;
    for (size_t at = 0; at < text.len && count < TOKENS_MAX;) {
        size_t end = at;
        while (end < text.len && is_letter(text.ptr[end]))
            end++;
        bool is_han = (unsigned char)text.ptr[at] >= 0xE4 && (unsigned char)text.ptr[at] <= 0xE9;
        if (is_han)
            end = at + 3;
        if (end > at) {
            tokens[count++] = (struct scanned){text.ptr + at, end - at, at == last_end};
            last_end = end;
        }
        at = end > at ? end : at + 1;
    }
    return count;
}

/* A tree that is drawn, with the means to write it and to tell whether an item fulfils it. */
enum kind { WORD, NEAR, AUTHOR, SITE, CATEGORY, DATE, NOT, ALL, ANY };

struct tree {
    enum kind kind;
    char text[200]; /* of words: the words; of filters: their value */
    char other[200];
    char field; /* t, s or NUL */
    bool is_prefix;
    int distance;
    int count;
    struct tree *children[CHILDREN];
};

static bool token_is(const struct scanned *wanted, const struct scanned *there, bool is_first,
                     bool is_prefix)
{
    if (is_prefix ? there->len < wanted->len : there->len != wanted->len)
        return false;
    if (memcmp(wanted->ptr, there->ptr, wanted->len) != 0)
        return false;
    return is_first || !wanted->joined || there->joined || is_letter(*wanted->ptr) ||
           is_letter(wanted[-1].ptr[0]);
}

static bool stands_at(const struct scanned *words, size_t count, const struct scanned *text,
                      size_t text_count, size_t at, bool is_prefix)
{
    if (count == 0 || at + count > text_count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!token_is(&words[i], &text[at + i], i == 0, is_prefix && i + 1 == count))
            return false;
    }
    return true;
}

static bool text_holds(const struct tree *tree, struct td_slice text)
{
    static struct scanned words[TOKENS_MAX], other[TOKENS_MAX], there[TOKENS_MAX];
    size_t count = scan(td_slice_of(tree->text), words), there_count = scan(text, there);
    size_t other_count = scan(td_slice_of(tree->other), other);
    for (size_t i = 0; i < there_count; i++) {
        if (!stands_at(words, count, there, there_count, i, tree->is_prefix))
            continue;
        if (tree->kind == WORD)
            return true;
        for (size_t j = 0; j < there_count; j++) {
            if (!stands_at(other, other_count, there, there_count, j, false))
                continue;
            long gap = i <= j ? (long)j - (long)(i + count) : (long)i - (long)(j + other_count);
            if (gap <= tree->distance)
                return true;
        }
    }
    return false;
}

static bool word_holds(const struct tree *tree, const struct td_item *item)
{
    if (tree->field == 't')
        return text_holds(tree, item->title);
    if (tree->field == 's')
        return text_holds(tree, item->summary);
    return text_holds(tree, item->title) || text_holds(tree, item->summary) ||
           text_holds(tree, item->author);
}

static bool has_category(const struct td_item *item, const char *name)
{
    for (size_t i = 0; i < item->category_count; i++) {
        if (td_slice_equal(item->categories[i], td_slice_of(name)))
            return true;
    }
    return false;
}

/* An account has every name that it was seen with, also where an item gives none. */
static bool is_by(const struct td_item *item, const char *author)
{
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(author, names[i]) == 0 || strcmp(author, handles[i]) == 0)
            return td_slice_equal(item->handle, td_slice_of(handles[i]));
    }
    return false;
}

static bool is_of_site(const struct td_item *item, const char *site)
{
    char below[300];
    snprintf(below, sizeof below, ".%s", site);
    return td_slice_equal(item->site, td_slice_of(site)) ||
           td_slice_ends(item->site, td_slice_of(below));
}

/* "A..B" or one year: whether the item's day lies there. */
static bool is_of_date(const struct td_item *item, const char *date)
{
    const char *dots = strstr(date, "..");
    char day[11] = "";
    if (td_slice_is_none(item->date))
        return false;
    memcpy(day, item->date.ptr, 10);
    if (dots == NULL)
        return strncmp(day, date, strlen(date)) == 0;
    return (dots == date || strncmp(day, date, 10) >= 0) &&
           (dots[2] == '\0' || strcmp(day, dots + 2) <= 0);
}

static bool holds(const struct tree *tree, const struct td_item *item)
{
    switch (tree->kind) {
    case WORD:
    case NEAR:
        return word_holds(tree, item);
    case AUTHOR:
        return is_by(item, tree->text);
    case SITE:
        return is_of_site(item, tree->text);
    case CATEGORY:
        return has_category(item, tree->text);
    case DATE:
        return is_of_date(item, tree->text);
    case NOT:
        return !holds(tree->children[0], item);
    case ALL:
    case ANY:
        break;
    }
    for (int i = 0; i < tree->count; i++) {
        if (holds(tree->children[i], item) != (tree->kind == ALL))
            return tree->kind == ANY;
    }
    return tree->kind == ALL;
}

static void draw_words(char *text)
{
    text[0] = '\0';
    for (uint32_t i = 0; i <= draw(3); i++) {
        if (i > 0)
            strcat(text, PICK(joints));
        strcat(text, PICK(pieces));
    }
}

static void draw_date(char *text)
{
    uint32_t way = draw(4);
    if (way == 0)
        strcpy(text, draw(2) ? "2025" : "2025-12");
    else
        sprintf(text, "%s..%s", way & 1 ? PICK(days) : "", way & 2 ? PICK(days) : "");
    if (way == 3 && strncmp(text, text + 12, 10) > 0)
        strcpy(text, "2024-12-31..2025-06-15");
}

static struct tree *draw_leaf(struct td_arena *arena)
{
    struct tree *tree = td_arena_alloc(arena, sizeof *tree);
    uint32_t way = draw(12);
    assert_non_null(tree);
    tree->kind = way < 6 ? WORD : way < 8 ? NEAR : (enum kind)(AUTHOR + way - 8);
    if (tree->kind == AUTHOR)
        strcpy(tree->text, draw(2) ? PICK(names) : PICK(handles));
    else if (tree->kind == SITE)
        strcpy(tree->text, PICK(sites));
    else if (tree->kind == CATEGORY)
        strcpy(tree->text, PICK(categories));
    else if (tree->kind == DATE)
        draw_date(tree->text);
    if (tree->kind > NEAR)
        return tree;
    draw_words(tree->text);
    tree->field = "\0\0ts"[draw(4)];
    tree->is_prefix = draw(4) == 0;
    tree->distance = (int)draw(4);
    if (tree->kind == NEAR)
        draw_words(tree->other);
    return tree;
}

static struct tree *draw_tree(struct td_arena *arena, int depth)
{
    uint32_t way = draw(5);
    if (depth == 0 || way < 2)
        return draw_leaf(arena);
    struct tree *tree = td_arena_alloc(arena, sizeof *tree);
    assert_non_null(tree);
    tree->kind = (enum kind)(NOT + way - 2);
    tree->count = tree->kind == NOT ? 1 : 1 + (int)draw(CHILDREN);
    for (int i = 0; i < tree->count; i++)
        tree->children[i] = draw_tree(arena, depth - 1);
    return tree;
}

static void write_tree(struct td_buf *buf, const struct tree *tree)
{
    static const char *const fields[] = {
        [AUTHOR] = "author:", [SITE] = "site：", [CATEGORY] = "category:", [DATE] = "date:"};
    const char *field = tree->field == 't' ? "title:" : tree->field == 's' ? "summary:" : "";
    switch (tree->kind) {
    case WORD:
        td_buf_addf(buf, "%s\"%s\"%s", field, tree->text, tree->is_prefix ? "*" : "");
        return;
    case NEAR:
        td_buf_addf(buf, "%s(\"%s\"%s NEAR/%d “%s”)", field, tree->text, tree->is_prefix ? "*" : "",
                    tree->distance, tree->other);
        return;
    case AUTHOR:
    case SITE:
    case CATEGORY:
    case DATE:
        td_buf_addf(buf, "%s\"%s\"", fields[tree->kind], tree->text);
        return;
    case NOT:
        td_buf_addf(buf, "%s(", draw(2) ? "-" : "NOT ");
        break;
    case ALL:
    case ANY:
        td_buf_add(buf, draw(2) ? TD_SLICE("(") : TD_SLICE("（"));
        break;
    }
    for (int i = 0; i < tree->count; i++) {
        if (i > 0)
            td_buf_add(buf, tree->kind == ANY ? TD_SLICE(" OR ")
                            : draw(2)         ? TD_SLICE(" ")
                                              : TD_SLICE(" AND "));
        write_tree(buf, tree->children[i]);
    }
    td_buf_add(buf, TD_SLICE(")"));
}

static void add_text(struct td_buf *buf, uint32_t longest)
{
    for (uint32_t i = 0; i <= draw(longest); i++) {
        td_buf_add(buf, td_slice_of(PICK(pieces)));
        td_buf_add(buf, td_slice_of(PICK(joints)));
    }
}

static void add_item(struct td_buf *buf, uint32_t number)
{
    uint32_t author = draw((uint32_t)COUNT_OF(names));
    td_buf_addf(buf, "%u. [", number);
    add_text(buf, 4);
    if (draw(4) == 0)
        td_buf_addf(buf, "](https://%s/%u/%u)\n\n    ", PICK(sites), draw(9999), number);
    else
        td_buf_addf(buf, "-%s](https://x.com/%s/status/%u%u)\n\n    ", names[author],
                    handles[author], draw(9999), number);
    add_text(buf, 12);
    td_buf_add(buf, TD_SLICE("\n\n"));
}

static void write_digest(struct td_buf *buf, uint32_t number)
{
    td_buf_add(buf, TD_SLICE("---\ntitle: t\n"));
    if (number % 9 != 0)
        td_buf_addf(buf, "date: %s%s\n", PICK(days), draw(2) ? "T00:00:19+08:00" : "");
    if (number % 7 != 0)
        td_buf_addf(buf, "categories: [%s]\n", PICK(categories));
    td_buf_add(buf, TD_SLICE("---\n\n"));
    for (uint32_t i = 1; i <= 1 + draw(8); i++)
        add_item(buf, i);
}

static void read_items(struct archive *archive)
{
    struct td_item_set all;
    struct td_error err = {0};
    assert_int_equal(td_store_set_or_default(archive->store, &archive->arena, NULL, &all, &err),
                     TD_OK);
    items = td_arena_array(&archive->arena, (size_t)td_item_set_count(&all), sizeof *items);
    assert_non_null(items);
    item_count = 0;
    for (int64_t i = td_item_set_next(&all, 0); i >= 0; i = td_item_set_next(&all, i + 1)) {
        bool found = false;
        assert_int_equal(td_store_read_item(archive->store, &archive->arena, i,
                                            &items[item_count++], &found, &err),
                         TD_OK);
    }
    assert_true(item_count > POSTS);
}

static int setup(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    seed = 11;
    (void)import_digests(*state, POSTS, write_digest);
    read_items(*state);
    return 0;
}

static void select_text(struct archive *archive, struct td_arena *arena, struct td_slice text,
                        struct td_query *query, struct td_item_set *set)
{
    struct td_error err = {0};
    if (td_query_parse(arena, text, &test_calendar, query, &err) != TD_OK ||
        td_query_select(archive->store, arena, query, false, set, &err) != TD_OK)
        fail_msg("%.*s: %s", TD_SLICE_ARG(text), err.message);
}

static void test_a_query_finds_exactly_what_its_tree_says(void **state)
{
    struct archive *archive = *state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    size_t found_count = 0;
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    td_buf_init(&buf, 1 << 20);
    for (int i = 0; i < DRAWS; i++) {
        struct td_query query;
        struct td_item_set set = {0};
        td_arena_reset(&arena);
        td_buf_clear(&buf);
        struct tree *tree = draw_tree(&arena, DEPTH);
        write_tree(&buf, tree);
        select_text(archive, &arena, td_buf_slice(&buf), &query, &set);
        if (query.dropped_count > 0)
            continue;
        assert_int_equal(query.note_count, 0);
        for (size_t n = 0; n < item_count; n++) {
            bool is_found = td_item_set_has(&set, items[n].id);
            found_count += is_found;
            if (is_found != holds(tree, &items[n]))
                fail_msg("%s: item %lld is %s: %s / %s / %s", buf.ptr, (long long)items[n].id,
                         is_found ? "found" : "missed", items[n].title.ptr, items[n].summary.ptr,
                         items[n].author.ptr != NULL ? items[n].author.ptr : "");
        }
    }
    assert_true(found_count > DRAWS);
}

static void test_every_item_found_is_listed_in_every_order(void **state)
{
    struct archive *archive = *state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    td_buf_init(&buf, 1 << 20);
    for (int i = 0; i < DRAWS / 10; i++) {
        struct td_query query;
        struct td_item_set set = {0};
        struct td_search_request request = {
            .set = &set, .sort = (enum td_sort)draw(3), .limit = -1};
        struct td_matches matches;
        struct td_error err = {0};
        td_arena_reset(&arena);
        td_buf_clear(&buf);
        write_tree(&buf, draw_tree(&arena, 3));
        select_text(archive, &arena, td_buf_slice(&buf), &query, &set);
        if (td_search(archive->store, &arena, &query, &request, &matches, &err) != TD_OK)
            fail_msg("%s: %s", buf.ptr, err.message);
        assert_int_equal(matches.total, td_item_set_count(&set));
        if ((int64_t)matches.count != matches.total)
            fail_msg("%s: %zu of %lld", buf.ptr, matches.count, (long long)matches.total);
        for (size_t n = 0; n < matches.count; n++)
            assert_true(td_item_set_has(&set, matches.list[n].item));
    }
}

static const char *const nasty[] = {"(",        ")",      "\"",
                                    "“",        "”",      "「",
                                    "-",        "*",      "AND",
                                    "OR",       "NOT",    " ",
                                    "　",       "NEAR/5", "NEAR/",
                                    ":",        "：",     "（",
                                    "）",       "title:", "date:",
                                    "author:",  "ai",     "谷歌",
                                    "url:",     "..",     "2025",
                                    "昨天",     "😀",      "\xff",
                                    "\xe8\xb0", "^",      "{a b}:",
                                    "+",        "''",     "--",
                                    "site:",    "%s",     "\\",
                                    "\n",       "\x1b",   "\xe2\x80\xae\xe2\x80\xac",
                                    "＊",       "@",      "NEAR/99999999999",
                                    "a*b",      "国*",    "since:",
                                    "post:",    "\"\"",   "🇨🇳",
                                    "é",        "-(",     "category:\"",
                                    "#"};

static void test_any_text_is_a_query(void **state)
{
    struct archive *archive = *state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    td_arena_init(&arena, (size_t)256 * 1024 * 1024);
    td_buf_init(&buf, 1 << 20);
    for (int i = 0; i < FUZZ; i++) {
        struct td_query query, again;
        struct td_item_set set = {0};
        struct td_slice text;
        struct td_error err = {0};
        td_arena_reset(&arena);
        td_buf_clear(&buf);
        for (uint32_t n = draw(30); n > 0; n--)
            td_buf_add(&buf, draw(3) == 0 ? TD_SLICE(" ") : td_slice_of(PICK(nasty)));
        if (draw(50) == 0)
            td_buf_add_char(&buf, '\0');
        select_text(archive, &arena, td_buf_slice(&buf), &query, &set);
        /* what was read can be said, and said again means the same */
        assert_int_equal(td_node_describe(&arena, query.root, &text, &err), TD_OK);
        assert_int_equal(td_query_parse(&arena, text, &test_calendar, &again, &err), TD_OK);
        if ((query.root == NULL) != (again.root == NULL))
            fail_msg("%.*s: is read as %s", TD_SLICE_ARG(td_buf_slice(&buf)), text.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_query_finds_exactly_what_its_tree_says, setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_every_item_found_is_listed_in_every_order, setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_any_text_is_a_query, setup, archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
