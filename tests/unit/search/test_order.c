/* Which item comes first, where few hold all words of a query. */
#include "search/search.h"
#include "search/selection.h"
#include "search/widen.h"
#include "support/archive.h"
#include "support/calendar.h"

#include <stdio.h>

enum { SCATTERED = 1, NEAREST, WHOLE, THICK, LATE, OTHERS = 40, ALL = -1 };

/* The first holds 流口水, 怎么 and 回事 far from one another, and no 猫; the second lacks 怎么 and
 * 回事.
 */
static const char *const texts[] = {
    [SCATTERED] = "银耳怎么搭配最好，看得人流口水的做法有许多种，泡多久都不是一回事",
    [NEAREST] = "猫咪老是流口水，猫流口水的原因有几种，给猫看病",
    [WHOLE] = "问：猫流口水是怎么回事",
    [THICK] = "大幅提升，效率。提升效率，大幅",
    [LATE] = "据说工具在很多地方做了调整，用起来先要习惯，最后还是大幅提升效率",
};

static void add_item(struct archive *archive, int item, const char *text)
{
    char sql[1024];
    snprintf(sql, sizeof sql,
             "INSERT INTO items (id, post_id, position, title, link_text, summary,"
             " summary_markdown) VALUES (%d, 1, %d, '', '', '%s', '')",
             item, item, text);
    archive_run(archive, sql);
}

static void fill(struct archive *archive, int last)
{
    archive_run(archive, "INSERT INTO roots VALUES (1, '/digests');"
                         "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                         " VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0);"
                         "INSERT INTO post_bytes VALUES (1, x'00')");
    for (int item = 1; item <= last; item++)
        add_item(archive, item, texts[item]);
    for (int item = last + 1; item <= last + OTHERS; item++)
        add_item(archive, item,
                 item % 2 == 0 ? "猫也有流感，怎么是这么一回事" : "怎么回事：谷歌的模型");
    archive_rebuild(archive);
}

static struct td_matches search(struct archive *archive, const char *text, int64_t limit)
{
    struct td_arena *arena = &archive->arena;
    struct td_error err = {0};
    struct td_query query;
    struct td_item_set set;
    struct td_search_request request = {.set = &set, .limit = limit};
    struct td_matches matches = {0};
    assert_int_equal(td_query_parse(arena, td_slice_of(text), &test_calendar, &query, &err), TD_OK);
    assert_int_equal(td_query_widen(archive->store, arena, &query, &err), TD_OK);
    assert_int_equal(td_query_select(archive->store, arena, &query, false, &set, &err), TD_OK);
    assert_int_equal(
        td_query_relax(archive->store, arena, &query, &set, false, &request.relaxed, &err), TD_OK);
    assert_int_equal(td_search(archive->store, arena, &query, &request, &matches, &err), TD_OK);
    return matches;
}

static void test_words_cut_from_a_run_do_not_bring_an_item_before_a_better_one(void **state)
{
    fill(*state, NEAREST);
    struct td_matches matches = search(*state, "猫流口水是怎么回事", ALL);
    assert_int_equal(matches.list[0].item, NEAREST);
    assert_true(matches.list[0].is_partial);
    assert_int_equal(matches.list[1].item, SCATTERED);
    assert_false(matches.list[1].is_partial);
    assert_int_equal(matches.total - matches.partial, 1);
}

static void test_all_words_count_more_than_their_sum(void **state)
{
    fill(*state, NEAREST);
    struct td_matches matches = search(*state, "猫流口水是怎么回事", ALL);
    assert_true(matches.list[0].all <= 0);
    assert_true(matches.list[1].all > 0);
}

static void test_what_holds_the_run_whole_comes_first(void **state)
{
    fill(*state, WHOLE);
    struct td_matches matches = search(*state, "猫流口水是怎么回事", ALL);
    assert_int_equal(matches.list[0].item, WHOLE);
    assert_int_equal(matches.list[1].item, NEAREST);
}

static void test_a_whole_run_comes_first_however_thick_its_words_stand_elsewhere(void **state)
{
    fill(*state, LATE);
    struct td_matches matches = search(*state, "大幅提升效率", ALL);
    assert_int_equal(matches.list[0].item, LATE);
    assert_int_equal(matches.list[1].item, THICK);
    assert_int_equal(matches.total, 2);
    assert_int_equal(search(*state, "大幅提升效率", 1).list[0].item, LATE);
}

static void test_words_typed_apart_are_all_wanted_first(void **state)
{
    fill(*state, NEAREST);
    struct td_matches matches = search(*state, "流口水 回事 怎么", ALL);
    assert_int_equal(matches.list[0].item, SCATTERED);
    assert_int_equal(matches.list[1].item, NEAREST);
    assert_true(matches.list[0].all <= 0);
}

static void test_a_cut_run_gives_the_same_order_whatever_the_limit(void **state)
{
    fill(*state, WHOLE);
    struct td_matches all = search(*state, "猫流口水是怎么回事", ALL);
    assert_true(all.count >= 3);
    for (size_t limit = 1; limit <= all.count; limit++) {
        struct td_matches some = search(*state, "猫流口水是怎么回事", (int64_t)limit);
        assert_int_equal(some.count, limit);
        for (size_t i = 0; i < limit; i++)
            assert_int_equal(some.list[i].item, all.list[i].item);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, archive_setup, archive_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_words_cut_from_a_run_do_not_bring_an_item_before_a_better_one),
        TEST(test_all_words_count_more_than_their_sum),
        TEST(test_what_holds_the_run_whole_comes_first),
        TEST(test_a_whole_run_comes_first_however_thick_its_words_stand_elsewhere),
        TEST(test_words_typed_apart_are_all_wanted_first),
        TEST(test_a_cut_run_gives_the_same_order_whatever_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
