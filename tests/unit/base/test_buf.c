#include "support/cmocka.h"

#include "base/buf.h"

static void test_an_empty_buffer_is_empty_text_not_absent(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 100);

    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("")));
    td_buf_add(&buf, TD_SLICE_NONE);
    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("")));
    td_buf_add_char(&buf, 'x');
    td_buf_clear(&buf);
    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("")));
}

static void test_what_is_added_stands_in_order_and_ends_in_nul(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1000);

    td_buf_add(&buf, TD_SLICE("a\0b"));
    td_buf_add_char(&buf, 'c');
    td_buf_add_repeated(&buf, TD_SLICE("de"), 3);
    td_buf_addf(&buf, "%d%s", 42, "!");
    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("a\0bcdedede42!")));
    assert_int_equal(buf.ptr[buf.len], '\0');
    td_buf_cut(&buf, 3);
    td_buf_cut(&buf, 10);
    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("a\0b")));
    assert_int_equal(buf.ptr[buf.len], '\0');
}

static void test_every_length_up_to_the_ceiling_fits_and_none_above(void **state)
{
    (void)state;
    for (size_t limit = 0; limit < 300; limit++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        td_buf_init(&buf, limit);
        struct td_error err;

        td_buf_add_repeated(&buf, TD_SLICE("x"), limit);
        assert_int_equal(td_buf_check(&buf, &err), TD_OK);
        assert_int_equal(buf.len, limit);
        td_buf_add_char(&buf, 'y');
        assert_int_equal(td_buf_check(&buf, &err), TD_ERR_MEMORY);
        assert_int_equal(buf.len, limit);
    }
}

static void test_a_failure_is_remembered_until_the_buffer_is_cleared(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 4);
    struct td_error err;

    td_buf_addf(&buf, "%s", "too long");
    td_buf_add_char(&buf, 'x');
    assert_int_equal(buf.len, 0);
    assert_int_equal(td_buf_check(&buf, &err), TD_ERR_MEMORY);
    td_buf_clear(&buf);
    td_buf_add(&buf, TD_SLICE("fits"));
    assert_int_equal(td_buf_check(&buf, &err), TD_OK);
    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("fits")));
}

static void test_repeating_without_end_stops_at_the_ceiling(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 100);
    struct td_error err;

    td_buf_add_repeated(&buf, TD_SLICE("abc"), SIZE_MAX);
    assert_int_equal(td_buf_check(&buf, &err), TD_ERR_MEMORY);
    assert_in_range(buf.len, 0, 100);
}

static void test_releasing_twice_does_nothing(void **state)
{
    (void)state;
    struct td_buf buf;
    td_buf_init(&buf, 100);
    td_buf_add_char(&buf, 'x');
    td_buf_release(&buf);
    td_buf_release(&buf);
    td_buf_add_char(&buf, 'y');
    assert_true(td_slice_equal(td_buf_slice(&buf), TD_SLICE("y")));
    td_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_buffer_is_empty_text_not_absent),
        cmocka_unit_test(test_what_is_added_stands_in_order_and_ends_in_nul),
        cmocka_unit_test(test_every_length_up_to_the_ceiling_fits_and_none_above),
        cmocka_unit_test(test_a_failure_is_remembered_until_the_buffer_is_cleared),
        cmocka_unit_test(test_repeating_without_end_stops_at_the_ceiling),
        cmocka_unit_test(test_releasing_twice_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
