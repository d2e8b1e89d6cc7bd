/* Front matter that is not YAML: TOML, JSON, and lines without marks. */
#include "parsed.h"

#include <stdio.h>

static void test_every_notation_says_the_same(void **state)
{
    static const char *const texts[] = {
        "---\ntitle: 't: #1 \"q\"'\ndate: 2025-12-07T00:00:19+08:00\ncategories: [a, b]\n"
        "author: me\ndescription: d\ndraft: true\nx: {y: [1, true]}\n---",
        "+++\ntitle = 't: #1 \"q\"' # comment\ndate = 2025-12-07T00:00:19+08:00\n"
        "categories = [\n  'a',\n  \"b\", # last\n]\nauthor = \"me\"\ndescription = "
        "\"\"\"\nd\"\"\"\n"
        "draft = true\n[x]\ny = [1, true]\n+++",
        "{\n  \"title\": \"t: #1 \\\"q\\\"\", \"date\": \"2025-12-07T00:00:19+08:00\",\n"
        "  \"categories\": [\"a\", \"b\"], \"author\": \"me\", \"description\": \"d\",\n"
        "  \"draft\": true, \"x\": {\"y\": [1, true]}\n}",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse_with_item(*state, texts[i]);
        assert_text(digest->title, "t: #1 \"q\"");
        assert_text(digest->date_written, "2025-12-07T00:00:19+08:00");
        assert_int_equal(digest->date.offset_minutes, 480);
        assert_int_equal(digest->category_count, 2);
        assert_text(digest->categories[1], "b");
        assert_text(digest->author, "me");
        assert_text(digest->description, "d");
        assert_true(digest->is_draft);
        assert_text(digest->extra_json, "{\"x\":{\"y\":[1,true]}}");
        assert_int_equal(digest->problems.count, 0);
    }
}

static void test_dates_of_toml_are_read_in_every_form(void **state)
{
    static const struct {
        const char *written;
        const char *read;
    } dates[] = {{"2025-12-07", "2025-12-07"},
                 {"2025-12-07T08:30:00", "2025-12-07T08:30:00"},
                 {"2025-12-07 08:30:00Z", "2025-12-07T08:30:00+00:00"},
                 {"2025-12-07T08:30:00.25+08:06", "2025-12-07T08:30:00+08:06"},
                 {"'2025-12-07'", "2025-12-07"}};
    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        char text[128];
        char read[TD_DATE_TEXT_BYTES];
        (void)snprintf(text, sizeof(text), "+++\ndate = %s\n+++\n", dates[i].written);
        const struct td_digest *digest = parse(*state, text);
        assert_true(digest->has_date);
        td_date_format(&digest->date, read);
        assert_string_equal(read, dates[i].read);
    }
}

static void test_toml_keeps_the_order_of_its_keys(void **state)
{
    assert_text(parse(*state, "+++\nz = 1\na = 1.5\nm = 'x'\nn = 1979-05-27\n+++\n")->extra_json,
                "{\"z\":1,\"a\":\"1.5\",\"m\":\"x\",\"n\":\"1979-05-27\"}");
}

static void test_numbers_of_toml_are_as_short_as_can_be(void **state)
{
    assert_text(
        parse(*state, "+++\na = 0.1\nb = -2.50\nc = 1e3\nd = 1_000\ne = 7.0\n+++\n")->extra_json,
        "{\"a\":\"0.1\",\"b\":\"-2.5\",\"c\":\"1000.0\",\"d\":1000,\"e\":\"7.0\"}");
}

static void test_broken_toml_is_read_line_by_line(void **state)
{
    const struct td_digest *digest =
        parse_with_item(*state, "+++\ntitle = t t\ndate = 2025-12-07\ntags = ['a']\n+++");
    assert_text(digest->title, "t t");
    assert_true(digest->has_date);
    assert_text(digest->categories[0], "a");
    assert_problem(digest, 2, "line by line");
    digest = parse_with_item(*state, "+++\ntitle = 'a'\ntitle = 'b'\n+++");
    assert_text(digest->title, "a");
    assert_problem(digest, 3, "twice");
    assert_text(parse_with_item(*state, "+++\n???\n+++")->extra_json,
                "{\"front_matter\":\"???\\n\"}");
}

