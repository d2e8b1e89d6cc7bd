/* The newest and the oldest items are the same whether all are put in order or only those that can
 * be among them, on whatever clocks their posts were written. */
#include "store/connection.h"
#include "store/query/item_query.h"
#include "support/archive.h"

#include <stdio.h>

enum { POSTS = 200, ITEMS = 1000, DAY = 24 * 60 * 60 };

/* Around noon of one day or another of sixty; every ninth post has no date. */
static void add_post(struct archive *archive, int post)
{
    struct td_error err = {0};
    char sql[1000];
    int offset_minutes = post * 487 % 2879 - 1439;
    long long epoch = 1700000000 + (long long)(post * 29 % 60) * DAY + post * 7919 % DAY;
    snprintf(sql, sizeof sql,
             "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at, epoch,"
             " offset_minutes) VALUES (%d, 1, '%d.md', 'a', printf('%%064d', %d), '{}', 0,"
             " nullif(%lld, 0), %d);"
             "INSERT INTO items (post_id, position, title, link_text, summary, summary_markdown)"
             " SELECT %d, value, '', '', '', '' FROM json_each('[1, 2, 3, 4, 5]')",
             post, post, post, post % 9 == 0 ? 0 : epoch, offset_minutes, post);
    if (td_store_execute(archive->store, sql, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static void add_posts(struct archive *archive)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(td_store_execute(archive->store, "INSERT INTO roots VALUES (1, '/d')", &err),
                     TD_OK);
    for (int post = 1; post <= POSTS; post++)
        add_post(archive, post);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

static struct td_matches search(struct archive *archive, enum td_sort sort, int64_t limit,
                                int64_t offset)
{
    struct td_matches matches = {0};
    struct td_error err = {0};
    assert_int_equal(
        td_store_search(archive->store, &archive->arena, NULL, sort, limit, offset, &matches, &err),
        TD_OK);
    assert_int_equal(matches.total, ITEMS);
    return matches;
}

static void check(struct archive *archive, enum td_sort sort)
{
    struct td_matches all = search(archive, sort, -1, 0);
    assert_int_equal(all.count, ITEMS);
    for (int64_t limit = 1; limit < ITEMS; limit += 13) {
        int64_t offset = limit % 7;
        struct td_matches some = search(archive, sort, limit, offset);
        for (size_t i = 0; i < some.count; i++)
            assert_int_equal(some.list[i].item, all.list[(size_t)offset + i].item);
    }
}

static void test_the_first_are_the_first_of_all(void **state)
{
    add_posts(*state);
    check(*state, TD_SORT_NEWEST);
    check(*state, TD_SORT_OLDEST);
}

static void test_no_limit_or_offset_is_too_large(void **state)
{
    add_posts(*state);
    assert_int_equal(search(*state, TD_SORT_NEWEST, INT64_MAX, INT64_MAX).count, 0);
    assert_int_equal(search(*state, TD_SORT_NEWEST, 5, INT64_MAX).count, 0);
    assert_int_equal(search(*state, TD_SORT_NEWEST, INT64_MAX, ITEMS - 5).count, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_first_are_the_first_of_all, archive_setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_no_limit_or_offset_is_too_large, archive_setup,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
