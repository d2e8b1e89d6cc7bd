/* Search is exact: for every substring of one to four Han characters of every text, the items found
 * are those that hold it, by a plain scan of the folded texts that knows no tokens. And for every
 * word of letters or digits likewise, by word boundaries.
 *
 * Run by itself with folders as arguments, it asks the same of the digests in them:
 *     build/tests/property/test-exact_search ~/blog/content            every substring
 *     EVERY=10 build/tests/property/test-exact_search ~/blog/content   every tenth */
#include "base/buf.h"
#include "search/search.h"
#include "search/selection.h"
#include "support/calendar.h"
#include "support/digests.h"
#include "support/draw.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HAN_BYTES = 3, LONGEST = 4, GENERATED_ITEMS = 300 };

/* That an item holds a text. */
struct holding {
    const char *ptr;
    size_t len;
    int64_t item;
};

struct holdings {
    struct holding *list;
    size_t count;
    size_t capacity;
};

struct outcome {
    size_t tried;
    size_t missed;
    size_t extra;
};

static void add_holding(struct holdings *all, const char *ptr, size_t len, int64_t item)
{
    if (all->count == all->capacity) {
        all->capacity = all->capacity > 0 ? 2 * all->capacity : 4096;
        all->list = realloc(all->list, all->capacity * sizeof *all->list);
        assert_non_null(all->list);
    }
    all->list[all->count++] = (struct holding){ptr, len, item};
}

/* CJK unified ideographs, U+4E00 to U+9FFF: three bytes, E4 B8 80 to E9 BF BF. */
static bool is_han(struct td_slice text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + at;
    if (at + HAN_BYTES > text.len || byte[0] < 0xE4 || byte[0] > 0xE9)
        return false;
    return byte[0] > 0xE4 || byte[1] >= 0xB8;
}

static void add_han_substrings(struct holdings *all, struct td_slice text, int64_t item)
{
    for (size_t at = 0; at < text.len; at += is_han(text, at) ? HAN_BYTES : 1) {
        size_t end = at;
        for (int n = 0; n < LONGEST && is_han(text, end); n++) {
            end += HAN_BYTES;
            add_holding(all, text.ptr + at, end - at, item);
        }
    }
}

static bool is_word_byte(unsigned char byte, bool digits)
{
    return digits ? isdigit(byte) != 0 : isalpha(byte) != 0;
}

/* The words that have signs of their own: c++, c# and .net. */
static bool has_signs(struct td_slice text, size_t at, size_t end)
{
    bool is_net = end - at == 3 && strncasecmp(text.ptr + at, "net", 3) == 0;
    if (is_net && at > 0 && text.ptr[at - 1] == '.')
        return true;
    return end - at == 1 && isalpha((unsigned char)text.ptr[at]) &&
           (td_slice_starts(td_slice_sub(text, end, text.len), TD_SLICE("++")) ||
            td_slice_starts(td_slice_sub(text, end, text.len), TD_SLICE("#")));
}

/* Runs of ASCII letters, and runs of digits. */
static void add_words(struct holdings *all, struct td_slice text, int64_t item)
{
    for (size_t at = 0; at < text.len;) {
        unsigned char first = (unsigned char)text.ptr[at];
        size_t end = at + 1;
        if (first < 0x80 && isalnum(first)) {
            while (end < text.len && is_word_byte((unsigned char)text.ptr[end], isdigit(first)))
                end++;
            if (!has_signs(text, at, end))
                add_holding(all, text.ptr + at, end - at, item);
        }
        at = end;
    }
}

static int compare_texts(const struct holding *a, const struct holding *b)
{
    size_t len = a->len < b->len ? a->len : b->len;
    int order = strncasecmp(a->ptr, b->ptr, len);
    if (order != 0)
        return order;
    return a->len < b->len ? -1 : a->len > b->len;
}

static int compare_holdings(const void *left, const void *right)
{
    const struct holding *a = left, *b = right;
    int order = compare_texts(a, b);
    if (order != 0)
        return order;
    return a->item < b->item ? -1 : a->item > b->item;
}

