/* Whatever room an arena has, a question is answered in it, as always, or is out of memory and
 * leaves the archive ready for the next. Each allocation of it is the one that finds no room. */
#include "import/vanished.h"
#include "search/explain.h"
#include "search/related.h"
#include "search/search.h"
#include "stats/author_find.h"
#include "stats/author_suggest.h"
#include "stats/counts.h"
#include "stats/series.h"
#include "stats/trends.h"
#include "store/connection.h"
#include "store/content/history.h"
#include "store/query/item_query.h"
#include "support/answer.h"
#include "support/digests.h"

#include <stdio.h>

enum {
    POSTS = 12,
    UNIT_BYTES = 16, /* an arena's */
    ROOM_BYTES = 64 * 1024 * 1024,
    LARGEST_STEP_BYTES = 1024 * 1024,
};

/* Authors of one name or handle, stories told twice, words of the newest days, drafts, categories.
 */
static void write_digest(struct td_buf *buf, uint32_t n)
{
    static const char *const authors[] = {"小互", "Jane Doe", "jane doe", "Jane Doe MD"};
    static const char *const sites[] = {"x.com", "weibo.com"};
    td_buf_addf(
        buf,
        "---\ndate: 2025-%02u-0%uT08:00:00+08:00\ncategories: [AI, 类%u]\n%s---\n\n## 栏%u\n\n",
        1 + n / 2, 1 + n % 3 * 3, n % 3, n == 5 ? "draft: true\n" : "", n % 2);
    for (unsigned i = 0; i < 4; i++)
        td_buf_addf(
            buf,
            "%u.  [谷歌发布模型%u%s-%s](https://%s/jane%u/status/19%02u978652706492%03u)\n\n"
            "    谷歌的**模型**第%u次发布，见[说明](https://example.com/%u)。Qwen3 %s\n\n",
            i + 1, n, n > 9 ? "量子计算" : "", authors[(n + i) % 4], sites[n % 2], i, i, n % 4, n,
            n % 3, n > 9 ? "量子计算的models" : "Gemini runs");
}

/* One question; what it came to, in a number. */
struct question {
    const char *name;
    enum td_code (*ask)(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                        struct td_error *err);
};

static int64_t sum_of(const struct td_count_table *table)
{
    int64_t sum = table->items;
    for (size_t r = 0; r < table->row_count; r++)
        sum = sum * 31 + table->rows[r].value.items + (int64_t)table->rows[r].cell_count +
              (int64_t)table->rows[r].value.text.len;
    return sum;
}

static enum td_code count(struct archive *archive, struct td_arena *arena,
                          const struct td_count_request *request, int64_t *sum,
                          struct td_error *err)
{
    struct td_count_table table;
    TD_TRY(td_stats_count(archive->store, arena, request, &table, err));
    *sum = *sum * 31 + sum_of(&table);
    return TD_OK;
}

static enum td_code ask_counts(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                               struct td_error *err)
{
    static const enum td_count_key keys[] = {TD_KEY_AUTHOR,  TD_KEY_CATEGORY, TD_KEY_SITE,
                                             TD_KEY_SECTION, TD_KEY_POST,     TD_KEY_STORY,
                                             TD_KEY_MONTH,   TD_KEY_HOUR};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        TD_TRY(count(archive, arena,
                     &(struct td_count_request){.keys = {keys[i]},
                                                .key_count = 1,
                                                .top = 2,
                                                .is_unique = i % 2 == 1,
                                                .wants_names = true},
                     ret_sum, err));
    return TD_OK;
}

static enum td_code ask_crosses(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                                struct td_error *err)
{
    const struct td_count_request requests[] = {
        {.keys = {TD_KEY_AUTHOR, TD_KEY_MONTH}, .key_count = 2, .is_cumulative = true},
        {.keys = {TD_KEY_CATEGORY, TD_KEY_WEEKDAY}, .key_count = 2, .top = 1, .is_unique = true},
        {.keys = {TD_KEY_MONTH, TD_KEY_SECTION}, .key_count = 2, .is_cumulative = true},
        {.keys = {TD_KEY_AUTHOR}, .key_count = 1, .wants_lag = true},
    };
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        TD_TRY(count(archive, arena, &requests[i], ret_sum, err));
    return TD_OK;
}

static enum td_code ask_series(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                               struct td_error *err)
{
    static const struct td_slice terms[] = {{"谷歌", 6}, {"量子", 6}};
    struct td_item_set sets[2];
    struct td_count_table table;
    for (size_t i = 0; i < 2; i++) {
        struct answer found;
        TD_TRY(answer(archive->store, arena, terms[i], &found, err));
        sets[i] = found.set;
    }
    const struct td_series_request request = {
        .terms = terms, .sets = sets, .count = 2, .period = TD_KEY_MONTH};
    TD_TRY(td_stats_series(archive->store, arena, &request, &table, err));
    *ret_sum = sum_of(&table);
    return TD_OK;
}

