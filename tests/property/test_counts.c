/* Counts add up: for filters and keys drawn at random, what td_stats_count says is what a slow
 * count over the items themselves gives, and its rows add up to what search finds. */
#include "base/buf.h"
#include "import/importer.h"
#include "search/selection.h"
#include "stats/counts.h"
#include "support/archive.h"

#include <stdio.h>
#include <string.h>

enum { POSTS = 60, DRAWS = 400 };

static const char *const words[] = {"谷歌", "苹果", "AI", "模型", "发布", "Qwen3"};
static const char *const authors[] = {
    "宝玉](https://x.com/dotey", "小互](https://x.com/imxiaohu", "merve](https://x.com/mervenoyann",
    "The Decoder](https://the-decoder.com/a", "Hacker News](https://example.com/b"};
static const char *const author_filters[] = {"宝玉", "imxiaohu", "decoder", "hacker news",
                                             "nobody"};
static const char *const categories[] = {"AI应用", "行业洞察", "人才流动"};

#define PICK(list, seed) list[next_random(seed) % (sizeof(list) / sizeof *(list))]

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void write_digest(struct td_buf *buf, uint32_t *seed, int number)
{
    td_buf_clear(buf);
    td_buf_addf(buf, "---\ntitle: t%d\n", number);
    if (number % 9 != 0)
        td_buf_addf(buf, "date: 202%d-%02d-%02d\n", number % 3 + 4, number % 12 + 1,
                    number % 28 + 1);
    if (number % 7 != 0)
        td_buf_addf(buf, "categories: [%s, %s]\n", PICK(categories, seed), "其他");
    td_buf_add(buf, TD_SLICE("---\n\n"));
    for (uint32_t i = 1; i <= next_random(seed) % 8; i++) {
        td_buf_addf(buf, "%u. [%s%s", i, PICK(words, seed), PICK(words, seed));
        if (next_random(seed) % 6 == 0)
            td_buf_addf(buf, "](https://example.org/%d/%u)\n\n", number, i);
        else
            td_buf_addf(buf, "-%s/status/%d%u)\n\n", PICK(authors, seed), number, i);
        td_buf_addf(buf, "    %s和%s\n\n", PICK(words, seed), PICK(words, seed));
    }
}

static enum td_code ignore_event(void *context, const struct td_import_event *event,
                                 struct td_error *err)
{
    (void)context;
    (void)event;
    (void)err;
    return TD_OK;
}

static int setup_posts(void **state)
{
    uint32_t seed = 5;
    struct td_import_request request = {.report = ignore_event};
    struct td_importer *importer = NULL;
    struct td_import_totals totals;
    struct td_error err = {0};
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    td_buf_init(&buf, 1 << 20);
    assert_int_equal(td_importer_open(archive->store, &request, &importer, &err), TD_OK);
    for (int number = 1; number <= POSTS; number++) {
        char name[16];
        int len = snprintf(name, sizeof name, "p%d", number);
        write_digest(&buf, &seed, number);
        assert_int_equal(td_importer_add_bytes(importer, (struct td_slice){name, (size_t)len},
                                               td_buf_slice(&buf), &err),
                         TD_OK);
    }
    assert_int_equal(td_importer_finish(importer, &totals, &err), TD_OK);
    td_importer_close(importer);
    assert_true(totals.items > POSTS);
    return 0;
}

static void draw(struct archive *archive, struct td_arena *arena, uint32_t *seed,
                 struct td_item_set *ret_set)
{
    struct td_error err = {0};
    struct td_condition conditions[4];
    struct td_query query;
    size_t count = 0;
    struct td_slice text = next_random(seed) % 2 ? td_slice_of(PICK(words, seed)) : TD_SLICE("");
    assert_int_equal(td_query_parse(arena, text, &query, &err), TD_OK);
    if (next_random(seed) % 3 == 0)
        conditions[count++] = (struct td_condition){
            .kind = TD_CONDITION_AUTHOR, .text = td_slice_of(PICK(author_filters, seed))};
    if (next_random(seed) % 3 == 0)
        conditions[count++] = (struct td_condition){.kind = TD_CONDITION_CATEGORY,
                                                    .text = td_slice_of(PICK(categories, seed))};
    if (next_random(seed) % 3 == 0)
        conditions[count++] =
            (struct td_condition){.kind = TD_CONDITION_DAYS, .text = TD_SLICE("2025-01-01")};
    if (next_random(seed) % 4 == 0)
        conditions[count++] =
            (struct td_condition){.kind = TD_CONDITION_DAYS, .until = TD_SLICE("2025-11-30")};
    assert_int_equal(
        td_query_select(archive->store, arena, &query, conditions, count, ret_set, &err), TD_OK);
}

