#include "support/cmocka.h"

#include "base/utf8.h"
#include "text/width.h"
#include "unit/text/random_text.h"

#include <stdio.h>

enum { LIMIT_BYTES = 64 * 1024, ROUNDS = 20000 };

static void test_width_is_in_columns(void **state)
{
    (void)state;
    assert_int_equal(td_width(TD_SLICE("")), 0);
    assert_int_equal(td_width(TD_SLICE("abc")), 3);
    assert_int_equal(td_width(TD_SLICE("歸藏(guizang.ai)")), 16);
    assert_int_equal(td_width(TD_SLICE("，。")), 4);
    assert_int_equal(td_width(TD_SLICE("ｶﾞ한")), 4);
    assert_int_equal(td_width(TD_SLICE("e\u0301\u0302")), 1);
    assert_int_equal(td_width(TD_SLICE("👨\u200D👩\u200D👧\u200D👦")), 2);
    assert_int_equal(td_width(TD_SLICE("🇨🇳🇨🇳")), 4);
    assert_int_equal(td_width(TD_SLICE("🇨")), 1);
    assert_int_equal(td_width(TD_SLICE("❤\uFE0F1\uFE0F\u20E3")), 4);
    assert_int_equal(td_width(TD_SLICE("…—“”·")), 5);
    assert_int_equal(td_width(TD_SLICE("\u200B")), 0);
}

/* A mark behind it is part of its cluster, which is then measured as any other is. */
static void test_plain_characters_are_as_wide_as_with_a_mark(void **state)
{
    (void)state;
    size_t plain = 0;
    for (uint32_t c = 1; c < 0x110000; c++) {
        char bytes[TD_UTF8_MAX_BYTES + 2];
        size_t len = c >= 0xD800 && c < 0xE000 ? 0 : td_utf8_encode(c, bytes);
        if (len == 0 || td_utf8_plain_len((struct td_slice){bytes, len}, 0) == 0)
            continue;
        plain++;
        assert_int_equal(td_utf8_plain_len((struct td_slice){bytes, len}, 0), len);
        assert_int_equal(td_utf8_plain_len((struct td_slice){bytes, len - 1}, 0), 0);
        assert_false(td_utf8_acts(c));
        bytes[len] = '\xCC';
        bytes[len + 1] = '\x81';
        assert_int_equal(td_width((struct td_slice){bytes, len}),
                         td_width((struct td_slice){bytes, len + 2}));
    }
    assert_int_equal(plain, 0x7F - 0x20 + 0x9F80 - 0x4E00);
}

static void test_what_fits_is_whole_characters(void **state)
{
    (void)state;
    struct td_slice text = TD_SLICE("a歸e\u0301藏");
    const size_t wanted[] = {0, 1, 1, 4, 7, 7, 10, 10};

    for (size_t columns = 0; columns < sizeof(wanted) / sizeof(wanted[0]); columns++)
        assert_int_equal(td_width_fit(text, columns), wanted[columns]);
    assert_int_equal(td_width_fit(text, SIZE_MAX), text.len);
}

static void assert_safe(struct td_slice text, const char *one_line, const char *lines)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);

    td_width_add_safe(&buf, text);
    assert_string_equal(td_buf_slice(&buf).ptr, one_line);
    td_buf_clear(&buf);
    td_width_add_safe_lines(&buf, text);
    assert_string_equal(td_buf_slice(&buf).ptr, lines);
}

static void test_nothing_that_steers_a_terminal_gets_there_raw(void **state)
{
    (void)state;
    assert_safe(TD_SLICE("歸\ta\nb\rc"), "歸 a b c", "歸 a\nb c");
    assert_safe(TD_SLICE("\x1b[31mred\a\0\x7F"), "\\u{1b}[31mred\\u{7}\\u{0}\\u{7f}",
                "\\u{1b}[31mred\\u{7}\\u{0}\\u{7f}");
    assert_safe(TD_SLICE("a\xFF\xE4\xBDz"), "a\uFFFD\uFFFDz", "a\uFFFD\uFFFDz");
}

static void test_what_steers_a_line_or_its_direction_is_spelled_out(void **state)
{
    (void)state;
    const uint32_t points[] = {0x85,   0x9B,   0x61C,  0x200E, 0x200F, 0x2028,  0x2029,
                               0x202A, 0x202E, 0x2066, 0x2069, 0xFFF9, 0xE0041, 0xE007F};

    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        char bytes[TD_UTF8_MAX_BYTES];
        char wanted[16];
        (void)snprintf(wanted, sizeof(wanted), "\\u{%x}", points[i]);
        assert_safe((struct td_slice){bytes, td_utf8_encode(points[i], bytes)}, wanted, wanted);
    }
}

static void assert_column_marked(struct td_slice text, size_t columns, struct td_slice ellipsis,
                                 const char *wanted)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_buf_add_char(&buf, '|');
    td_width_add_column(&buf, text, columns, ellipsis);
    td_buf_add_char(&buf, '|');
    assert_string_equal(td_buf_slice(&buf).ptr, wanted);
}

static void assert_column(struct td_slice text, size_t columns, const char *wanted)
{
    assert_column_marked(text, columns, TD_ELLIPSIS, wanted);
}

static void test_a_column_is_cut_or_padded(void **state)
{
    (void)state;
    assert_column(TD_SLICE("宝玉"), 6, "|宝玉  |");
    assert_column(TD_SLICE("宝玉"), 4, "|宝玉|");
    assert_column(TD_SLICE("宝玉"), 3, "|宝…|");
    assert_column(TD_SLICE("宝玉"), 2, "|… |");
    assert_column(TD_SLICE("宝玉"), 1, "|…|");
    assert_column(TD_SLICE("宝玉"), 0, "||");
    assert_column(TD_SLICE("a\nb"), 5, "|a b  |");
    assert_column(TD_SLICE(""), 2, "|  |");
    assert_column_marked(TD_SLICE("宝玉"), 4, TD_SLICE(".."), "|宝玉|");
    assert_column_marked(TD_SLICE("宝玉"), 3, TD_SLICE(".."), "|.. |");
    assert_column_marked(TD_SLICE("宝玉"), 1, TD_SLICE(".."), "|.|");
}

static void test_any_bytes_make_a_column_of_that_width(void **state)
{
    (void)state;
    struct random_text random = {.seed = 1};

    for (int round = 0; round < ROUNDS; round++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        td_buf_init(&buf, LIMIT_BYTES);
        size_t columns = random_below(&random, 30);
        td_width_add_column(&buf, random_text_next(&random), columns, TD_ELLIPSIS);
        struct td_slice column = td_buf_slice(&buf);
        assert_int_equal(td_width(column), columns);
        assert_int_equal(td_utf8_invalid_at(column), column.len);
        for (size_t i = 0; i < column.len; i++)
            assert_in_range((unsigned char)column.ptr[i], 0x20, 0xFF);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width_is_in_columns),
        cmocka_unit_test(test_plain_characters_are_as_wide_as_with_a_mark),
        cmocka_unit_test(test_what_fits_is_whole_characters),
        cmocka_unit_test(test_nothing_that_steers_a_terminal_gets_there_raw),
        cmocka_unit_test(test_what_steers_a_line_or_its_direction_is_spelled_out),
        cmocka_unit_test(test_a_column_is_cut_or_padded),
        cmocka_unit_test(test_any_bytes_make_a_column_of_that_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
