#include "output/wrap.h"
#include "support/cmocka.h"
#include "text/width.h"

#include <string.h>

enum { LIMIT_BYTES = 64 * 1024 };

static struct td_slice wrapped(struct td_buf *buf, struct td_wrap wrap, struct td_slice text)
{
    td_buf_init(buf, LIMIT_BYTES);
    wrap.buf = buf;
    td_wrap(wrap, text);
    assert_false(buf->failed);
    return td_buf_slice(buf);
}

static void expect_wrapped(struct td_wrap wrap, struct td_slice text, const char *expected)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    (void)wrapped(&buf, wrap, text);
    assert_string_equal(buf.ptr, expected);
}

static void test_latin_words_stay_whole(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 10}, TD_SLICE("one two three four"),
                   "one two\nthree four\n");
}

static void test_chinese_breaks_anywhere_by_width(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 9}, TD_SLICE("苹果工程师离职"),
                   "苹果工程\n师离职\n");
}

static void test_closing_punctuation_goes_with_the_character_before_it(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 8}, TD_SLICE("苹果工程，师"), "苹果工\n程，师\n");
}

static void test_opening_punctuation_goes_with_the_character_behind_it(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 8}, TD_SLICE("苹果工（师）"), "苹果工\n（师）\n");
}

static void test_a_latin_word_beside_chinese_is_not_cut(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 10}, TD_SLICE("发布了OpenAI模型"),
                   "发布了\nOpenAI模型\n");
}

static void test_a_character_wider_than_the_line_has_a_line_to_itself(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 1}, TD_SLICE("苹a果"), "苹\na\n果\n");
    expect_wrapped((struct td_wrap){.columns = 3, .indent = 2}, TD_SLICE("苹果"), "  苹\n  果\n");
}

static void test_blanks_at_the_end_of_a_line_are_dropped(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 10}, TD_SLICE("one  \n \ntwo"), "one\n\ntwo\n");
}

static void test_marks_above_a_letter_stay_with_it(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 2}, TD_SLICE("e\u0301e\u0301e\u0301"),
                   "e\u0301e\u0301\ne\u0301\n");
}

static void test_a_word_wider_than_the_line_is_cut(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 4}, TD_SLICE("a abcdefghi b"),
                   "a\nabcd\nefgh\ni b\n");
}

static void test_a_hanging_indent_goes_on_where_the_first_line_was_begun(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 9, .indent = 3, .column = 3},
                   TD_SLICE("one two three"), "one\n   two\n   three\n");
}

static void test_line_feeds_are_kept_and_empty_lines_stay_empty(void **state)
{
    (void)state;
    expect_wrapped((struct td_wrap){.columns = 20, .indent = 2}, TD_SLICE("one\n\ntwo"),
                   "  one\n\n  two\n");
}

static void test_marks_are_taken_off_at_a_lines_end(void **state)
{
    struct td_wrap wrap = {
        .columns = 7, .indent = 1, .mark_on = TD_SLICE("<"), .mark_off = TD_SLICE(">")};
    (void)state;
    expect_wrapped(wrap, TD_SLICE("a \x02one two\x03 b"), " a <one>\n <two> b\n");
}

static void test_marks_have_no_width_and_part_no_word(void **state)
{
    struct td_wrap wrap = {.columns = 9, .mark_on = TD_SLICE("<"), .mark_off = TD_SLICE(">")};
    (void)state;
    expect_wrapped(wrap,
                   TD_SLICE("the Open\x02"
                            "AI\x03s"),
                   "the\nOpen<AI>s\n");
}

/* The characters of a text but for spaces and line feeds. */
static void add_visible(struct td_buf *buf, struct td_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != ' ' && text.ptr[i] != '\n')
            td_buf_add_char(buf, text.ptr[i]);
    }
}

static void expect_same_visible(struct td_slice a, struct td_slice b)
{
    TD_CLEANUP(td_buf_release) struct td_buf visible_a;
    TD_CLEANUP(td_buf_release) struct td_buf visible_b;

    td_buf_init(&visible_a, LIMIT_BYTES);
    td_buf_init(&visible_b, LIMIT_BYTES);
    add_visible(&visible_a, a);
    add_visible(&visible_b, b);
    assert_true(td_slice_equal(td_buf_slice(&visible_a), td_buf_slice(&visible_b)));
}

static void test_no_width_loses_a_character_or_overflows(void **state)
{
    const struct td_slice text = TD_SLICE(
        "谷歌发布 Gemini 3：“最强”模型（Pro）上线！https://example.org/a/very/long/address "
        "👩‍👩‍👧 e\u0301 F-16, 11.7%。\n\n第二段……GPT-4o。");
    (void)state;

    for (size_t columns = 4; columns <= 120; columns++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        struct td_slice rest =
            wrapped(&buf, (struct td_wrap){.columns = columns, .indent = 2}, text);
        struct td_slice line;
        expect_same_visible(rest, text);
        while (td_slice_next_line(&rest, &line))
            assert_true(td_width(line) <= columns);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_latin_words_stay_whole),
        cmocka_unit_test(test_chinese_breaks_anywhere_by_width),
        cmocka_unit_test(test_closing_punctuation_goes_with_the_character_before_it),
        cmocka_unit_test(test_opening_punctuation_goes_with_the_character_behind_it),
        cmocka_unit_test(test_a_latin_word_beside_chinese_is_not_cut),
        cmocka_unit_test(test_a_character_wider_than_the_line_has_a_line_to_itself),
        cmocka_unit_test(test_blanks_at_the_end_of_a_line_are_dropped),
        cmocka_unit_test(test_marks_above_a_letter_stay_with_it),
        cmocka_unit_test(test_a_word_wider_than_the_line_is_cut),
        cmocka_unit_test(test_a_hanging_indent_goes_on_where_the_first_line_was_begun),
        cmocka_unit_test(test_line_feeds_are_kept_and_empty_lines_stay_empty),
        cmocka_unit_test(test_marks_are_taken_off_at_a_lines_end),
        cmocka_unit_test(test_marks_have_no_width_and_part_no_word),
        cmocka_unit_test(test_no_width_loses_a_character_or_overflows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
