/* What stands between the "---" lines. */
#include "parsed.h"

#include <stdio.h>

static void test_the_three_known_keys_are_read(void **state)
{
    const struct td_digest *digest =
        parse(*state, "---\ntitle: \"2025.12.07.00 过去一段时间：AI\"\n"
                      "date: 2025-12-07T00:00:19+08:00\ncategories: [\"AI应用\", 行业]\n---\n");
    assert_text(digest->title, "2025.12.07.00 过去一段时间：AI");
    assert_text(digest->date_written, "2025-12-07T00:00:19+08:00");
    assert_true(digest->has_date);
    assert_int_equal(digest->date.offset_minutes, 480);
    assert_int_equal(digest->category_count, 2);
    assert_text(digest->categories[0], "AI应用");
    assert_text(digest->categories[1], "行业");
    assert_text(digest->extra_json, "{}");
    assert_int_equal(digest->problems.count, 0);
}

static void test_categories_are_read_in_every_form(void **state)
{
    static const char *const forms[] = {
        "categories: [a, b]",    "categories: ['a', \"b\"]",    "categories:\n  - a\n  - b",
        "categories:\n- a\n- b", "categories: [a, b, a, b, ~]", "categories: [\n  a,\n  b\n]"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        char text[256];
        (void)snprintf(text, sizeof(text), "---\n%s\n---\n", forms[i]);
        const struct td_digest *digest = parse(*state, text);
        assert_int_equal(digest->category_count, 2);
        assert_text(digest->categories[0], "a");
        assert_text(digest->categories[1], "b");
    }
}

static void test_a_bare_category_is_one(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ncategories: AI, 应用\n---\n");
    assert_int_equal(digest->category_count, 1);
    assert_text(digest->categories[0], "AI, 应用");
    assert_int_equal(parse(*state, "---\ncategories:\n---\n")->category_count, 0);
}

static void test_scalars_of_every_style_are_read(void **state)
{
    assert_text(parse(*state, "---\ntitle: 'it''s'\n---\n")->title, "it's");
    assert_text(parse(*state, "---\ntitle: \"a\\\"b\\u4e2d\"\n---\n")->title, "a\"b中");
    assert_text(parse(*state, "---\ntitle: >\n  folded\n  text\n---\n")->title, "folded text");
    assert_text(parse(*state, "---\ntitle: |\n  two\n  lines\n---\n")->title, "two lines");
    assert_text(parse(*state, "---\ntitle: \"over\n  lines\"\n---\n")->title, "over lines");
    assert_text(parse(*state, "---\ntitle: a # comment\n---\n")->title, "a");
    assert_text(parse(*state, "---\n# comment\ntitle: 2025\n...\n")->title, "2025");
    assert_text(parse(*state, "---\ntitle: ~\n---\n")->title, NULL);
    assert_text(parse(*state, "---\ntitle: \"  \"\n---\n")->title, NULL);
}

static void test_everything_else_is_kept_as_json(void **state)
{
    const struct td_digest *digest = parse(
        *state, "---\ntitle: t\ntags: [a, \"b\"]\nweight: 3\ndraft: false\nnone: null\nbig: "
                "123456789012345678901234567890\nzip: 007\nratio: 1.50\nquoted: \"3\"\nyes: yes\n"
                "params:\n  deep:\n    - {x: -1}\n    - []\nempty:\n---\n");
    assert_text(digest->extra_json,
                "{\"tags\":[\"a\",\"b\"],\"weight\":3,\"draft\":false,\"none\":null,"
                "\"big\":\"123456789012345678901234567890\",\"zip\":\"007\",\"ratio\":\"1.50\","
                "\"quoted\":\"3\",\"yes\":\"yes\",\"params\":{\"deep\":[{\"x\":-1},[]]},"
                "\"empty\":null}");
}

static void test_a_repeated_key_counts_once(void **state)
{
    const struct td_digest *digest =
        parse(*state, "---\ntitle: first\nx: 1\ntitle: second\nx: 2\ny: {a: 1, a: 2}\n---\n");
    assert_text(digest->title, "first");
    assert_text(digest->extra_json, "{\"x\":1,\"y\":{\"a\":1}}");
    assert_problem(digest, 4, "'title' is given twice");
    assert_problem(digest, 5, "'x' is given twice");
    assert_problem(digest, 6, "'a' is given twice");
}

