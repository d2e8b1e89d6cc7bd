/* What stands close together in an item, and what of its title was asked for. */
#include "store/query/passage.h"
#include "support/cmocka.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ARENA_MAX_BYTES = 1 << 20, WANTED_MAX = 4, ANY_FIELD = 3 };

struct fixture {
    struct td_arena arena;
    struct td_rank_phrase phrases[WANTED_MAX];
    struct td_rank_request request;
    struct td_rank_character character;
    double character_worth;
    struct td_sketch sketch; /* of what was measured last */
};

static int setup(void **state)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    td_arena_init(&fixture.arena, ARENA_MAX_BYTES);
    fixture.request.phrases = fixture.phrases;
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    td_arena_release(&((struct fixture *)*state)->arena);
    return 0;
}

/* One more phrase, worth 1. */
static struct td_rank_phrase *want(struct fixture *fixture, const char *text)
{
    struct td_error err = {0};
    struct td_rank_phrase *phrase = &fixture->phrases[fixture->request.count++];
    *phrase = (struct td_rank_phrase){.fields = ANY_FIELD, .weight = 1, .items = 1, .idf = 1};
    assert_int_equal(td_phrase_make(&fixture->arena, td_slice_of(text), &phrase->phrase, &err),
                     TD_OK);
    return phrase;
}

static struct td_passage measure(struct fixture *fixture, const char *title, const char *summary)
{
    struct td_passages TD_CLEANUP(td_passages_release) passages = {0};
    struct td_error err = {0};
    memset(&fixture->sketch, 0, sizeof fixture->sketch);
    assert_int_equal(td_passages_make(&fixture->arena, &fixture->request, &fixture->character_worth,
                                      &passages, &err),
                     TD_OK);
    return td_passages_measure(&passages, td_slice_of(title), td_slice_of(summary),
                               &fixture->sketch);
}

static double best(struct fixture *fixture, const char *title, const char *summary)
{
    return measure(fixture, title, summary).best;
}

/* 谷歌, then so many characters, then 模型. */
static double best_apart(struct fixture *fixture, int between)
{
    char summary[1000] = "谷歌";
    for (int i = 0; i < between; i++)
        strcat(summary, "隔");
    strcat(summary, "模型");
    return best(fixture, "", summary);
}

#define NEAR(a, b) assert_true(fabs((a) - (b)) < 1e-6)

static void test_a_passage_has_a_width(void **state)
{
    want(*state, "谷歌");
    want(*state, "模型");
    NEAR(best_apart(*state, TD_PASSAGE_WIDTH - 2), 1);
    NEAR(best_apart(*state, TD_PASSAGE_WIDTH - 1), 0.5);
    NEAR(best(*state, "", "模型，谷歌"), 1);
    NEAR(best(*state, "", ""), 0);
}

/* 谷歌, then so many words, then 模型. */
static double best_behind_words(struct fixture *fixture, int words)
{
    char summary[200] = "谷歌";
    for (int i = 0; i < words; i++)
        strcat(summary, " word");
    strcat(summary, "模型");
    return best(fixture, "", summary);
}

static void test_a_letter_word_is_as_wide_as_three_characters(void **state)
{
    enum { WORDS = (TD_PASSAGE_WIDTH - 2) / 3 };
    want(*state, "谷歌");
    want(*state, "模型");
    NEAR(best_behind_words(*state, WORDS), 1);
    NEAR(best_behind_words(*state, WORDS + 1), 0.5);
}

static void test_the_best_passage_counts_and_each_phrase_once(void **state)
{
    char summary[2000] = "谷歌谷歌谷歌";
    want(*state, "谷歌");
    want(*state, "模型");
    want(*state, "速度")->weight = 2;
    NEAR(best(*state, "", summary), 0.25);
    for (int i = 0; i < 100; i++)
        strcat(summary, "隔");
    strcat(summary, "模型的速度");
    for (int i = 0; i < 100; i++)
        strcat(summary, "隔");
    strcat(summary, "谷歌");
    NEAR(best(*state, "", summary), 0.75);
}

static void test_the_title_is_in_every_passage(void **state)
{
    want(*state, "谷歌");
    want(*state, "模型");
    NEAR(best(*state, "谷歌", "模型"), 1);
    NEAR(best(*state, "谷歌", ""), 0.5);
}

static void test_a_phrase_stands_where_it_is_in_one_piece(void **state)
{
    want(*state, "谷歌模型");
    want(*state, "gpt 4");
    NEAR(best(*state, "", "谷歌 模型"), 0);
    NEAR(best(*state, "", "谷歌模"), 0);
    NEAR(best(*state, "", "在谷歌模型"), 0.5);
    NEAR(best(*state, "", "GPT-4"), 0.5);
    NEAR(best(*state, "", "gpt 5 4"), 0);
}

