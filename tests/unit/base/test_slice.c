#include "support/cmocka.h"

#include "base/slice.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static void test_absent_is_not_empty(void **state)
{
    (void)state;
    assert_true(td_slice_is_none(td_slice_of(NULL)));
    assert_false(td_slice_is_none(td_slice_of("")));
    assert_false(td_slice_equal(TD_SLICE_NONE, TD_SLICE("")));
    assert_true(td_slice_equal(TD_SLICE_NONE, TD_SLICE_NONE));
    assert_false(td_slice_equal_nocase(TD_SLICE(""), TD_SLICE_NONE));
}

static void test_an_absent_slice_can_be_asked_anything(void **state)
{
    (void)state;
    struct td_slice rest = TD_SLICE_NONE;
    struct td_slice line = TD_SLICE_NONE;

    assert_true(td_slice_is_none(td_slice_sub(TD_SLICE_NONE, 1, 5)));
    assert_true(td_slice_is_none(td_slice_trim(TD_SLICE_NONE)));
    assert_int_equal(td_slice_find(TD_SLICE_NONE, TD_SLICE("a")), 0);
    assert_int_equal(td_slice_find_last(TD_SLICE_NONE, TD_SLICE("a")), 0);
    assert_false(td_slice_starts(TD_SLICE_NONE, TD_SLICE("a")));
    assert_true(td_slice_ends(TD_SLICE_NONE, TD_SLICE("")));
    assert_false(td_slice_next_line(&rest, &line));
    assert_int_equal(snprintf(NULL, 0, "%.*s", TD_SLICE_ARG(TD_SLICE_NONE)), 0);
}

static void test_only_ascii_letters_are_alike(void **state)
{
    (void)state;
    assert_true(td_slice_equal_nocase(TD_SLICE("aZ09-é"), TD_SLICE("Az09-é")));
    assert_false(td_slice_equal_nocase(TD_SLICE("é"), TD_SLICE("É")));
    assert_false(td_slice_equal_nocase(TD_SLICE("@"), TD_SLICE("`")));
    assert_false(td_slice_equal_nocase(TD_SLICE("["), TD_SLICE("{")));
}

static void test_order_is_that_of_bytes_and_nothing_comes_first(void **state)
{
    static const char *const in_order[] = {"", "a", "ab", "b", "\xC3"};
    const size_t count = sizeof in_order / sizeof *in_order;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = td_slice_compare(td_slice_of(in_order[i]), td_slice_of(in_order[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
    assert_true(td_slice_compare(TD_SLICE_NONE, TD_SLICE("a")) < 0);
    assert_int_equal(td_slice_compare(TD_SLICE_NONE, TD_SLICE("")), 0);
}

static void test_a_part_is_clamped_to_the_slice(void **state)
{
    (void)state;
    struct td_slice text = TD_SLICE("abcdef");
    assert_true(td_slice_equal(td_slice_sub(text, 2, 4), TD_SLICE("cd")));
    assert_true(td_slice_equal(td_slice_sub(text, 4, SIZE_MAX), TD_SLICE("ef")));
    assert_true(td_slice_equal(td_slice_sub(text, 9, 12), TD_SLICE("")));
    assert_true(td_slice_equal(td_slice_sub(text, 4, 2), TD_SLICE("")));
}

static void test_what_is_found_is_there(void **state)
{
    (void)state;
    struct td_slice text = TD_SLICE("ab\0ab\0ab");
    assert_int_equal(td_slice_find(text, TD_SLICE("ab")), 0);
    assert_int_equal(td_slice_find(text, TD_SLICE("\0a")), 2);
    assert_int_equal(td_slice_find_last(text, TD_SLICE("ab")), 6);
    assert_int_equal(td_slice_find_last(text, TD_SLICE("ab\0")), 3);
    assert_int_equal(td_slice_find(text, TD_SLICE("abc")), text.len);
    assert_int_equal(td_slice_find_last(text, TD_SLICE("abc")), text.len);
    assert_int_equal(td_slice_find(text, TD_SLICE("")), 0);
    assert_int_equal(td_slice_find_last(text, TD_SLICE("")), text.len);
    assert_int_equal(td_slice_find_last(text, text), 0);
}

static void test_white_space_goes_from_both_ends_only(void **state)
{
    (void)state;
    assert_true(td_slice_equal(td_slice_trim(TD_SLICE(" \t\n\v\f\ra b ")), TD_SLICE("a b")));
    assert_true(td_slice_equal(td_slice_trim(TD_SLICE(" \n ")), TD_SLICE("")));
    assert_true(td_slice_equal(td_slice_trim(TD_SLICE("\xC2\xA0x")), TD_SLICE("\xC2\xA0x")));
}

static void test_lines_end_in_any_of_three_ways(void **state)
{
    (void)state;
    struct td_slice rest = TD_SLICE("one\ntwo\r\n\rthree\r\n\nfour");
    const char *wanted[] = {"one", "two", "", "three", "", "four"};
    struct td_slice line = TD_SLICE_NONE;

    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        assert_true(td_slice_next_line(&rest, &line));
        assert_true(td_slice_equal(line, td_slice_of(wanted[i])));
    }
    assert_false(td_slice_next_line(&rest, &line));
}

static void test_long_lines_end_where_they_end(void **state)
{
    char text[2000];
    (void)state;
    for (size_t at = 200; at < 1100; at++) {
        struct td_slice rest = {text, sizeof text}, line = TD_SLICE_NONE;
        memset(text, 'a', sizeof text);
        text[at] = at % 2 == 0 ? '\n' : '\r';
        text[at + 300] = at % 3 == 0 ? '\n' : '\r';
        assert_true(td_slice_next_line(&rest, &line));
        assert_int_equal(line.len, at);
        assert_true(td_slice_next_line(&rest, &line));
        assert_int_equal(line.len, 299);
        assert_true(td_slice_next_line(&rest, &line));
        assert_int_equal(line.len, sizeof text - at - 301);
        assert_false(td_slice_next_line(&rest, &line));
    }
}

static void test_nothing_after_a_final_ending_is_no_line(void **state)
{
    (void)state;
    struct td_slice rest = TD_SLICE("a\n");
    struct td_slice line = TD_SLICE_NONE;
    assert_true(td_slice_next_line(&rest, &line));
    assert_false(td_slice_next_line(&rest, &line));
}

static void test_lengths_for_printf_never_wrap(void **state)
{
    (void)state;
    assert_int_equal(td_slice_int_len((struct td_slice){"", SIZE_MAX}), INT_MAX);
    assert_int_equal(td_slice_int_len(TD_SLICE("abc")), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_absent_is_not_empty),
        cmocka_unit_test(test_an_absent_slice_can_be_asked_anything),
        cmocka_unit_test(test_only_ascii_letters_are_alike),
        cmocka_unit_test(test_order_is_that_of_bytes_and_nothing_comes_first),
        cmocka_unit_test(test_a_part_is_clamped_to_the_slice),
        cmocka_unit_test(test_what_is_found_is_there),
        cmocka_unit_test(test_white_space_goes_from_both_ends_only),
        cmocka_unit_test(test_lines_end_in_any_of_three_ways),
        cmocka_unit_test(test_long_lines_end_where_they_end),
        cmocka_unit_test(test_nothing_after_a_final_ending_is_no_line),
        cmocka_unit_test(test_lengths_for_printf_never_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
