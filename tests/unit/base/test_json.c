#include "support/cmocka.h"

#include "base/json.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>

static void assert_text(struct td_slice text, const char *wanted)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1000);
    struct td_json json;
    td_json_begin(&json, &buf);
    td_json_text(&json, text);
    assert_string_equal(td_buf_slice(&buf).ptr, wanted);
}

static void test_commas_stand_where_they_belong(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1000);
    struct td_json json;

    td_json_begin(&json, &buf);
    td_json_object_begin(&json);
    td_json_integer_member(&json, TD_SLICE("v"), 1);
    td_json_text_member(&json, TD_SLICE("t"), TD_SLICE_NONE);
    td_json_key(&json, TD_SLICE("a"));
    td_json_array_begin(&json);
    td_json_bool(&json, true);
    td_json_object_begin(&json);
    td_json_object_end(&json);
    td_json_array_begin(&json);
    td_json_array_end(&json);
    td_json_null(&json);
    td_json_array_end(&json);
    td_json_key(&json, TD_SLICE("b"));
    td_json_bool(&json, false);
    td_json_object_end(&json);
    td_buf_add_char(&buf, '\n');
    td_json_object_begin(&json);
    td_json_object_end(&json);
    assert_string_equal(td_buf_slice(&buf).ptr,
                        "{\"v\":1,\"t\":null,\"a\":[true,{},[],null],\"b\":false}\n{}");
}

static void test_text_is_escaped_only_where_it_must_be(void **state)
{
    (void)state;
    assert_text(TD_SLICE("歸藏 \"q\" \\ / \n\r\t"), "\"歸藏 \\\"q\\\" \\\\ / \\n\\r\\t\"");
    assert_text(TD_SLICE(""), "\"\"");
    assert_text(TD_SLICE("a\0\x1b[1m\x7F"), "\"a\\u0000\\u001b[1m\\u007f\"");
    assert_text(TD_SLICE("😀\u200D"), "\"😀\u200D\"");
}

static void test_what_steers_a_line_or_its_direction_is_escaped(void **state)
{
    (void)state;
    const uint32_t points[] = {0x85,   0x9B,   0x61C,  0x200E, 0x200F, 0x2028,
                               0x2029, 0x202A, 0x202E, 0x2066, 0x2069};

    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        char bytes[TD_UTF8_MAX_BYTES];
        char wanted[16];
        (void)snprintf(wanted, sizeof(wanted), "\"\\u%04x\"", points[i]);
        assert_text((struct td_slice){bytes, td_utf8_encode(points[i], bytes)}, wanted);
    }
}

static void test_invalid_bytes_become_replacement_characters(void **state)
{
    (void)state;
    assert_text(TD_SLICE("a\xFFz\xE4\xBD"), "\"a\uFFFDz\uFFFD\"");
    assert_text(TD_SLICE("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
}

static void test_numbers_are_json_or_null(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1000);
    struct td_json json;

    td_json_begin(&json, &buf);
    td_json_array_begin(&json);
    td_json_integer(&json, INT64_MIN);
    td_json_integer(&json, INT64_MAX);
    td_json_number(&json, -0.5);
    td_json_number(&json, 1e300);
    td_json_number(&json, (double)NAN);
    td_json_number(&json, (double)-INFINITY);
    td_json_array_end(&json);
    assert_string_equal(td_buf_slice(&buf).ptr,
                        "[-9223372036854775808,9223372036854775807,-0.5,1e+300,null,null]");
}

static void test_nesting_past_the_ceiling_is_a_failure_not_an_overflow(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 10000);
    struct td_json json;
    struct td_error err;

    td_json_begin(&json, &buf);
    for (int i = 0; i < TD_JSON_DEPTH_MAX; i++)
        td_json_array_begin(&json);
    assert_int_equal(td_buf_check(&buf, &err), TD_OK);
    for (int i = 0; i < 1000; i++)
        td_json_array_begin(&json);
    for (int i = 0; i < 2000; i++)
        td_json_array_end(&json);
    assert_int_equal(td_buf_check(&buf, &err), TD_ERR_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commas_stand_where_they_belong),
        cmocka_unit_test(test_text_is_escaped_only_where_it_must_be),
        cmocka_unit_test(test_what_steers_a_line_or_its_direction_is_escaped),
        cmocka_unit_test(test_invalid_bytes_become_replacement_characters),
        cmocka_unit_test(test_numbers_are_json_or_null),
        cmocka_unit_test(test_nesting_past_the_ceiling_is_a_failure_not_an_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