static void test_values_of_the_wrong_kind_are_ignored_with_a_warning(void **state)
{
    const struct td_digest *digest = parse(
        *state, "---\ntitle: [a]\ndate: {x: 1}\ncategories:\n  - ok\n  - {b: 1}\n---\n# Heading\n");
    assert_text(digest->title, "Heading");
    assert_false(digest->has_date);
    assert_int_equal(digest->category_count, 1);
    assert_problem(digest, 2, "title");
    assert_problem(digest, 3, "date");
    assert_problem(digest, 6, "category");
}

static void test_a_file_without_front_matter_has_none(void **state)
{
    static const char *const texts[] = {
        "", "\n---\ntitle: x\n---\n", "text\n", " ---\na: b\n---\n", "----\n", "--- a\n---\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse(*state, texts[i]);
        assert_text(digest->extra_json, "{}");
        assert_false(digest->has_date);
    }
}

static void test_front_matter_may_be_empty(void **state)
{
    static const char *const texts[] = {"---\n---\n", "---\n---", "---\n# nothing\n---\n",
                                        "---\n~\n---\n", "---  \n\n... \n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_text(parse(*state, texts[i])->extra_json, "{}");
}

static void test_line_ends_and_a_byte_order_mark_make_no_difference(void **state)
{
    static const char *const texts[] = {
        "\xEF\xBB\xBF---\ntitle: t\ndate: 2025-12-07\n---\n1. [a](http://b.c)\n",
        "---\r\ntitle: t\r\ndate: 2025-12-07\r\n---\r\n1. [a](http://b.c)\r\n",
        "---\rtitle: t\rdate: 2025-12-07\r---\r1. [a](http://b.c)\r"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse(*state, texts[i]);
        assert_text(digest->title, "t");
        assert_int_equal(digest->item_count, 1);
        assert_int_equal(digest->items[0].line, 5);
        assert_int_equal(digest->problems.count, 0);
    }
}

static void test_front_matter_that_does_not_end_is_refused(void **state)
{
    assert_refused(*state, TD_SLICE("---\ntitle: t\n\n1. [a](http://b.c)\n"), 1, 1, "---");
    assert_refused(*state, TD_SLICE("---"), 1, 1, "does not end");
}

static void test_broken_yaml_is_refused_at_its_place_in_the_file(void **state)
{
    assert_refused(*state, TD_SLICE("---\ntitle: a: b\n---\n"), 2, 9, "mapping values");
    assert_refused(*state, TD_SLICE("---\nok: 1\ntags: [a\n---\n"), 4, 1, "front matter");
    assert_refused(*state, TD_SLICE("---\n- a\n- b\n---\n"), 2, 1, "key: value");
    assert_refused(*state, TD_SLICE("---\njust text\n---\n"), 2, 1, "key: value");
    assert_refused(*state, TD_SLICE("---\n? [a]\n: b\n---\n"), 2, 3, "key must be text");
    assert_refused(*state, TD_SLICE("---\na: 1\n--- b\nc: 1\n---\n"), 3, 1, "second document");
    assert_refused(*state, TD_SLICE("---\na: \"\\ud800\"\n---\n"), 2, 7, "front matter");
}

static void test_aliases_are_refused(void **state)
{
    assert_refused(*state, TD_SLICE("---\na: &a [*a]\n---\n"), 2, 8, "alias");
    assert_refused(*state, TD_SLICE("---\na: &x 1\nb: *x\n---\n"), 3, 4, "alias");
}

static void test_depth_and_number_have_ceilings(void **state)
{
    assert_refused(*state, TD_SLICE("---\na: [[[[[[[[1]]]]]]]]\n---\n"), 2, 11, "8 levels");
    (void)parse(*state, "---\na: [[[[[[[1]]]]]]]\n---\n");

    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_add(&buf, TD_SLICE("---\n"));
    for (unsigned i = 0; i < TD_FRONT_MATTER_MAX_FIELDS; i++)
        td_buf_addf(&buf, "k%u: v\n", i);
    td_buf_add(&buf, TD_SLICE("---\n"));
    assert_refused(*state, td_buf_slice(&buf), 1001, 7, "1000 values");
}

static void test_a_flood_of_brackets_ends_at_once(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_add(&buf, TD_SLICE("---\na: "));
    td_buf_add_repeated(&buf, TD_SLICE("["), 65536);
    td_buf_add(&buf, TD_SLICE("\n---\n"));
    assert_refused(*state, td_buf_slice(&buf), 2, 11, "8 levels");
}

static void test_control_characters_do_not_get_into_the_fields(void **state)
{
    const struct td_digest *digest = parse(
        *state, "---\ntitle: \"a\\eb\\0c\\x85d\"\ncategories: [\"\\e[31mred\"]\nx: \"\\0\"\n---\n");
    assert_text(digest->title, "a b\xEF\xBF\xBD"
                               "c d");
    assert_text(digest->categories[0], "[31mred");
    assert_text(digest->extra_json, "{\"x\":\"\xEF\xBF\xBD\"}");
}

static void test_line_ends_that_only_yaml_knows_bring_no_second_key(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ntitle: 'a\xC2\x85"
                                                   "date: 2020-01-01\xE2\x80\xA8x: 1'\n---\n");
    assert_text(digest->title, "a date: 2020-01-01 x: 1");
    assert_false(digest->has_date);
    assert_problem(digest, 2, "control character");
    assert_refused(*state,
                   TD_SLICE("---\ntitle: a\xC2\x85"
                            "date: 2020-01-01\n---\n"),
                   2, 14, "mapping values");
}