/* toml++ asserts that a table's name begins like one. */
static void test_toml_that_its_parser_did_not_think_of_is_broken_toml(void **state)
{
    static const char *const names[] = {"[!]", "[[,]]", "[ = ]", "[a.b]\n[.a]", "[#", "é、=1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[128];
        (void)snprintf(text, sizeof text, "+++\n%s\ntitle = 't'\n+++", names[i]);
        const struct td_digest *digest = parse_with_item(*state, text);
        assert_text(digest->title, "t");
        assert_problem(digest, 2, "line by line");
    }
}

static void test_json_ends_at_its_own_brace(void **state)
{
    const struct td_digest *digest =
        parse_with_item(*state, "{\"title\": \"a } \\\" b\", \"x\": {\"y\": 0.5}}\n");
    assert_text(digest->title, "a } \" b");
    assert_text(digest->extra_json, "{\"x\":{\"y\":\"0.5\"}}");
    assert_int_equal(digest->items[0].line, 3);
    digest = parse_with_item(*state, "{\"title\": \"a\",\n \"title\": \"b\"}");
    assert_text(digest->title, "b");
    assert_problem(digest, 2, "last one counts");
    digest = parse_with_item(*state, "{\"title\": 'a'}");
    assert_text(digest->extra_json, "{\"front_matter\":\"{\\\"title\\\": 'a'}\\n\"}");
    assert_problem(digest, 1, "front matter");
    assert_text(parse_with_item(*state, "{\"title\": \"\\ud83d\\ude00\\u0000\"}")->title,
                "\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

static void test_every_kind_of_json_value_is_kept(void **state)
{
    const struct td_digest *digest = parse_with_item(
        *state,
        "{\"title\": true, \"draft\": \"yes\", \"description\": {\"a\": 1}, \"tags\": [],\n"
        "\"n\": [0, -7, 9223372036854775807, 2.5, 1e300, false, null, \"\", \"2.5\", {}]}\n");
    assert_text(digest->title, "true");
    assert_true(digest->is_draft);
    assert_text(digest->description, NULL);
    assert_problem(digest, 1, "description");
    assert_text(digest->extra_json, "{\"n\":[0,-7,9223372036854775807,\"2.5\",\"1e+300\",false,"
                                    "null,\"\",\"2.5\",{}]}");
}

static void test_numbers_that_64_bits_do_not_hold_are_text(void **state)
{
    assert_text(parse(*state, "---\na: 9223372036854775807\nb: -9223372036854775808\n"
                              "c: 9223372036854775808\nd: '-'\ne: -0\nf: 0\ng: 1a\n---\n")
                    ->extra_json,
                "{\"a\":9223372036854775807,\"b\":-9223372036854775808,"
                "\"c\":\"9223372036854775808\",\"d\":\"-\",\"e\":\"-0\",\"f\":0,\"g\":\"1a\"}");
}

static void test_lines_without_marks_are_front_matter_up_to_an_empty_one(void **state)
{
    const struct td_digest *digest = parse_with_item(
        *state, "Title: Digest: #3, \"the third\"\nNumber: 3\nDate: 2020-12-9\n"
                "Category: News\nTags: a, b\n  c\nSlug:\nAuthors: me\nDraft: true\n");
    assert_text(digest->title, "Digest: #3, \"the third\"");
    assert_text(digest->date_written, "2020-12-9");
    assert_int_equal(digest->category_count, 1);
    assert_text(digest->categories[0], "News");
    assert_text(digest->author, "me");
    assert_true(digest->is_draft);
    assert_text(digest->extra_json, "{\"Number\":3,\"Tags\":\"a, b\\n  c\",\"Slug\":null}");
    assert_int_equal(digest->items[0].line, 11);
}

static const struct CMUnitTest tests[] = {
    WITH_PARSED(test_every_notation_says_the_same),
    WITH_PARSED(test_dates_of_toml_are_read_in_every_form),
    WITH_PARSED(test_toml_keeps_the_order_of_its_keys),
    WITH_PARSED(test_numbers_of_toml_are_as_short_as_can_be),
    WITH_PARSED(test_broken_toml_is_read_line_by_line),
    WITH_PARSED(test_toml_that_its_parser_did_not_think_of_is_broken_toml),
    WITH_PARSED(test_json_ends_at_its_own_brace),
    WITH_PARSED(test_every_kind_of_json_value_is_kept),
    WITH_PARSED(test_numbers_that_64_bits_do_not_hold_are_text),
    WITH_PARSED(test_lines_without_marks_are_front_matter_up_to_an_empty_one),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
