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

/* The body is read whatever becomes of the front matter. */
static const struct td_digest *parse_with_item(struct parsed *parsed, const char *front_matter)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_addf(&buf, "%s\n1. [a](http://b.c)\n", front_matter);
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 1);
    return &parsed->digest;
}

static void test_header_lines_that_no_mark_closes_end_at_an_empty_line(void **state)
{
    const struct td_digest *digest = parse_with_item(*state, "---\ntitle: t\ntags: [a]\n");
    assert_text(digest->title, "t");
    assert_text(digest->categories[0], "a");
    assert_int_equal(digest->items[0].line, 5);
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

static void test_tags_stand_in_for_categories(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ntags: [a, b]\n---\n");
    assert_int_equal(digest->category_count, 2);
    assert_text(digest->extra_json, "{}");
    digest = parse(*state, "---\ntags: a, b\ncategories: []\n---\n");
    assert_int_equal(digest->category_count, 2);
    digest = parse(*state, "---\ntags: [a, b]\ncategory: c\n---\n");
    assert_int_equal(digest->category_count, 1);
    assert_text(digest->categories[0], "c");
    assert_text(digest->extra_json, "{\"tags\":[\"a\",\"b\"]}");
}

static void test_authors_are_read_in_every_form(void **state)
{
    assert_text(parse(*state, "---\nauthor: a\nauthors: [b]\n---\n")->author, "a");
    assert_text(parse(*state, "---\nauthors: [a, {name: b, url: c}]\n---\n")->author, "a, b");
    assert_text(parse(*state, "---\nauthor: {name: a}\n---\n")->author, "a");
    assert_text(parse(*state, "---\nauthor:\n---\n")->author, NULL);
    const struct td_digest *digest = parse(*state, "---\nauthor: {mail: x}\n---\n");
    assert_text(digest->author, NULL);
    assert_problem(digest, 2, "author");
    assert_problem(parse(*state, "---\nauthors: [a, {name: [b]}]\n---\n"), 2, "author");
    assert_text(parse(*state, "---\nauthors: [~, a, '']\n---\n")->author, "a");
}

static void test_other_names_of_the_date_count_where_it_is_missing(void **state)
{
    const struct td_digest *digest =
        parse(*state, "---\npubDate: 2025-12-07\ndate: 2025-12-08\n---\n");
    assert_text(digest->date_written, "2025-12-08");
    assert_text(digest->extra_json, "{\"pubDate\":\"2025-12-07\"}");
    assert_text(parse(*state, "---\npubDate: 'Dec 07 2025'\n---\n")->date_written, "Dec 07 2025");
    digest = parse(*state, "---\ndate: soon\npubDate: 2025-12-07\n---\n");
    assert_true(digest->has_date);
    assert_problem(digest, 2, "'soon' cannot be read as a date");
}

static void test_a_draft_is_marked(void **state)
{
    assert_true(parse(*state, "---\ndraft: true\n---\n")->is_draft);
    assert_true(parse(*state, "---\nDraft: \"True\"\n---\n")->is_draft);
    assert_false(parse(*state, "---\ndraft: false\n---\n")->is_draft);
    assert_false(parse(*state, "---\ndraft:\n---\n")->is_draft);
    assert_problem(parse(*state, "---\ndraft: 7\n---\n"), 2, "draft");
    assert_problem(parse(*state, "---\ndraft: [true]\n---\n"), 2, "draft");
    assert_true(parse(*state, "---\ndraft: yes\n---\n")->is_draft);
    assert_int_equal(parse(*state, "---\ndraft: No\n---\n")->problems.count, 1); /* no date */
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
    assert_text(digest->date_written, NULL);
    assert_problem(digest, 2, "control character");
    digest = parse(*state, "---\ntitle: a\xC2\x85"
                           "date: 2020-01-01\n---\n");
    assert_text(digest->title, "a date: 2020-01-01");
    assert_text(digest->date_written, NULL);
}

static void test_what_is_no_character_is_a_blank_in_the_front_matter(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ntitle: a\xEF\xBF\xBE"
                                                   "b\xEF\xBF\xBF"
                                                   "c\xEF\xBB\xBF"
                                                   "d\xE2\x80\xA9"
                                                   "e\n---\n");
    assert_text(digest->title, "a b c d e");
    assert_problem(digest, 2, "control character");
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

static void test_the_name_and_then_the_folders_tell_a_date_that_is_not_written(void **state)
{
    static const struct {
        const char *path;
        int64_t day; /* since 1970 */
    } paths[] = {{"/news/2019/05/08.md", 18024},
                 {"/2019/05/08/2019-05-09.md", 18025},
                 {"/2019/05/08/index.md", 18024},
                 {"2019.05.09.00", 18025}};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct parsed *parsed = *state;
        assert_int_equal(parse_slice(parsed, TD_SLICE("# t\n"), paths[i].path), TD_OK);
        assert_true(parsed->digest.has_date);
        assert_int_equal(parsed->digest.date.epoch_seconds, paths[i].day * 86400);
        assert_int_equal(parsed->digest.problems.count, 0);
    }
}