static size_t year_len(enum td_count_key key)
{
    return key == TD_KEY_YEAR ? 4 : key == TD_KEY_MONTH ? 7 : 10;
}

/* Whether an item counts in a row. */
static bool counts_in(const struct td_item *item, enum td_count_key key, const struct td_count *row)
{
    if (key == TD_KEY_SITE)
        return td_slice_equal(item->site, row->value);
    if (key == TD_KEY_AUTHOR)
        return td_slice_equal(item->author, row->value) &&
               td_slice_equal(item->handle, row->handle);
    if (key != TD_KEY_CATEGORY)
        return td_slice_equal(td_slice_is_none(item->date)
                                  ? TD_SLICE_NONE
                                  : td_slice_sub(item->date, 0, year_len(key)),
                              row->value);
    if (item->category_count == 0)
        return td_slice_is_none(row->value);
    for (size_t i = 0; i < item->category_count; i++) {
        if (td_slice_equal(item->categories[i], row->value))
            return true;
    }
    return false;
}

static void compare_row(struct td_store *store, struct td_arena *arena,
                        const struct td_matches *found, enum td_count_key key,
                        const struct td_count *row)
{
    int64_t items = 0;
    for (size_t i = 0; i < found->count; i++) {
        struct td_item item;
        bool there = false;
        struct td_error err = {0};
        assert_int_equal(td_store_read_item(store, arena, found->list[i].item, &item, &there, &err),
                         TD_OK);
        items += counts_in(&item, key, row);
    }
    if (items != row->items)
        fail_msg("%.*s by %.*s: counted %lld, there are %lld", TD_SLICE_ARG(row->value),
                 TD_SLICE_ARG(td_count_key_name(key)), (long long)row->items, (long long)items);
}

static void compare(struct archive *archive, uint32_t *seed)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_item_set set;
    struct td_matches found = {0};
    struct td_counts counts;
    struct td_error err = {0};
    int64_t sum = 0;
    enum td_count_key key = (enum td_count_key)(next_random(seed) % TD_KEY_COUNT);
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    draw(archive, &arena, seed, &set);
    assert_int_equal(td_stats_count(archive->store, &arena, key, &set, &counts, &err), TD_OK);
    assert_int_equal(td_store_search(archive->store, &arena, &set, TD_SLICE_NONE, TD_SORT_OLDEST,
                                     -1, 0, &found, &err),
                     TD_OK);
    assert_int_equal(found.total, found.count);
    assert_int_equal(counts.items, found.count);
    for (size_t i = 0; i < counts.count; i++) {
        compare_row(archive->store, &arena, &found, key, &counts.rows[i]);
        sum += counts.rows[i].items;
    }
    if (key == TD_KEY_CATEGORY)
        assert_true(sum >= counts.items);
    else
        assert_int_equal(sum, counts.items);
}

static void test_counts_are_those_of_a_slow_count_and_add_up(void **state)
{
    uint32_t seed = 20251207;
    for (int i = 0; i < DRAWS; i++)
        compare(*state, &seed);
}

static void test_every_key_has_a_name_that_finds_it(void **state)
{
    (void)state;
    for (int key = 0; key < TD_KEY_COUNT; key++) {
        enum td_count_key found = TD_KEY_COUNT;
        assert_true(td_count_key_find(td_count_key_name((enum td_count_key)key), &found));
        assert_int_equal(found, key);
    }
    enum td_count_key untouched = TD_KEY_DAY;
    assert_false(td_count_key_find(TD_SLICE("decade"), &untouched));
    assert_int_equal(untouched, TD_KEY_DAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_counts_are_those_of_a_slow_count_and_add_up,
                                        setup_posts, archive_teardown),
        cmocka_unit_test(test_every_key_has_a_name_that_finds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
