#include "cli/invocation.h"
#include "output/reporter.h"
#include "stats/counts.h"
#include "support/cmocka.h"

#include <string.h>

enum { WORDS_MAX = 16 };

/* A command line, which parsing changes, and what it is read as. */
struct line {
    char text[512];
    char *argv[WORDS_MAX];
    int argc;
    struct td_invocation invocation;
    struct td_error err;
};

/* Reads the words of `text`, which are parted by spaces. */
static enum td_code parse(struct line *line, const char *text)
{
    char *rest = NULL;

    (void)snprintf(line->text, sizeof(line->text), "tidings %s", text);
    line->argc = 0;
    for (char *word = strtok_r(line->text, " ", &rest); word != NULL && line->argc < WORDS_MAX;
         word = strtok_r(NULL, " ", &rest))
        line->argv[line->argc++] = word;
    return td_invocation_parse(line->argc, line->argv, &line->invocation, &line->err);
}

static void expect_usage_error(const char *text, const char *part_of_message)
{
    struct line line;
    assert_int_equal(parse(&line, text), TD_ERR_USAGE);
    assert_non_null(strstr(line.err.message, part_of_message));
}

static void test_global_options_stand_before_and_behind_the_command(void **state)
{
    static const char *const texts[] = {
        "-a f --json search 谷歌",        "search --json 谷歌 -a f",
        "--archive=f search --json 谷歌", "--archive f --json search 谷歌",
        "search 谷歌 -af --format=json",  "-qaf search --format json 谷歌",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct line line;
        assert_int_equal(parse(&line, texts[i]), TD_OK);
        assert_string_equal(line.invocation.command->name, "search");
        assert_string_equal(line.invocation.options.archive, "f");
        assert_int_equal(line.invocation.options.format, TD_FORMAT_JSON);
        assert_int_equal(line.invocation.word_count, 1);
        assert_string_equal(line.invocation.words[0], "谷歌");
    }
}

static void test_words_keep_their_order_around_options(void **state)
{
    struct line line;
    (void)state;

    assert_int_equal(parse(&line, "search one --limit 3 two --offset=4 - three"), TD_OK);
    assert_int_equal(line.invocation.word_count, 4);
    assert_string_equal(line.invocation.words[0], "one");
    assert_string_equal(line.invocation.words[1], "two");
    assert_string_equal(line.invocation.words[2], "-");
    assert_string_equal(line.invocation.words[3], "three");
    assert_int_equal(line.invocation.options.limit, 3);
    assert_int_equal(line.invocation.options.offset, 4);
}

static void test_nothing_behind_two_hyphens_is_an_option(void **state)
{
    struct line line;
    (void)state;

    assert_int_equal(parse(&line, "search -- --json -x --"), TD_OK);
    assert_int_equal(line.invocation.word_count, 3);
    assert_string_equal(line.invocation.words[2], "--");
    assert_int_equal(line.invocation.options.format, TD_FORMAT_TEXT);
}

static void test_a_filter_that_is_taken_out_is_no_option(void **state)
{
    struct line line;
    (void)state;

    assert_int_equal(parse(&line, "search 谷歌 -author:宝玉 -苹果"), TD_OK);
    assert_int_equal(line.invocation.word_count, 3);
    assert_string_equal(line.invocation.words[1], "-author:宝玉");
    assert_null(line.invocation.options.archive);
}

static void test_wrong_options_are_named_with_the_nearest_right_one(void **state)
{
    (void)state;
    expect_usage_error("search --formta json x", "did you mean --format?");
    expect_usage_error("search --limt 3 x", "did you mean --limit?");
    expect_usage_error("serch x", "did you mean 'search'?");
    expect_usage_error("frobnicate", "unknown command 'frobnicate'");
    expect_usage_error("search -x", "unknown option -x");
    expect_usage_error("authors -苹果", "unknown option -苹果");
}

static void test_options_are_not_abbreviated(void **state)
{
    (void)state;
    expect_usage_error("search --lim 3 x", "unknown option --lim;");
}

static void test_an_option_of_another_command_is_unknown(void **state)
{
    (void)state;
    expect_usage_error("import --limit 3 x", "unknown option --limit");
}

static void test_arguments_that_cannot_be_are_refused(void **state)
{
    (void)state;
    expect_usage_error("search x --limit", "--limit wants N");
    expect_usage_error("search x --limit -1", "not '-1'");
    expect_usage_error("search x --limit 3x", "not '3x'");
    expect_usage_error("search x --limit 99999999999999999999", "whole number");
    expect_usage_error("search x --limit=", "whole number");
    expect_usage_error("search x --sort best", "relevance, newest, oldest");
    expect_usage_error("--format xml search x", "text, json, csv, tsv");
    expect_usage_error("search x --quiet=yes", "takes no argument");
}

static void test_help_is_a_command_and_an_option(void **state)
{
    struct line line;
    (void)state;

    assert_int_equal(parse(&line, "help"), TD_OK);
    assert_true(line.invocation.options.wants_help);
    assert_null(line.invocation.command);
    assert_int_equal(parse(&line, "help stats"), TD_OK);
    assert_string_equal(line.invocation.command->name, "stats");
    assert_int_equal(parse(&line, "stats -h"), TD_OK);
    assert_true(line.invocation.options.wants_help);
}

static void test_every_choice_means_what_its_name_says(void **state)
{
    static const char *const orders[] = {
        [TD_COUNT_SORT_DEFAULT] = "default", [TD_COUNT_SORT_COUNT] = "count",
        [TD_COUNT_SORT_NAME] = "name",       [TD_COUNT_SORT_FIRST] = "first",
        [TD_COUNT_SORT_LAST] = "last",
    };
    struct line line;
    char text[64];
    (void)state;

    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        (void)snprintf(text, sizeof(text), "stats --by author --sort %s", orders[i]);
        assert_int_equal(parse(&line, text), TD_OK);
        assert_int_equal(line.invocation.options.count_sort, i);
    }
    assert_int_equal(parse(&line, "stats --by author --share column"), TD_OK);
    assert_int_equal(line.invocation.options.share, TD_SHARE_COLUMN);
    assert_int_equal(parse(&line, "search x --sort oldest --color never --format tsv"), TD_OK);
    assert_int_equal(line.invocation.options.sort, TD_SORT_OLDEST);
    assert_int_equal(line.invocation.options.color, TD_COLOR_NEVER);
    assert_int_equal(line.invocation.options.format, TD_FORMAT_TSV);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_global_options_stand_before_and_behind_the_command),
        cmocka_unit_test(test_words_keep_their_order_around_options),
        cmocka_unit_test(test_nothing_behind_two_hyphens_is_an_option),
        cmocka_unit_test(test_a_filter_that_is_taken_out_is_no_option),
        cmocka_unit_test(test_wrong_options_are_named_with_the_nearest_right_one),
        cmocka_unit_test(test_options_are_not_abbreviated),
        cmocka_unit_test(test_an_option_of_another_command_is_unknown),
        cmocka_unit_test(test_arguments_that_cannot_be_are_refused),
        cmocka_unit_test(test_help_is_a_command_and_an_option),
        cmocka_unit_test(test_every_choice_means_what_its_name_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