static void test_at_last_the_title_tells_a_date(void **state)
{
    static const char *const texts[] = {"# Weekly 12 | 2019-05-08\n", "2019.05.08 - News\n=====\n",
                                        "---\ntitle: Weekly, May 8, 2019\n---\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse(*state, texts[i]);
        assert_int_equal(digest->date.epoch_seconds, INT64_C(18024) * 86400);
        assert_int_equal(digest->problems.count, 0);
    }
}

static void test_without_any_date_there_is_a_warning(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ntitle: t\n---\n");
    assert_false(digest->has_date);
    assert_text(digest->date_written, NULL);
    assert_problem(digest, 0, "no date");
}

static void test_a_digest_without_title_is_called_by_its_first_heading_or_line(void **state)
{
    assert_text(parse(*state, "intro\n\n# **Title** here\n\n## Section\n")->title, "Title here");
    assert_text(parse(*state, "## Section\n\n# Title\n")->title, "Section");
    assert_text(parse(*state, "![](a.png)\n\n---\n\n## Section\n\ntext\n")->title, "Section");
    assert_text(parse(*state, "The *daily* (2020.05.31)\nby us\n\n## News\n")->title,
                "The daily (2020.05.31)");
    assert_text(parse(*state, "Go: a short history\n\n1. [a](http://b.c)\n")->title,
                "Go: a short history");
    assert_text(parse(*state, "See [here](http://b.c).\n\n## News\n")->title, "News");
    assert_text(parse(*state, "1. [a](http://b.c)\n\n## News\n")->title, "News");
    assert_text(parse(*state, "1. [a](http://b.c)\n")->title, NULL);
    assert_text(parse(*state, "# \n\n")->title, NULL);

    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_add_repeated(&buf, TD_SLICE("字"), 101);
    assert_int_equal(parse_slice(*state, td_buf_slice(&buf), "post"), TD_OK);
    assert_text(((struct parsed *)*state)->digest.title, NULL);
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
    WITH_PARSED(test_of_broken_yaml_the_entries_that_can_be_read_are),
    WITH_PARSED(test_what_is_broken_is_named_at_its_place_in_the_file),
    WITH_PARSED(test_depth_and_number_have_ceilings),
    WITH_PARSED(test_a_flood_of_brackets_ends_at_once),
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
    WITH_PARSED(test_tags_stand_in_for_categories),
    WITH_PARSED(test_authors_are_read_in_every_form),
    WITH_PARSED(test_other_names_of_the_date_count_where_it_is_missing),
    WITH_PARSED(test_a_draft_is_marked),
    WITH_PARSED(test_control_characters_do_not_get_into_the_fields),
    WITH_PARSED(test_line_ends_that_only_yaml_knows_bring_no_second_key),
    WITH_PARSED(test_what_is_no_character_is_a_blank_in_the_front_matter),
    WITH_PARSED(test_a_raw_control_character_is_a_blank_with_a_warning),
    WITH_PARSED(test_a_date_that_cannot_be_read_gives_way_to_the_files_name),
    WITH_PARSED(test_the_name_and_then_the_folders_tell_a_date_that_is_not_written),
    WITH_PARSED(test_at_last_the_title_tells_a_date),
    WITH_PARSED(test_without_any_date_there_is_a_warning),
    WITH_PARSED(test_a_digest_without_title_is_called_by_its_first_heading_or_line),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
