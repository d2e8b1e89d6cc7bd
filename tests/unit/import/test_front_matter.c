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
        *state, "---\ntitle: t\nlabels: [a, \"b\"]\nweight: 3\nflag: false\nnone: null\nbig: "
                "123456789012345678901234567890\nzip: 007\nratio: 1.50\nquoted: \"3\"\nyes: yes\n"
                "params:\n  deep:\n    - {x: -1}\n    - []\nempty:\n---\n");
    assert_text(digest->extra_json,
                "{\"labels\":[\"a\",\"b\"],\"weight\":3,\"flag\":false,\"none\":null,"
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
    static const char *const texts[] = {"",
                                        "text\n\n---\ntitle: x\n---\n",
                                        "text\n",
                                        " ---\na: b\n---\n",
                                        "----\n",
                                        "--- a\n---\n",
                                        "---\njust text\n---\n",
                                        "---\n- a\n- b\n---\n",
                                        "---\nA rule: above.\n",
                                        "+++\na = 1\n",
                                        "{{< box >}}\n",
                                        "{ \"a\": 1\n",
                                        "{} text\n",
                                        "---",
                                        "A title: with a colon\n\ntext\n",
                                        "Note: a\nDate 1\n\ntext\n"};
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

static void test_header_lines_that_no_mark_closes_end_at_an_empty_line(void **state)
{
    const struct td_digest *digest = parse_with_item(*state, "---\ntitle: t\ntags: [a]\n");
    assert_text(digest->title, "t");
    assert_text(digest->categories[0], "a");
    assert_int_equal(digest->items[0].line, 5);
}

static void test_header_lines_may_be_all_there_is(void **state)
{
    assert_text(parse(*state, "title: t\ntags:")->title, "t");
}

static void test_of_broken_yaml_the_entries_that_can_be_read_are(void **state)
{
    const struct td_digest *digest = parse_with_item(
        *state, "---\ntitle: a: b\ncategories:\n  - x\n  - y\nauthor: @me\nk: [1, 2]\n---");
    assert_text(digest->title, "a: b");
    assert_int_equal(digest->category_count, 2);
    assert_text(digest->author, "@me");
    assert_text(digest->extra_json, "{\"k\":[1,2]}");
    assert_problem(digest, 2, "mapping values");
    assert_problem(digest, 2, "line by line");

    assert_text(parse_with_item(*state, "---\ntitle: {{ .Title }}\n---")->title, "{{ .Title }}");
    assert_text(parse_with_item(*state, "---\ntitle: \"a\" b\nx: 1\n---")->title, "\"a\" b");
    assert_text(parse_with_item(*state, "---\ntitle: 'a: b\nx: 1\n---")->title, "'a: b");
    assert_text(parse_with_item(*state, "---\n\ttitle: a\ntitle: b\n---")->title, "b");
    assert_text(parse_with_item(*state, "---\ntitle: t\ndate: {{ .Date }}\n---")->date_written,
                "{{ .Date }}");
}

static void test_what_is_broken_is_named_at_its_place_in_the_file(void **state)
{
    assert_problem(parse_with_item(*state, "---\nok: 1\ntags: [a\n---"), 4, "front matter");
    assert_problem(parse_with_item(*state, "---\nt: x\n? [a]\n: b\n---"), 3, "key must be text");
    assert_problem(parse_with_item(*state, "---\na: 1\n--- b\nc: 1\n---"), 3, "second document");
    assert_problem(parse_with_item(*state, "---\na: \"\\ud800\"\n---"), 2, "front matter");
    assert_problem(parse_with_item(*state, "---\na: &x 1\nb: *x\n---"), 3, "alias");
}

static void test_depth_and_number_have_ceilings(void **state)
{
    assert_problem(parse_with_item(*state, "---\na: [[[[[[[[1]]]]]]]]\n---"), 2, "8 levels");
    assert_int_equal(parse_with_item(*state, "---\na: [[[[[[[1]]]]]]]\n---")->problems.count, 1);

    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_add(&buf, TD_SLICE("---\n"));
    for (unsigned i = 0; i < TD_FRONT_MATTER_MAX_FIELDS; i++)
        td_buf_addf(&buf, "k%u: v\n", i);
    td_buf_add(&buf, TD_SLICE("---\n"));
    assert_int_equal(parse_slice(*state, td_buf_slice(&buf), "post"), TD_OK);
    assert_problem(&((struct parsed *)*state)->digest, 1001, "1000 values");
}

static void test_a_flood_of_brackets_ends_at_once(void **state)
{
    static const char *const begins[] = {"---\na: ", "+++\na = ", "{\"a\":"};
    static const char *const ends[] = {"\n---\n", "\n+++\n", "\n"};
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        td_buf_init(&buf, 1 << 20);
        td_buf_add(&buf, td_slice_of(begins[i]));
        td_buf_add_repeated(&buf, TD_SLICE("["), 65536);
        if (i == 2)
            td_buf_add_repeated(&buf, TD_SLICE("]"), 65536);
        td_buf_add(&buf, i == 2 ? TD_SLICE("}") : TD_SLICE(""));
        td_buf_add(&buf, td_slice_of(ends[i]));
        assert_int_equal(parse_slice(*state, td_buf_slice(&buf), "post"), TD_OK);
        assert_problem(&((struct parsed *)*state)->digest, i == 2 ? 1 : 2, "");
    }
}

static const struct CMUnitTest tests[] = {
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
    WITH_PARSED(test_header_lines_that_no_mark_closes_end_at_an_empty_line),
    WITH_PARSED(test_header_lines_may_be_all_there_is),
    WITH_PARSED(test_of_broken_yaml_the_entries_that_can_be_read_are),
    WITH_PARSED(test_what_is_broken_is_named_at_its_place_in_the_file),
    WITH_PARSED(test_depth_and_number_have_ceilings),
    WITH_PARSED(test_a_flood_of_brackets_ends_at_once),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