static void test_a_raw_control_character_is_a_blank_with_a_warning(void **state)
{
    const struct td_digest *digest = parse(*state, "---\nok: 1\ntitle: a\x1B[31mb\n---\n");
    assert_text(digest->title, "a [31mb");
    assert_problem(digest, 3, "control character");
}

static void test_a_date_that_cannot_be_read_gives_way_to_the_files_name(void **state)
{
    struct parsed *parsed = *state;
    struct td_slice text = TD_SLICE("---\ndate: 2015-04-31\n---\n");
    assert_int_equal(parse_slice(parsed, text, "2025.12.07.00"), TD_OK);
    assert_text(parsed->digest.date_written, "2015-04-31");
    assert_true(parsed->digest.has_date);
    assert_int_equal(parsed->digest.date.epoch_seconds, 1765065600);
    assert_problem(&parsed->digest, 2, "'2015-04-31' cannot be read as a date");
    assert_problem(&parsed->digest, 0, "2025-12-07 is taken from the file's name");
}

static void test_without_any_date_there_is_a_warning(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ntitle: t\n---\n");
    assert_false(digest->has_date);
    assert_text(digest->date_written, NULL);
    assert_problem(digest, 0, "no date");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_the_three_known_keys_are_read),
        WITH_PARSED(test_categories_are_read_in_every_form),
        WITH_PARSED(test_a_bare_category_is_one),
        WITH_PARSED(test_scalars_of_every_style_are_read),
        WITH_PARSED(test_everything_else_is_kept_as_json),
        WITH_PARSED(test_a_repeated_key_counts_once),
        WITH_PARSED(test_values_of_the_wrong_kind_are_ignored_with_a_warning),
        WITH_PARSED(test_a_file_without_front_matter_has_none),
        WITH_PARSED(test_front_matter_may_be_empty),
        WITH_PARSED(test_line_ends_and_a_byte_order_mark_make_no_difference),
        WITH_PARSED(test_front_matter_that_does_not_end_is_refused),
        WITH_PARSED(test_broken_yaml_is_refused_at_its_place_in_the_file),
        WITH_PARSED(test_aliases_are_refused),
        WITH_PARSED(test_depth_and_number_have_ceilings),
        WITH_PARSED(test_a_flood_of_brackets_ends_at_once),
        WITH_PARSED(test_control_characters_do_not_get_into_the_fields),
        WITH_PARSED(test_line_ends_that_only_yaml_knows_bring_no_second_key),
        WITH_PARSED(test_a_raw_control_character_is_a_blank_with_a_warning),
        WITH_PARSED(test_a_date_that_cannot_be_read_gives_way_to_the_files_name),
        WITH_PARSED(test_without_any_date_there_is_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
