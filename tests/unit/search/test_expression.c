#include "query_arena.h"

#include "search/expression.h"
#include "search/query.h"

static const struct td_node *parse(struct td_slice text)
{
    struct td_query query;
    struct td_error err = {0};
    assert_int_equal(td_query_parse(&arena, text, &test_calendar, &query, &err), TD_OK);
    assert_non_null(query.root);
    return query.root;
}

static void assert_written(const char *text, const char *expression)
{
    struct td_slice written;
    struct td_error err = {0};
    const struct td_node *node = parse(td_slice_of(text));
    assert_int_equal(td_expression_write(&arena, &node->word, &written, &err), TD_OK);
    assert_string_equal(written.ptr, expression);
}

static void test_words_are_quoted_strings(void **state)
{
    (void)state;
    assert_written("谷歌", "\"谷歌\"");
    assert_written("it's;--", "\"it's;--\"");
    assert_written("title:a", "{title } : \"a\"");
    assert_written("a*", "\"a\" *");
}

static void test_a_quote_within_a_word_is_doubled(void **state)
{
    (void)state;
    assert_written("“say \"hi\" to all”", "\"say \"\"hi\"\" to all\"");
}

static void test_a_nul_byte_does_not_end_the_expression(void **state)
{
    struct td_slice written;
    struct td_error err = {0};
    (void)state;
    const struct td_node *node = parse(TD_SLICE("a\0b"));
    assert_int_equal(td_expression_write(&arena, &node->word, &written, &err), TD_OK);
    assert_string_equal(written.ptr, "\"a b\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_quoted_strings),
        cmocka_unit_test(test_a_quote_within_a_word_is_doubled),
        cmocka_unit_test(test_a_nul_byte_does_not_end_the_expression),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