static void test_a_phrase_of_a_field_stands_there_only(void **state)
{
    want(*state, "谷歌")->fields = 1U << TD_RANK_TITLE;
    want(*state, "模型")->fields = 1U << TD_RANK_SUMMARY;
    NEAR(best(*state, "谷歌", "模型"), 1);
    NEAR(best(*state, "模型", "谷歌"), 0);
}

static void test_stems_stand_where_words_have_them(void **state)
{
    want(*state, "flow")->is_stem = true;
    want(*state, "heat");
    NEAR(best(*state, "", "heat flows"), 1);
    NEAR(best(*state, "", "heated flowing"), 0.5);
}

static void test_what_no_item_holds_and_prefixes_are_left_out(void **state)
{
    struct fixture *fixture = *state;
    want(fixture, "谷歌");
    want(fixture, "模型")->items = 0;
    want(fixture, "速")->phrase.is_prefix = true;
    NEAR(best(fixture, "", "谷歌"), 1);
    NEAR(best(fixture, "", "速度"), 0);
}

static void test_characters_count_by_their_worth(void **state)
{
    struct fixture *fixture = *state;
    want(fixture, "谷歌");
    fixture->character = (struct td_rank_character){.point = 0x578B, .weight = 1}; /* 型 */
    fixture->request.characters = &fixture->character;
    fixture->request.character_count = 1;
    fixture->character_worth = 3;
    NEAR(best(fixture, "", "型号"), 0.75);
    NEAR(best(fixture, "", "谷歌的型号"), 1);
    fixture->character_worth = 0;
    NEAR(best(fixture, "", "型号"), 0);
}

static void test_a_title_counts_by_how_much_was_asked_for(void **state)
{
    want(*state, "谷歌");
    want(*state, "flow")->is_stem = true;
    NEAR(measure(*state, "谷歌 flows", "").title, 1);
    NEAR(measure(*state, "谷歌的 12 flows", "").title, 0.6);
    NEAR(measure(*state, "的", "谷歌").title, 0);
    NEAR(measure(*state, "", "谷歌").title, 0);
}

/* How alike two items are. */
static double likeness(struct fixture *fixture, const char *title, const char *summary,
                       const char *other)
{
    measure(fixture, title, summary);
    struct td_sketch first = fixture->sketch;
    measure(fixture, "", other);
    return td_sketch_likeness(&first, &fixture->sketch);
}

static void test_items_are_alike_by_their_words_and_pairs(void **state)
{
    want(*state, "谷歌");
    NEAR(likeness(*state, "谷歌", "模型", "模型，谷歌 模型"), 1);
    NEAR(likeness(*state, "", "谷歌 gpt", "gpt 4 a b"), sqrt(1.0 / 2 * 1.0 / 4));
    NEAR(likeness(*state, "", "谷歌模", "歌模型"), 0.5);
    NEAR(likeness(*state, "", "谷，歌", "谷歌"), 0);
    NEAR(likeness(*state, "", "flows", "flowing"), 0);
    want(*state, "heat")->is_stem = true;
    NEAR(likeness(*state, "", "flows", "flowing"), 1);
    NEAR(likeness(*state, "", "", ""), 0);
}

static void test_what_follows_the_ceiling_is_not_looked_at(void **state)
{
    static char text[TD_PASSAGE_MAX_TOKENS * 2 + 20];
    want(*state, "谷歌");
    want(*state, "模型");
    for (size_t i = 0; i < TD_PASSAGE_MAX_TOKENS - 2; i++)
        strcat(text + 2 * i, "a ");
    strcat(text, "谷歌模型");
    NEAR(best(*state, "", text), 0.5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_passage_has_a_width),
        TEST(test_a_letter_word_is_as_wide_as_three_characters),
        TEST(test_the_best_passage_counts_and_each_phrase_once),
        TEST(test_the_title_is_in_every_passage),
        TEST(test_a_phrase_stands_where_it_is_in_one_piece),
        TEST(test_a_phrase_of_a_field_stands_there_only),
        TEST(test_stems_stand_where_words_have_them),
        TEST(test_what_no_item_holds_and_prefixes_are_left_out),
        TEST(test_characters_count_by_their_worth),
        TEST(test_a_title_counts_by_how_much_was_asked_for),
        TEST(test_items_are_alike_by_their_words_and_pairs),
        TEST(test_what_follows_the_ceiling_is_not_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