static enum td_code ask_trends(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                               struct td_error *err)
{
    for (int only_new = 0; only_new < 2; only_new++) {
        const struct td_trends_request request = {
            .only_new = only_new == 1, .days = 30, .limit = 5};
        struct td_trends trends;
        TD_TRY(td_trends_find(archive->store, arena, &request, &trends, err));
        for (size_t i = 0; i < trends.list_count; i++)
            *ret_sum = *ret_sum * 31 + (int64_t)trends.lists[i].count;
    }
    return TD_OK;
}

static enum td_code ask_authors(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                                struct td_error *err)
{
    struct td_author_pair *pairs = NULL;
    struct td_author_rule rule;
    size_t found = 0;
    TD_TRY(td_author_suggest(archive->store, arena, &pairs, &found, err));
    TD_TRY(td_author_rule_plan(archive->store, arena, TD_RULE_RENAME, TD_SLICE("x.com/jane1"),
                               TD_SLICE("Jane"), &rule, err));
    *ret_sum = (int64_t)found;
    return TD_OK;
}

static enum td_code ask_queries(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                                struct td_error *err)
{
    static const char *const texts[] = {
        "谷歌 models",
        "谷歌发布的模型量子计算",
        "title:谷* NEAR/5 模型 -gemini",
        "\"量子计算\"",
        "(author:jane OR site:x.com) date:2025",
        "gemeni",
        "歌 url:example.com",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct answer found;
        struct td_reason *reasons = NULL;
        size_t reason_count = 0;
        TD_TRY(answer(archive->store, arena, td_slice_of(texts[i]), &found, err));
        TD_TRY(td_explain(archive->store, arena, &found.query, 1, &reasons, &reason_count, err));
        *ret_sum = *ret_sum * 31 + found.matches.total + (int64_t)reason_count;
    }
    return TD_OK;
}

static enum td_code ask_items(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                              struct td_error *err)
{
    struct td_query query;
    struct td_matches matches;
    struct td_item item;
    struct td_post *posts = NULL;
    struct td_change *changes = NULL;
    size_t post_count = 0, change_count = 0;
    bool is_there = false;
    TD_TRY(td_store_read_item(archive->store, arena, 1, &item, &is_there, err));
    TD_TRY(td_store_read_links(archive->store, arena, &item, err));
    TD_TRY(td_store_read_story(archive->store, arena, &item, err));
    TD_TRY(td_search_related(archive->store, arena, &item, 5, &query, &matches, err));
    TD_TRY(td_store_read_posts(archive->store, arena, NULL, -1, &posts, &post_count, err));
    TD_TRY(td_history_read(archive->store, arena, -1, &changes, &change_count, err));
    *ret_sum = matches.total * 31 + (int64_t)post_count + (int64_t)change_count;
    return TD_OK;
}

/* All files are gone. */
static enum td_code ask_vanished(struct archive *archive, struct td_arena *arena, int64_t *ret_sum,
                                 struct td_error *err)
{
    static const char *const paths[] = {"/none/such", "/"};
    struct td_vanished vanished;
    TD_TRY(td_vanished_find(archive->store, arena, paths, 2, &vanished, err));
    *ret_sum = (int64_t)(vanished.below * 31 + vanished.count);
    return TD_OK;
}

static const struct question questions[] = {
    {"counts", ask_counts}, {"crosses", ask_crosses},   {"series", ask_series},
    {"trends", ask_trends}, {"authors", ask_authors},   {"queries", ask_queries},
    {"items", ask_items},   {"vanished", ask_vanished},
};

/* What the question comes to in this room; -1 where that is too little. *ret_used is how far it
 * came. */
static int64_t ask_in(struct archive *archive, const struct question *question, size_t room,
                      size_t *ret_used)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_error err = {.code = TD_OK};
    int64_t sum = 0;
    td_arena_init(&arena, room);
    enum td_code code = question->ask(archive, &arena, &sum, &err);
    *ret_used = arena.total_bytes;
    assert_true(arena.total_bytes <= room);
    if (code == TD_OK)
        return sum;
    if (code != TD_ERR_MEMORY)
        fail_msg("%s in %zu bytes: %s", question->name, room, err.message);
    assert_string_equal(err.message, "out of memory");
    return -1;
}

/* Twice as much more where no allocation more has found room. */
static void test_too_little_room_is_out_of_memory(void **state)
{
    struct archive *archive = *state;
    (void)import_digests(archive, POSTS, write_digest);
    assert_int_equal(td_store_execute(archive->store, "UPDATE roots SET path = '/none/such'", NULL),
                     TD_OK);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        size_t needed = 0, used = 0, before = SIZE_MAX, step = UNIT_BYTES, refused = 0;
        int64_t wanted = ask_in(archive, &questions[i], ROOM_BYTES, &needed), found = -1;
        assert_true(wanted > 0);
        for (size_t room = 0; found < 0; room += step) {
            found = ask_in(archive, &questions[i], room, &used);
            refused += found < 0;
            step = used != before ? UNIT_BYTES : step < LARGEST_STEP_BYTES ? step * 2 : step;
            before = used;
        }
        printf("# %s: %zu bytes, %zu times too little\n", questions[i].name, needed, refused);
        assert_int_equal(found, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_too_little_room_is_out_of_memory, archive_setup,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
