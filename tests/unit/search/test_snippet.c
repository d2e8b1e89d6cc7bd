#include "query_arena.h"

#include "base/buf.h"
#include "search/snippet.h"
#include "text/width.h"

#include <stdio.h>
#include <string.h>

/* The snippet with its marks shown as [ and ]. */
static const char *snippet(const char *text, const char *title, const char *summary,
                           bool *ret_is_title)
{
    struct td_query query;
    struct td_slice marked;
    struct td_error err = {0};
    assert_int_equal(td_query_parse(&arena, td_slice_of(text), &test_calendar, &query, &err),
                     TD_OK);
    assert_int_equal(td_snippet(&arena, &query, td_slice_of(title), td_slice_of(summary), &marked,
                                ret_is_title, &err),
                     TD_OK);
    char *shown = td_arena_alloc(&arena, marked.len + 1);
    assert_non_null(shown);
    for (size_t i = 0; i < marked.len; i++)
        shown[i] = marked.ptr[i] == TD_MATCH_BEGIN ? '['
                   : marked.ptr[i] == TD_MATCH_END ? ']'
                                                   : marked.ptr[i];
    return shown;
}

static void test_exactly_the_words_are_marked(void **state)
{
    (void)state;
    assert_string_equal(snippet("歌", "", "谷歌发布", NULL), "谷[歌]发布");
    assert_string_equal(snippet("苹果工", "", "青苹果工程师", NULL), "青[苹果工]程师");
    assert_string_equal(snippet("ai", "", "OpenAI的AI模型", NULL), "OpenAI的[AI]模型");
    assert_string_equal(snippet("归藏", "", "歸藏(guizang.ai)", NULL), "[歸藏](guizang.ai)");
    assert_string_equal(snippet("qwen3-tts", "", "试用Qwen3TTS。", NULL), "试用[Qwen3TTS]。");
}

static void test_matches_that_overlap_are_one(void **state)
{
    (void)state;
    assert_string_equal(snippet("人工 工智能", "", "人工智能", NULL), "[人工智能]");
}

static void test_the_title_serves_where_the_summary_has_nothing(void **state)
{
    (void)state;
    bool is_title = false;
    assert_string_equal(snippet("谷歌", "谷歌发布", "别的", &is_title), "[谷歌]发布");
    assert_true(is_title);
    assert_string_equal(snippet("小互", "谷歌发布", "别的", &is_title), "别的");
    assert_false(is_title);
    assert_string_equal(snippet("小互", "谷歌发布", "", &is_title), "谷歌发布");
    assert_true(is_title);
}

static void test_control_characters_of_the_text_do_not_pass_for_marks(void **state)
{
    (void)state;
    assert_string_equal(snippet("谷歌", "",
                                "a\x02"
                                "b\x03\n\x1b谷歌",
                                NULL),
                        "a b   [谷歌]");
}

static void test_a_long_text_is_cut_round_its_matches_to_the_width(void **state)
{
    (void)state;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    td_buf_init(&text, 1 << 20);
    for (size_t before = 0; before < 400; before += 7) {
        td_buf_clear(&text);
        td_buf_add_repeated(&text, TD_SLICE("字"), before);
        td_buf_add(&text, TD_SLICE("谷歌"));
        td_buf_add_repeated(&text, TD_SLICE("e\xCC\x81"), 300);
        const char *shown = snippet("谷歌", "", text.ptr, NULL);
        assert_non_null(strstr(shown, "[谷歌]"));
        assert_true(td_width(td_slice_of(shown)) <= TD_SNIPPET_COLUMNS + 2); /* [ and ] */
        assert_non_null(strstr(shown, "…"));
    }
}

static void test_no_end_is_cut_that_is_no_wider_than_its_mark(void **state)
{
    enum { HALF = TD_SNIPPET_COLUMNS / 2 };
    char text[4 * TD_SNIPPET_COLUMNS];
    (void)state;
    for (int letters = 0; letters <= 2; letters++) {
        size_t len = (size_t)snprintf(text, sizeof text, "%.*s", letters, "ab");
        for (int i = 0; i < HALF; i++)
            len += (size_t)snprintf(text + len, sizeof text - len, i + 1 < HALF ? "谷" : "。");
        const char *shown = snippet("苹果", "", text, NULL);
        assert_int_equal(strstr(shown, "。") != NULL, letters <= 1);
        assert_int_equal(strstr(shown, "…") != NULL, letters > 1);
    }
}

static void test_the_place_with_most_different_words_is_shown(void **state)
{
    (void)state;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    td_buf_init(&text, 1 << 20);
    td_buf_add(&text, TD_SLICE("谷歌谷歌谷歌"));
    td_buf_add_repeated(&text, TD_SLICE("字"), 300);
    td_buf_add(&text, TD_SLICE("谷歌和苹果"));
    const char *shown = snippet("谷歌 苹果", "", text.ptr, NULL);
    assert_non_null(strstr(shown, "[谷歌]和[苹果]"));
}

/* In the little room that a test has. */
static void test_of_a_long_text_the_beginning_is_looked_at(void **state)
{
    (void)state;
    struct td_buf TD_CLEANUP(td_buf_release) text;
    td_buf_init(&text, 1 << 24);
    td_buf_add_repeated(&text, TD_SLICE("foo bar "), 1000000);
    td_buf_add(&text, TD_SLICE("last"));
    bool is_title = true;
    const char *shown = snippet("foo", "", text.ptr, &is_title);
    assert_memory_equal(shown, "[foo] bar [foo] bar", 19);
    assert_non_null(strstr(shown, "…"));
    assert_false(is_title);
    assert_memory_equal(snippet("last", "first", text.ptr, &is_title), "foo bar foo", 11);
    assert_false(is_title);
    assert_string_equal(snippet("last", "the last", text.ptr, &is_title), "the [last]");
    assert_true(is_title);
}

int main(void)
{
#define SNIPPET_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        SNIPPET_TEST(test_exactly_the_words_are_marked),
        SNIPPET_TEST(test_matches_that_overlap_are_one),
        SNIPPET_TEST(test_the_title_serves_where_the_summary_has_nothing),
        SNIPPET_TEST(test_control_characters_of_the_text_do_not_pass_for_marks),
        SNIPPET_TEST(test_a_long_text_is_cut_round_its_matches_to_the_width),
        SNIPPET_TEST(test_of_a_long_text_the_beginning_is_looked_at),
        SNIPPET_TEST(test_no_end_is_cut_that_is_no_wider_than_its_mark),
        SNIPPET_TEST(test_the_place_with_most_different_words_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
