#include "search/query.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

static struct td_arena arena;

static int begin(void **state)
{
    (void)state;
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    return 0;
}

static int end(void **state)
{
    (void)state;
    td_arena_release(&arena);
    return 0;
}

static struct td_query parse_slice(struct td_slice text)
{
    struct td_query query;
    struct td_error err = {0};
    assert_int_equal(td_query_parse(&arena, text, &query, &err), TD_OK);
    return query;
}

static struct td_query parse(const char *text)
{
    return parse_slice(td_slice_of(text));
}

static void assert_match(const char *text, const char *expected)
{
    struct td_query query = parse(text);
    assert_string_equal(query.match.ptr, expected);
}

static void test_words_side_by_side_are_all_asked_for(void **state)
{
    (void)state;
    assert_match("谷歌 Gemini", "\"谷歌\" AND \"Gemini\"");
    assert_match("  谷歌　Gemini\t", "\"谷歌\" AND \"Gemini\"");
}

static void test_quotes_of_every_kind_make_a_phrase(void **state)
{
    (void)state;
    const char *const quoted[] = {"\"open ai\"", "“open ai”", "「open ai」", "『open ai』",
                                  "＂open ai＂"};
    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++)
        assert_match(quoted[i], "\"open ai\"");
}

static void test_a_quote_without_end_lasts_to_the_end(void **state)
{
    (void)state;
    assert_match("a \"half a quote", "\"a\" AND \"half a quote\"");
}

static void test_a_single_character_at_the_end_is_a_prefix(void **state)
{
    (void)state;
    assert_match("国", "\"国\" *");
    assert_match("AI国", "\"AI国\" *");
    assert_match("\"中国 国\"", "\"中国 国\" *");
    assert_match("中国", "\"中国\"");
    assert_match("国AI", "\"国AI\"");
}

static void test_what_has_no_word_asks_for_nothing(void **state)
{
    (void)state;
    const char *const nothing[] = {"", " ", "(", "-", "*", "😀", "\"\"", "“”", "。，", "\"", "|&;"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        struct td_query query = parse(nothing[i]);
        assert_int_equal(query.word_count, 0);
        assert_true(td_slice_is_none(query.match));
    }
}

static void test_operators_of_fts5_are_only_words(void **state)
{
    (void)state;
    assert_match("AND", "\"AND\"");
    assert_match("a OR b", "\"a\" AND \"OR\" AND \"b\"");
    assert_match("title:x^2*", "\"title:x^2*\"");
    assert_match("it's", "\"it's\"");
}

static void test_a_repeated_word_is_asked_for_once(void **state)
{
    (void)state;
    assert_int_equal(parse("AI ai ＡＩ \"ai\"").word_count, 1);
    assert_int_equal(parse("苹果 \"苹 果\"").word_count, 2); /* joined or not is not the same */
}

static void test_words_over_the_ceiling_are_counted_and_left_out(void **state)
{
    (void)state;
    char text[100 * 8] = "";
    for (int i = 0; i < 100; i++)
        sprintf(text + strlen(text), "w%d ", i);
    struct td_query query = parse(text);
    assert_int_equal(query.word_count, TD_QUERY_MAX_WORDS);
    assert_int_equal(query.dropped_count, 100 - TD_QUERY_MAX_WORDS);
}

static void test_a_very_long_run_is_asked_for_by_its_beginning(void **state)
{
    (void)state;
    static char text[10000 * 3 + 1];
    for (size_t i = 0; i < 10000; i++)
        memcpy(text + 3 * i, "工", 4);
    struct td_query query = parse(text);
    assert_int_equal(query.word_count, 1);
    assert_int_equal(query.words[0].phrase.count, TD_QUERY_MAX_PHRASE_TOKENS);
    assert_int_equal(query.dropped_count, 1);
}

static void test_a_nul_byte_does_not_end_the_expression(void **state)
{
    (void)state;
    struct td_query query = parse_slice(TD_SLICE("a\0b"));
    assert_string_equal(query.match.ptr, "\"a b\"");
}

int main(void)
{
#define QUERY_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        QUERY_TEST(test_words_side_by_side_are_all_asked_for),
        QUERY_TEST(test_quotes_of_every_kind_make_a_phrase),
        QUERY_TEST(test_a_quote_without_end_lasts_to_the_end),
        QUERY_TEST(test_a_single_character_at_the_end_is_a_prefix),
        QUERY_TEST(test_what_has_no_word_asks_for_nothing),
        QUERY_TEST(test_operators_of_fts5_are_only_words),
        QUERY_TEST(test_a_repeated_word_is_asked_for_once),
        QUERY_TEST(test_words_over_the_ceiling_are_counted_and_left_out),
        QUERY_TEST(test_a_very_long_run_is_asked_for_by_its_beginning),
        QUERY_TEST(test_a_nul_byte_does_not_end_the_expression),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
