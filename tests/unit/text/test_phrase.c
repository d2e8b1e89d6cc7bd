#include "support/cmocka.h"

#include "base/buf.h"
#include "text/phrase.h"
#include "unit/text/random_text.h"

#include <stdio.h>

enum { LIMIT_BYTES = 16 * 1024 * 1024, ROUNDS = 20000 };

struct fixture {
    struct td_arena arena;
    struct td_error err;
};

static int begin(void **state)
{
    static struct fixture fixture;
    td_arena_init(&fixture.arena, LIMIT_BYTES);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;
    td_arena_release(&fixture->arena);
    return 0;
}

static struct td_phrase phrase_of(struct fixture *fixture, struct td_slice text)
{
    struct td_phrase phrase = {0};
    assert_int_equal(td_phrase_make(&fixture->arena, text, &phrase, &fixture->err), TD_OK);
    return phrase;
}

static bool holds(struct fixture *fixture, const char *text, const char *phrase)
{
    struct td_phrase held = phrase_of(fixture, td_slice_of(phrase));
    struct td_phrase holder = phrase_of(fixture, td_slice_of(text));
    return td_phrase_in(&held, &holder);
}

static void test_what_reads_alike_is_found(void **state)
{
    struct fixture *fixture = *state;

    assert_true(holds(fixture, "发布Qwen3-TTS模型", "qwen 3 tts"));
    assert_true(holds(fixture, "发布Qwen3-TTS模型", "Qwen3TTS"));
    assert_true(holds(fixture, "发布Qwen3-TTS模型", "qwen"));
    assert_true(holds(fixture, "用AI模型", "ai"));
    assert_true(holds(fixture, "au Café", "cafe"));
    assert_true(holds(fixture, "归藏(guizang.ai)", "歸藏"));
    assert_true(holds(fixture, "ＡＩ", "ai"));
    assert_true(holds(fixture, "谷\u200B歌", "谷歌"));
    assert_true(holds(fixture, "苹果工程师离职", "果"));
    assert_true(holds(fixture, "学C++和C#", "C++"));
}

static void test_what_reads_otherwise_is_not(void **state)
{
    struct fixture *fixture = *state;

    assert_false(holds(fixture, "OpenAI training", "ai"));
    assert_false(holds(fixture, "学C++和C#和.NET", "c"));
    assert_false(holds(fixture, "学C++和C#和.NET", "net"));
    assert_false(holds(fixture, "F-16", "F1"));
    assert_false(holds(fixture, "qwen 3", "qwen 3 tts"));
    assert_false(holds(fixture, "tts qwen 3", "qwen 3 tts"));
}

static void test_characters_joined_in_the_phrase_must_be_joined_in_the_text(void **state)
{
    struct fixture *fixture = *state;

    assert_false(holds(fixture, "谷，歌", "谷歌"));
    assert_false(holds(fixture, "谷 歌", "谷歌"));
    assert_true(holds(fixture, "谷歌", "谷 歌"));
    assert_true(holds(fixture, "谷，歌", "谷 歌"));
    assert_true(holds(fixture, "AI 模型", "AI模型"));
    assert_true(holds(fixture, "谷 歌 谷歌", "谷歌"));
}

static void test_a_phrase_without_tokens_is_held_by_nothing(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(phrase_of(fixture, TD_SLICE("🚀!")).count, 0);
    assert_int_equal(phrase_of(fixture, TD_SLICE_NONE).count, 0);
    assert_false(holds(fixture, "text", ""));
    assert_false(holds(fixture, "", ""));
}

static void test_phrases_are_equal_by_their_tokens(void **state)
{
    struct fixture *fixture = *state;
    struct td_phrase a = phrase_of(fixture, TD_SLICE("Qwen3-TTS"));
    struct td_phrase b = phrase_of(fixture, TD_SLICE("qwen 3, tts!"));
    struct td_phrase c = phrase_of(fixture, TD_SLICE("qwen 3"));

    assert_true(td_phrase_equal(&a, &b));
    assert_false(td_phrase_equal(&a, &c));
    assert_false(td_phrase_equal(&c, &a));
}

/* The text with each span in brackets. */
static void assert_marked(struct fixture *fixture, const char *text, const char *const phrases[],
                          size_t count, const char *wanted)
{
    struct td_phrase made[4];
    struct td_span *spans = NULL;
    size_t span_count = 0;
    TD_CLEANUP(td_buf_release) struct td_buf marked;
    td_buf_init(&marked, LIMIT_BYTES);
    size_t at = 0;

    for (size_t i = 0; i < count; i++)
        made[i] = phrase_of(fixture, td_slice_of(phrases[i]));
    struct td_placed_text placed;
    assert_int_equal(td_phrase_place(&fixture->arena, td_slice_of(text), &placed, &fixture->err),
                     TD_OK);
    assert_int_equal(
        td_phrase_find(&fixture->arena, made, count, &placed, &spans, &span_count, &fixture->err),
        TD_OK);
    for (size_t i = 0; i < span_count; i++) {
        td_buf_add(&marked, td_slice_sub(td_slice_of(text), at, spans[i].begin));
        td_buf_addf(&marked, "[%.*s]",
                    TD_SLICE_ARG(td_slice_sub(td_slice_of(text), spans[i].begin, spans[i].end)));
        at = spans[i].end;
    }
    td_buf_add(&marked, td_slice_sub(td_slice_of(text), at, SIZE_MAX));
    assert_string_equal(td_buf_slice(&marked).ptr, wanted);
}