static int compare_matches(const void *left, const void *right)
{
    const struct td_match *a = left, *b = right;
    return a->item < b->item ? -1 : a->item > b->item;
}

static struct td_matches search(struct archive *archive, struct td_arena *arena,
                                const struct holding *text)
{
    struct td_item_set set;
    struct td_search_request request = {.set = &set, .sort = TD_SORT_OLDEST, .limit = -1};
    struct td_matches result;
    struct td_query query;
    struct td_error err = {0};
    struct td_slice quoted;
    assert_int_equal(td_arena_format(arena, &quoted, &err, "\"%.*s\"", (int)text->len, text->ptr),
                     TD_OK);
    assert_int_equal(td_query_parse(arena, quoted, &test_calendar, &query, &err), TD_OK);
    assert_int_equal(td_query_select(archive->store, arena, &query, false, &set, &err), TD_OK);
    if (td_search(archive->store, arena, &query, &request, &result, &err) != TD_OK)
        fail_msg("%s: %s", quoted.ptr, err.message);
    if (result.count > 0)
        qsort(result.list, result.count, sizeof *result.list, compare_matches);
    assert_int_equal(result.total, result.count);
    return result;
}

static void report(const char *what, const struct holding *text, int64_t item)
{
    print_message("# %s: %.*s in item %lld\n", what, (int)text->len, text->ptr, (long long)item);
}

/* Compares what search finds with the holdings [begin, end) of one text, both in order of items. */
static void compare(struct archive *archive, const struct holding *begin, const struct holding *end,
                    struct outcome *outcome)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, (size_t)256 * 1024 * 1024);
    struct td_matches found = search(archive, &arena, begin);
    size_t i = 0;
    outcome->tried++;
    for (const struct holding *at = begin; at < end; at++) {
        if (at > begin && at->item == at[-1].item)
            continue;
        for (; i < found.count && found.list[i].item < at->item; i++, outcome->extra++)
            report("extra", begin, found.list[i].item);
        if (i < found.count && found.list[i].item == at->item)
            i++;
        else {
            report("missed", begin, at->item);
            outcome->missed++;
        }
    }
    for (; i < found.count; i++, outcome->extra++)
        report("extra", begin, found.list[i].item);
}

typedef void (*gather_fn)(struct holdings *all, struct td_slice text, int64_t item);

/* The text with every token as search folds it, and all between tokens as it is. */
static struct td_slice folded(struct archive *archive, struct td_slice text)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    struct td_tokens tokens;
    struct td_token token;
    struct td_slice result;
    size_t at = 0;
    struct td_error err = {0};
    td_buf_init(&buf, (size_t)16 * 1024 * 1024);
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        td_buf_add(&buf, td_slice_sub(text, at, token.begin));
        td_buf_add(&buf, token.folded);
        at = token.end;
    }
    td_buf_add(&buf, td_slice_sub(text, at, text.len));
    assert_int_equal(td_arena_copy(&archive->arena, td_buf_slice(&buf), &result, &err), TD_OK);
    return result;
}

static void gather(struct archive *archive, gather_fn add, struct holdings *all)
{
    struct td_matches all_items = {0};
    struct td_error err = {0};
    assert_int_equal(td_store_search(archive->store, &archive->arena, NULL, TD_SORT_OLDEST, -1, 0,
                                     &all_items, &err),
                     TD_OK);
    assert_true(all_items.count > 0);
    for (size_t i = 0; i < all_items.count; i++) {
        struct td_item item;
        bool found = false;
        assert_int_equal(td_store_read_item(archive->store, &archive->arena, all_items.list[i].item,
                                            &item, &found, &err),
                         TD_OK);
        add(all, folded(archive, item.title), item.id);
        add(all, folded(archive, item.summary), item.id);
        if (!td_slice_is_none(item.author))
            add(all, folded(archive, item.author), item.id);
    }
}

