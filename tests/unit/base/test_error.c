#include "support/cmocka.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

enum { LIMIT_BYTES = 64 * 1024 };

static void test_a_failure_is_filled_in_and_handed_back(void **state)
{
    (void)state;
    struct td_error err;

    assert_int_equal(td_fail_at(&err, TD_ERR_INPUT, 3, 7, "no %s", "date"), TD_ERR_INPUT);
    assert_int_equal(err.code, TD_ERR_INPUT);
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 7);
    assert_string_equal(err.message, "no date");
    assert_int_equal(td_fail(&err, TD_ERR_IO, "gone"), TD_ERR_IO);
    assert_int_equal(err.line, 0);
    assert_int_equal(err.column, 0);
}

static void test_nobody_need_listen(void **state)
{
    (void)state;
    assert_int_equal(td_fail(NULL, TD_ERR_IO, "gone"), TD_ERR_IO);
    assert_int_equal(td_fail_at(NULL, TD_ERR_IO, 1, 1, "gone"), TD_ERR_IO);
    assert_int_equal(td_fail_memory(NULL), TD_ERR_MEMORY);
}

static void test_a_message_can_be_put_into_a_longer_one(void **state)
{
    (void)state;
    struct td_error err;
    (void)td_fail(&err, TD_ERR_INPUT, "inner");
    (void)td_fail(&err, err.code, "outer: %s", err.message);
    assert_string_equal(err.message, "outer: inner");
}

static void test_a_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    const char *characters[] = {"a", "é", "谷", "😀"};

    for (int shift = 0; shift < 4; shift++) {
        for (size_t i = 0; i < 4; i++) {
            TD_CLEANUP(td_buf_release) struct td_buf text;
            td_buf_init(&text, LIMIT_BYTES);
            td_buf_add_repeated(&text, td_slice_of(characters[i]), TD_ERROR_MESSAGE_BYTES);
            struct td_error err;
            (void)td_fail(&err, TD_ERR_INPUT, "%.*s%s", shift, "xyz", text.ptr);
            struct td_slice message = td_slice_of(err.message);
            assert_in_range(message.len, TD_ERROR_MESSAGE_BYTES - 4, TD_ERROR_MESSAGE_BYTES - 1);
            assert_int_equal(td_utf8_invalid_at(message), message.len);
        }
    }
}

static void test_a_long_message_keeps_its_beginning_and_its_end(void **state)
{
    (void)state;
    struct td_error err;
    TD_CLEANUP(td_buf_release) struct td_buf path;
    td_buf_init(&path, LIMIT_BYTES);
    td_buf_add_repeated(&path, TD_SLICE("深/"), 1000);
    (void)td_fail(&err, TD_ERR_IO, "cannot read '%.*s': too long", (int)path.len, path.ptr);
    assert_true(td_slice_starts(td_slice_of(err.message), TD_SLICE("cannot read '深/")));
    assert_true(td_slice_ends(td_slice_of(err.message), TD_SLICE("深/': too long")));
    assert_non_null(strstr(err.message, "…"));
    (void)td_fail(&err, TD_ERR_IO, "%*s", LIMIT_BYTES, "far too long");
    assert_in_range(td_slice_of(err.message).len, 1, TD_ERROR_MESSAGE_BYTES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_failure_is_filled_in_and_handed_back),
        cmocka_unit_test(test_nobody_need_listen),
        cmocka_unit_test(test_a_message_can_be_put_into_a_longer_one),
        cmocka_unit_test(test_a_long_message_is_cut_between_characters),
        cmocka_unit_test(test_a_long_message_keeps_its_beginning_and_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
