#include "support/cmocka.h"

#include "output/repeated.h"

#include <stdio.h>

enum { LIMIT_BYTES = 64 * 1024, MANY = 100 };

static size_t count_shown(struct td_repeated *repeated, const char *message, size_t times)
{
    size_t shown = 0;
    for (size_t i = 0; i < times; i++)
        shown += td_repeated_is_shown(repeated, td_slice_of(message));
    return shown;
}

static void expect_rest(struct td_repeated *repeated, const char *expected)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_repeated_add_rest(repeated, &buf);
    assert_string_equal(buf.len > 0 ? buf.ptr : "", expected);
}

static void test_what_differs_in_figures_and_quotes_is_of_one_kind(void **state)
{
    struct td_repeated repeated = {0};
    (void)state;
    assert_int_equal(count_shown(&repeated, "field 'date' is no day: 12", TD_REPEATED_SHOWN), 10);
    assert_false(td_repeated_is_shown(&repeated, TD_SLICE("field 'day' is no day: 7")));
    expect_rest(&repeated, "1 more warning: field … is no day: …\n");
    expect_rest(&repeated, "");
}

static void test_an_apostrophe_and_a_quote_that_goes_on_are_text(void **state)
{
    struct td_repeated repeated = {0};
    (void)state;
    assert_int_equal(count_shown(&repeated, "the item's link goes 'on", MANY), TD_REPEATED_SHOWN);
    assert_true(td_repeated_is_shown(&repeated, TD_SLICE("the item's link goes 'off")));
    expect_rest(&repeated, "90 more warnings: the item's link goes 'on\n");
}

static void test_kinds_beyond_those_that_are_told_apart_are_all_shown(void **state)
{
    struct td_repeated repeated = {0};
    (void)state;
    for (int i = 0; i < TD_REPEATED_KINDS; i++) {
        const char kind[] = {(char)('A' + i), '\0'};
        assert_int_equal(count_shown(&repeated, kind, 1), 1);
    }
    assert_int_equal(count_shown(&repeated, "one kind more", MANY), MANY);
    expect_rest(&repeated, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_differs_in_figures_and_quotes_is_of_one_kind),
        cmocka_unit_test(test_an_apostrophe_and_a_quote_that_goes_on_are_text),
        cmocka_unit_test(test_kinds_beyond_those_that_are_told_apart_are_all_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