static struct outcome compare_all(struct archive *archive, gather_fn add, size_t every)
{
    struct holdings all = {0};
    struct outcome outcome = {0};
    size_t text = 0;
    gather(archive, add, &all);
    if (all.count > 0)
        qsort(all.list, all.count, sizeof *all.list, compare_holdings);
    for (size_t begin = 0; begin < all.count; text++) {
        size_t end = begin + 1;
        while (end < all.count && compare_texts(&all.list[begin], &all.list[end]) == 0)
            end++;
        if (text % every == 0)
            compare(archive, &all.list[begin], &all.list[end], &outcome);
        begin = end;
    }
    free(all.list);
    return outcome;
}

static const char *const pieces[] = {
    "谷", "歌", "苹", "果",  "工",    "程",    "师",  "的",     "人", "工",
    "智", "能", "国", "一",  "谷歌",  "中国",  "，",  "。",     "、", "“",
    "”",  " ",  "AI", "GPT", "Qwen3", "11.7%", "-4o", "iPhone",
};

static void add_random_text(struct td_buf *buf, uint32_t *seed, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const char *piece = pieces[draw_number(seed) % (sizeof pieces / sizeof *pieces)];
        td_buf_add(buf, td_slice_of(piece));
    }
}

static void write_digest(struct td_buf *buf, uint32_t number)
{
    uint32_t seed = 20251207;
    (void)number;
    td_buf_add(buf, TD_SLICE("---\ntitle: x\ndate: 2025-12-07\n---\n\n"));
    for (int i = 1; i <= GENERATED_ITEMS; i++) {
        td_buf_addf(buf, "%d. [果", i);
        add_random_text(buf, &seed, 1 + draw_number(&seed) % 12);
        td_buf_addf(buf, "师-小互](https://x.com/imxiaohu/status/%d)\n\n    人", 1000 + i);
        add_random_text(buf, &seed, draw_number(&seed) % 60);
        td_buf_add(buf, TD_SLICE("\n\n"));
    }
}

static int setup_generated(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    assert_int_equal(import_digests(*state, 1, write_digest).items, GENERATED_ITEMS);
    return 0;
}

static void check(struct archive *archive, gather_fn add, size_t every, size_t at_least)
{
    struct outcome outcome = compare_all(archive, add, every);
    print_message("# %zu tried, %zu missed, %zu extra\n", outcome.tried, outcome.missed,
                  outcome.extra);
    assert_true(outcome.tried >= at_least);
    assert_int_equal(outcome.missed, 0);
    assert_int_equal(outcome.extra, 0);
}

static void test_every_han_substring_finds_exactly_the_items_that_hold_it(void **state)
{
    check(*state, add_han_substrings, 1, 1000);
}

static void test_every_word_finds_exactly_the_items_that_hold_it_as_a_word(void **state)
{
    check(*state, add_words, 1, 5);
}

static int check_folders(int count, char **folders)
{
    const char *every = getenv("EVERY");
    void *state = NULL;
    if (archive_setup(&state) != 0)
        return 1;
    for (int i = 0; i < count; i++)
        printf("%zu items\n", import_folder(state, folders[i]).items);
    size_t step = every != NULL ? strtoul(every, NULL, 10) : 1;
    struct outcome han = compare_all(state, add_han_substrings, step);
    printf("Han: %zu tried, %zu missed, %zu extra\n", han.tried, han.missed, han.extra);
    struct outcome words = compare_all(state, add_words, step);
    printf("words: %zu tried, %zu missed, %zu extra\n", words.tried, words.missed, words.extra);
    return archive_teardown(&state);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_every_han_substring_finds_exactly_the_items_that_hold_it, setup_generated,
            archive_teardown),
        cmocka_unit_test_setup_teardown(
            test_every_word_finds_exactly_the_items_that_hold_it_as_a_word, setup_generated,
            archive_teardown),
    };
    if (argc > 1)
        return check_folders(argc - 1, argv + 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
