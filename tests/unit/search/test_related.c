/* Related items, in an archive made at random: items of a few subjects, with words that all share.
 */
#include "search/related.h"
#include "support/archive.h"
#include "support/draw.h"

#include <stdio.h>
#include <string.h>

enum { ITEMS = 120, DRAFTS_FROM = 101, SUBJECTS = 4, SUBJECT_WORDS = 8, NEAREST = 5 };

static const char *const subjects[SUBJECTS][SUBJECT_WORDS] = {
    {"量子比特", "低温", "芯片", "纠错", "超导", "qubit", "dilution", "刻蚀"},
    {"马拉松", "冠军", "教练", "赛道", "体能", "runner", "stadium", "奖牌"},
    {"茶叶", "山谷", "采摘", "发酵", "茶农", "teapot", "oolong", "品尝"},
    {"望远镜", "星系", "黑洞", "光谱", "轨道", "nebula", "telescope", "观测"},
};
static const char *const common[] = {"今天", "发布", "消息", "公司", "表示", "news", "report"};
enum { COMMON_WORDS = sizeof common / sizeof *common };

static uint32_t below(uint32_t limit)
{
    static uint32_t seed = 7;
    return draw_below(&seed, limit);
}

static int subject_of(int64_t item)
{
    return (int)(item % SUBJECTS);
}

/* Five of the subject's eight words, so that any two items share two at least, and as many common
 * ones. */
static void make_text(int item, char *text)
{
    uint32_t first = below(SUBJECT_WORDS);
    text[0] = '\0';
    for (uint32_t i = 0; i < 5; i++) {
        strcat(strcat(text, subjects[subject_of(item)][(first + i) % SUBJECT_WORDS]), "，");
        strcat(strcat(text, common[below(COMMON_WORDS)]), "。");
    }
}

/* Items 1 and 2, of two subjects, are one story with draft 101, which is of item 1's subject. */
static int setup(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    archive_run(archive,
                "INSERT INTO roots VALUES (1, '/digests');"
                "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at, is_draft)"
                " VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0, 0),"
                "        (2, 1, 'b.md', 'b', printf('%064d', 1), '{}', 0, 1);"
                "INSERT INTO post_bytes VALUES (1, x'00'), (2, x'00')");
    for (int i = 1; i <= ITEMS; i++) {
        char sql[2048], text[512];
        bool is_story = i == 1 || i == 2 || i == DRAFTS_FROM;
        make_text(i, text);
        snprintf(sql, sizeof sql,
                 "INSERT INTO items (id, post_id, position, title, link_text, summary,"
                 " summary_markdown, url, story) VALUES (%d, %d, %d, '', '', '%s', '', %s)",
                 i, i < DRAFTS_FROM ? 1 : 2, i, text,
                 is_story ? "'https://example.com/a', 77" : "NULL, NULL");
        archive_run(archive, sql);
    }
    archive_rebuild(archive);
    return 0;
}

static struct td_matches related(struct archive *archive, int64_t id, int64_t limit)
{
    struct td_matches matches = {0};
    struct td_query query;
    struct td_error err = {0};
    struct td_item item;
    bool found = false;
    td_arena_reset(&archive->arena);
    assert_int_equal(td_store_read_item(archive->store, &archive->arena, id, &item, &found, &err),
                     TD_OK);
    assert_true(found);
    if (td_search_related(archive->store, &archive->arena, &item, limit, &query, &matches, &err) !=
        TD_OK)
        fail_msg("%s", err.message);
    assert_true(query.word_count <= TD_RELATED_MAX_WORDS);
    return matches;
}

static void test_items_of_the_same_subject_are_nearest(void **state)
{
    for (int64_t id = 3; id < DRAFTS_FROM; id++) {
        struct td_matches matches = related(*state, id, NEAREST);
        assert_int_equal(matches.count, NEAREST);
        for (size_t i = 0; i < matches.count; i++)
            assert_int_equal(subject_of(matches.list[i].item), subject_of(id));
    }
}

static void test_the_same_story_is_first_whatever_it_says(void **state)
{
    assert_int_equal(related(*state, 1, -1).list[0].item, 2);
    assert_int_equal(related(*state, 2, -1).list[0].item, 1);
    assert_int_equal(related(*state, DRAFTS_FROM, -1).list[0].item, 1);
    assert_int_equal(related(*state, DRAFTS_FROM, -1).list[1].item, 2);
}

static void test_neither_the_item_itself_nor_drafts_nor_one_twice(void **state)
{
    for (int64_t id = 1; id <= ITEMS; id++) {
        struct td_matches matches = related(*state, id, -1);
        bool seen[ITEMS + 1] = {false};
        assert_int_equal(matches.total, matches.count);
        for (size_t i = 0; i < matches.count; i++) {
            int64_t item = matches.list[i].item;
            assert_true(item != id && item < DRAFTS_FROM && !seen[item]);
            seen[item] = true;
        }
    }
}

static void test_a_limit_keeps_the_first_and_the_total(void **state)
{
    int64_t total = related(*state, 1, -1).total;
    struct td_matches one = related(*state, 1, 1);
    assert_int_equal(one.count, 1);
    assert_int_equal(one.list[0].item, 2);
    assert_int_equal(one.total, total);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items_of_the_same_subject_are_nearest),
        cmocka_unit_test(test_the_same_story_is_first_whatever_it_says),
        cmocka_unit_test(test_neither_the_item_itself_nor_drafts_nor_one_twice),
        cmocka_unit_test(test_a_limit_keeps_the_first_and_the_total),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
