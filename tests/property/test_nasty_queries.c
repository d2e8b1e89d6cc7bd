/* No query hangs: nasty ones (tests/support/nasty.c) give an answer and no error; and whenever the
 * time is up in the middle of one, that is said, and nothing else comes of it: asked again, the
 * query gives what it gives undisturbed. The long form draws more of them; on 200,000 items they
 * are asked by tests/bench/query_speed.c (tools/bench nasty). */
#include "support/answer.h"
#include "support/digests.h"
#include "support/nasty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POSTS = 60, ITEMS = 8, SEED = 20261124, LOOKS_MAX = 60 };

static const char *const pieces[] = {"谷歌", "苹果", "的",   "中国",      "ai", "模型", "open",
                                     "新",   "，",   "发布", "the first", "国", "a",    "2025"};

static const size_t arena_bytes = (size_t)256 * 1024 * 1024;

static struct nasty nasty = {.seed = SEED};

static int count_of_draws(void)
{
    const char *is_long = getenv("TIDINGS_TEST_LONG");
    return is_long != NULL && strcmp(is_long, "1") == 0 ? 40000 : 1000;
}

static void add_text(struct td_buf *buf, uint32_t longest)
{
    for (uint32_t i = 0, count = 1 + nasty_draw(&nasty, longest); i < count; i++)
        td_buf_addf(buf, "%s%s", pieces[nasty_draw(&nasty, sizeof pieces / sizeof *pieces)],
                    nasty_draw(&nasty, 3) == 0 ? " " : "");
}

static void add_digest(struct td_buf *buf, uint32_t number)
{
    td_buf_addf(buf, "---\ntitle: t\ndate: 2025-12-%02u\n---\n\n## a\n\n", number % 28 + 1);
    for (uint32_t i = 1; i <= ITEMS; i++) {
        td_buf_addf(buf, "%u. [", i);
        add_text(buf, 4);
        td_buf_addf(buf, "-宝玉](https://x.com/dotey/status/%u%u)\n\n    ", number, i);
        add_text(buf, 40);
        td_buf_add(buf, TD_SLICE("\n\n"));
    }
}

static int setup(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    (void)import_digests(archive, POSTS, add_digest);
    nasty_read_texts(&nasty, archive->store, &archive->arena);
    return 0;
}

static void answer_it(struct archive *archive, struct td_arena *arena, int number, const char *kind,
                      struct td_slice text, struct answer *ret_answer)
{
    struct td_error err = {0};
    if (answer(archive->store, arena, text, ret_answer, &err) != TD_OK)
        fail_msg("draw %d, %s of %zu bytes: %s", number, kind, text.len, err.message);
}

static void test_any_query_gets_an_answer(void **state)
{
    struct archive *archive = *state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    int64_t found = 0;
    td_arena_init(&arena, arena_bytes);
    td_buf_init(&text, 1 << 20);
    for (int i = 0; i < count_of_draws(); i++) {
        struct answer answered;
        const char *kind = nasty_next(&nasty, &text);
        td_arena_reset(&arena);
        answer_it(archive, &arena, i, kind, td_buf_slice(&text), &answered);
        found += answered.matches.total > 0;
    }
    print_message("# %d queries, of which %d found something (seed %d)\n", count_of_draws(),
                  (int)found, SEED);
    assert_true(found > count_of_draws() / 10);
}

/* Passes when it is asked for the `left`th time. */
struct countdown {
    struct td_deadline deadline;
    uint32_t left;
};

static bool count_down(struct td_deadline *deadline)
{
    struct countdown *countdown = (struct countdown *)(void *)deadline;
    if (countdown->left > 0)
        countdown->left--;
    return countdown->left == 0;
}

static void expect_same(const struct answer *a, const struct answer *b)
{
    assert_int_equal(a->matches.total, b->matches.total);
    assert_int_equal(a->matches.count, b->matches.count);
    for (size_t i = 0; i < a->matches.count; i++)
        assert_int_equal(a->matches.list[i].item, b->matches.list[i].item);
}

static void test_time_that_is_up_is_said_and_leaves_nothing_behind(void **state)
{
    struct archive *archive = *state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    int ended = 0;
    td_arena_init(&arena, arena_bytes);
    td_buf_init(&text, 1 << 20);
    for (int i = 0; i < count_of_draws() / 5; i++) {
        struct countdown countdown = {{count_down}, 1 + nasty_draw(&nasty, LOOKS_MAX)};
        struct answer undisturbed, disturbed, again;
        struct td_error err = {0};
        const char *kind = nasty_next(&nasty, &text);
        td_arena_reset(&arena);
        answer_it(archive, &arena, i, kind, td_buf_slice(&text), &undisturbed);
        td_store_set_deadline(archive->store, &countdown.deadline);
        enum td_code code = answer(archive->store, &arena, td_buf_slice(&text), &disturbed, &err);
        td_store_set_deadline(archive->store, NULL);
        if (code == TD_OK)
            expect_same(&undisturbed, &disturbed);
        else
            assert_int_equal(code, TD_ERR_TIME);
        ended += code != TD_OK;
        answer_it(archive, &arena, i, kind, td_buf_slice(&text), &again);
        expect_same(&undisturbed, &again);
    }
    print_message("# time was up in %d of %d\n", ended, count_of_draws() / 5);
    assert_true(ended > count_of_draws() / 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_query_gets_an_answer),
        cmocka_unit_test(test_time_that_is_up_is_said_and_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