#define PHRASES(...)                                                                               \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static void test_spans_are_those_of_the_original_text(void **state)
{
    struct fixture *fixture = *state;

    assert_marked(fixture, "发布Qwen3-TTS，CAFÉ。", PHRASES("qwen3 tts", "cafe"),
                  "发布[Qwen3-TTS]，[CAFÉ]。");
    assert_marked(fixture, "谷歌和谷歌", PHRASES("谷歌"), "[谷歌]和[谷歌]");
    assert_marked(fixture, "歸\u200B藏!", PHRASES("归藏"), "[歸\u200B藏]!");
    assert_marked(fixture, "①㍿x", PHRASES("1", "式"), "[①㍿]x");
    assert_marked(fixture, "nothing", PHRASES("else"), "nothing");
    assert_marked(fixture, "", PHRASES("else"), "");
}

static void test_spans_that_touch_or_overlap_are_one(void **state)
{
    struct fixture *fixture = *state;

    assert_marked(fixture, "啊啊啊啊 啊", PHRASES("啊啊"), "[啊啊啊啊] 啊");
    assert_marked(fixture, "苹果工程师", PHRASES("苹果", "工程"), "[苹果工程]师");
    assert_marked(fixture, "苹果工程师", PHRASES("苹果工", "果工程", "果"), "[苹果工程]师");
    assert_marked(fixture, "一二三四五", PHRASES("一二三四", "二", "四五"), "[一二三四五]");
    assert_marked(fixture, "a b a b", PHRASES("a b"), "[a b] [a b]");
}

/* A text finds any run of its own tokens, and the span is where the run stands. */
static void test_every_run_of_tokens_is_found_where_it_stands(void **state)
{
    struct fixture *fixture = *state;
    struct random_text random = {.seed = 1};

    for (int round = 0; round < ROUNDS; round++) {
        td_arena_reset(&fixture->arena);
        struct td_slice text = random_text_next(&random);
        struct td_phrase whole = phrase_of(fixture, text);
        if (whole.count == 0)
            continue;
        size_t first = random_below(&random, (uint32_t)whole.count);
        struct td_phrase part = {.tokens = whole.tokens + first,
                                 .count =
                                     1 + random_below(&random, (uint32_t)(whole.count - first))};
        struct td_span *spans = NULL;
        struct td_placed_text placed;
        size_t count = 0;

        assert_true(td_phrase_in(&part, &whole));
        assert_int_equal(td_phrase_place(&fixture->arena, text, &placed, &fixture->err), TD_OK);
        assert_int_equal(
            td_phrase_find(&fixture->arena, &part, 1, &placed, &spans, &count, &fixture->err),
            TD_OK);
        assert_in_range(count, 1, whole.count);
        for (size_t i = 0; i < count; i++) {
            assert_in_range(spans[i].begin, i == 0 ? 0 : spans[i - 1].end + 1, text.len - 1);
            assert_in_range(spans[i].end, spans[i].begin + 1, text.len);
        }
    }
}

static void test_an_arena_too_small_is_out_of_memory(void **state)
{
    struct fixture *fixture = *state;
    struct td_phrase phrase = phrase_of(fixture, TD_SLICE("a"));
    struct td_phrase made = {.count = 42};
    struct td_placed_text placed;
    assert_int_equal(td_phrase_place(&fixture->arena, TD_SLICE("a b c d a b c d a b c d"), &placed,
                                     &fixture->err),
                     TD_OK);
    struct td_span *spans = NULL;
    size_t count = 42;

    for (size_t limit = 0; limit < 128; limit += 16) {
        TD_CLEANUP(td_arena_release) struct td_arena small;
        td_arena_init(&small, limit);
        assert_int_equal(td_phrase_make(&small, TD_SLICE("a b c d"), &made, &fixture->err),
                         TD_ERR_MEMORY);
        assert_int_equal(td_phrase_find(&small, &phrase, 1, &placed, &spans, &count, &fixture->err),
                         TD_ERR_MEMORY);
    }
    assert_int_equal(made.count, 42);
    assert_int_equal(count, 42);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(test_what_reads_alike_is_found),
        WITH_ARENA(test_what_reads_otherwise_is_not),
        WITH_ARENA(test_characters_joined_in_the_phrase_must_be_joined_in_the_text),
        WITH_ARENA(test_a_phrase_without_tokens_is_held_by_nothing),
        WITH_ARENA(test_phrases_are_equal_by_their_tokens),
        WITH_ARENA(test_spans_are_those_of_the_original_text),
        WITH_ARENA(test_spans_that_touch_or_overlap_are_one),
        WITH_ARENA(test_every_run_of_tokens_is_found_where_it_stands),
        WITH_ARENA(test_an_arena_too_small_is_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
