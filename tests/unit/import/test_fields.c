/* What is made of front matter, and what stands in where it is missing: title, date, authors, tags.
 */
#include "parsed.h"

#include <stdio.h>

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

static void test_a_week_tells_a_date_where_no_day_does(void **state)
{
    static const struct {
        const char *path;
        const char *text;
        int64_t day; /* since 1970 */
    } posts[] = {{"weekly/2026-W33.md", "# t\n", 20681},
                 {"weekly/2026-W33/index.md", "# t\n", 20681},
                 {"weekly/2026-W33.md", "# Week of 2026-08-14\n", 20679},
                 {"33.md", "# 2026年第33周\n", 20681}};
    for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
        struct parsed *parsed = *state;
        assert_int_equal(parse_slice(parsed, td_slice_of(posts[i].text), posts[i].path), TD_OK);
        assert_true(parsed->digest.has_date);
        assert_int_equal(parsed->digest.date.epoch_seconds, posts[i].day * 86400);
        assert_int_equal(parsed->digest.problems.count, 0);
    }
}

static void test_without_any_date_there_is_a_warning(void **state)
{
    const struct td_digest *digest = parse(*state, "---\ntitle: t\n---\n");
    assert_false(digest->has_date);
    assert_text(digest->date_written, NULL);
    assert_problem(digest, 0, "no date");
}

static void test_a_heading_of_a_part_of_the_items_is_no_title(void **state)
{
    const char *parts = "## Tools\n\n1. [a](http://b.c)\n\n## Papers\n\n1. [d](http://e.f)\n";
    char text[256];
    assert_text(parse(*state, parts)->title, NULL);
    (void)snprintf(text, sizeof(text), "Weekly 12\n\n%s", parts);
    assert_text(parse(*state, text)->title, "Weekly 12");
    (void)snprintf(text, sizeof(text), "## Weekly 12\n\nHello.\n\n%s", parts);
    assert_text(parse(*state, text)->title, "Weekly 12");
    (void)snprintf(text, sizeof(text), "%s\n## About\n\nus\n", "## Weekly\n\n1. [a](http://b.c)\n");
    assert_text(parse(*state, text)->title, "Weekly");
    assert_text(parse(*state, "### 1. [a](http://b.c)\n\n### 2. [d](http://e.f)\n")->title, NULL);
}

static void test_a_digest_without_title_is_called_by_its_first_heading_or_line(void **state)
{
    assert_text(parse(*state, "intro\n\n# **Title** here\n\n## Section\n")->title, "Title here");
    assert_text(parse(*state, "## Section\n\n# Title\n")->title, "Title");
    assert_text(parse(*state, "## Section\n\n# One\n\n# Two\n")->title, "Section");
    assert_text(parse(*state, "## Weekly\n\n1. [a](http://b.c)\n\n# Thanks\n")->title, "Weekly");
    assert_text(parse(*state, "#news #weekly\n\ntext\n\n# Title\n")->title, "Title");
    assert_text(parse(*state, "#news #weekly\n\n1. [a](http://b.c)\n")->title, NULL);
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

/* Reads `before`, 1,400 characters of three bytes, and `behind`. */
static const struct td_digest *parse_long(struct parsed *parsed, const char *before,
                                          const char *behind)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_add(&buf, td_slice_of(before));
    td_buf_add_repeated(&buf, TD_SLICE("题"), 1400);
    td_buf_add(&buf, td_slice_of(behind));
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    return &parsed->digest;
}

static void test_a_name_that_is_too_long_is_cut_with_a_warning(void **state)
{
    enum { FITS = TD_NAME_MAX_BYTES / 3 * 3 }; /* of characters of three bytes */
    const struct td_digest *digest = parse_long(*state, "---\ntitle: ", "\n---\n");
    assert_int_equal(digest->title.len, FITS);
    assert_problem(digest, 2, "the post's title is longer than 4096 bytes");

    digest = parse_long(*state, "---\ntitle: t\ncategories:\n- a\n- ", "\n---\n");
    assert_int_equal(digest->category_count, 2);
    assert_int_equal(digest->categories[1].len, FITS);
    assert_problem(digest, 5, "a category is longer than 4096 bytes");

    digest = parse_long(*state, "---\ntags: a,b,", ",c\n---\n");
    assert_int_equal(digest->category_count, 4);
    assert_int_equal(digest->categories[2].len, FITS);
    assert_problem(digest, 2, "a category is longer");

    digest = parse_long(*state, "---\nauthors: [b, ", "]\n---\n");
    assert_int_equal(digest->author.len, 3 + (TD_NAME_MAX_BYTES - 3) / 3 * 3);
    assert_problem(digest, 2, "the post's author is longer");
}

static void test_a_heading_that_is_too_long_is_cut_with_a_warning(void **state)
{
    const struct td_digest *digest =
        parse_long(*state, "---\ndate: 2025-12-07\n---\n\n# ", "\n\n1. [a](https://b.cn)\n");
    assert_int_equal(digest->title.len, TD_NAME_MAX_BYTES / 3 * 3);
    assert_problem(digest, 5, "the post's title is longer than 4096 bytes");
    assert_text(digest->items[0].section, NULL);

    digest = parse_long(*state, "# t\n\n## ", "\n\n1. [a](https://b.cn)\n");
    assert_int_equal(digest->items[0].section.len, TD_NAME_MAX_BYTES / 3 * 3);
    assert_problem(digest, 3, "a section is longer than 4096 bytes");
}

static const struct CMUnitTest tests[] = {
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
    WITH_PARSED(test_a_week_tells_a_date_where_no_day_does),
    WITH_PARSED(test_without_any_date_there_is_a_warning),
    WITH_PARSED(test_a_heading_of_a_part_of_the_items_is_no_title),
    WITH_PARSED(test_a_name_that_is_too_long_is_cut_with_a_warning),
    WITH_PARSED(test_a_heading_that_is_too_long_is_cut_with_a_warning),
    WITH_PARSED(test_a_digest_without_title_is_called_by_its_first_heading_or_line),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
