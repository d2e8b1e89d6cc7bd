/* The best of many against a plain sort of all, where scores and dates are often equal. */
#include "store/connection.h"
#include "store/query/top.h"
#include "support/archive.h"

#include <stdio.h>
#include <stdlib.h>

enum { POSTS = 40, ITEMS = 2000, SCORES = 5 };

struct offered {
    int64_t item;
    double score;
    int64_t epoch;
};

static uint32_t draw(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* Every seventh post has no date. */
static int64_t epoch_of(int post)
{
    return post % 7 == 0 ? INT64_MIN : (post * 13) % 11;
}

static int post_of(int item)
{
    return 1 + item * 17 % POSTS;
}

static void add_posts(struct archive *archive)
{
    struct td_error err = {0};
    char sql[600], epoch[30];
    for (int post = 1; post <= POSTS; post++) {
        snprintf(epoch, sizeof epoch, "%lld", (long long)epoch_of(post));
        snprintf(sql, sizeof sql,
                 "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at, epoch)"
                 " VALUES (%d, 1, '%d.md', 'a', printf('%%064d', %d), '{}', 0, %s)",
                 post, post, post, epoch_of(post) == INT64_MIN ? "NULL" : epoch);
        assert_int_equal(td_store_execute(archive->store, sql, &err), TD_OK);
    }
}

static void add_all(struct archive *archive)
{
    struct td_error err = {0};
    char sql[600];
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(td_store_execute(archive->store, "INSERT INTO roots VALUES (1, '/d')", &err),
                     TD_OK);
    add_posts(archive);
    for (int item = 1; item <= ITEMS; item++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO items (id, post_id, position, title, link_text, summary,"
                 " summary_markdown) VALUES (%d, %d, %d, '', '', '', '')",
                 item, post_of(item), item);
        assert_int_equal(td_store_execute(archive->store, sql, &err), TD_OK);
    }
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

static int compare(const void *left, const void *right)
{
    const struct offered *a = left, *b = right;
    if (a->score > b->score || a->score < b->score)
        return a->score > b->score ? -1 : 1;
    if (a->epoch != b->epoch)
        return a->epoch > b->epoch ? -1 : 1;
    return a->item > b->item ? -1 : a->item < b->item;
}

static struct td_matches take(struct archive *archive, const struct offered *all, int64_t limit,
                              bool in_order)
{
    struct td_top TD_CLEANUP(td_top_release) top = {0};
    const struct td_rank_request request = {.limit = limit};
    struct td_matches matches = {0};
    struct td_error err = {0};
    td_top_begin(&top, archive->store, &archive->arena, &request);
    for (int i = 0; i < ITEMS; i++)
        assert_int_equal(td_top_offer(&top, all[i].item, all[i].score, &err), TD_OK);
    assert_int_equal(td_top_take(&top, &archive->arena, in_order, &matches, &err), TD_OK);
    assert_int_equal(matches.total, ITEMS);
    return matches;
}

static bool has(const struct td_matches *matches, int64_t item)
{
    for (size_t i = 0; i < matches->count; i++) {
        if (matches->list[i].item == item)
            return true;
    }
    return false;
}

static void check(struct archive *archive, const struct offered *all, const struct offered *ordered,
                  int64_t limit)
{
    size_t count = limit < 0 ? ITEMS : (size_t)limit;
    struct td_matches best = take(archive, all, limit, true);
    struct td_matches loose = take(archive, all, limit, false);
    assert_int_equal(best.count, count);
    assert_int_equal(loose.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(best.list[i].item, ordered[i].item);
        assert_true(has(&loose, ordered[i].item));
    }
}

static void test_the_best_are_those_of_a_plain_sort(void **state)
{
    static const int64_t limits[] = {0, 1, 2, 20, 100, 500, ITEMS, -1};
    static struct offered all[ITEMS], ordered[ITEMS];
    struct archive *archive = *state;
    uint32_t seed = 7;
    add_all(archive);
    for (int spread = 1; spread <= ITEMS; spread *= SCORES) {
        for (int i = 0; i < ITEMS; i++) {
            double score = draw(&seed) % (uint32_t)spread;
            all[i] = (struct offered){i + 1, score, epoch_of(post_of(i + 1))};
            ordered[i] = all[i];
        }
        qsort(ordered, ITEMS, sizeof *ordered, compare);
        for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
            check(archive, all, ordered, limits[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_best_are_those_of_a_plain_sort, archive_setup,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
