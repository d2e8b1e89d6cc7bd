/* What texts are read as: the tree, and what is noted. */
#include "query_arena.h"

#include "search/query.h"

#include <stdio.h>
#include <string.h>

static struct td_query parse_slice(struct td_slice text)
{
    struct td_query query;
    struct td_error err = {0};
    assert_int_equal(td_query_parse(&arena, text, &test_calendar, &query, &err), TD_OK);
    return query;
}

static struct td_query parse(const char *text)
{
    return parse_slice(td_slice_of(text));
}

static void assert_tree(const char *text, const char *expected)
{
    struct td_query query = parse(text);
    struct td_slice found;
    struct td_error err = {0};
    assert_int_equal(td_node_describe(&arena, query.root, &found, &err), TD_OK);
    if (strcmp(found.ptr, expected) != 0)
        fail_msg("%s is read as %s, not as %s", text, found.ptr, expected);
}

/* As assert_tree, and nothing is noted. */
static void assert_read(const char *text, const char *expected)
{
    struct td_query query = parse(text);
    assert_tree(text, expected);
    if (query.note_count > 0)
        fail_msg("%s: %s", text, query.notes[0].message.ptr);
}

static void assert_noted(const char *text, const char *expected, size_t at, const char *message)
{
    struct td_query query = parse(text);
    assert_tree(text, expected);
    assert_int_equal(query.note_count, 1);
    assert_string_equal(query.notes[0].message.ptr, message);
    assert_int_equal(query.notes[0].at, at);
}

static void test_words_side_by_side_are_all_asked_for(void **state)
{
    (void)state;
    assert_read("谷歌 Gemini", "\"谷歌\" \"Gemini\"");
    assert_read("  谷歌　Gemini\t", "\"谷歌\" \"Gemini\"");
    assert_read("谷歌 AND Gemini", "\"谷歌\" \"Gemini\"");
}

static void test_or_binds_weaker_than_words_side_by_side(void **state)
{
    (void)state;
    assert_read("a b OR c d", "(\"a\" \"b\") OR (\"c\" \"d\")");
    assert_read("a (b OR c) d", "\"a\" (\"b\" OR \"c\") \"d\"");
    assert_read("a OR (b OR c)", "\"a\" OR \"b\" OR \"c\"");
    assert_read("(a b) (c)", "\"a\" \"b\" \"c\"");
}

static void test_minus_and_not_take_out(void **state)
{
    (void)state;
    assert_read("谷歌 -苹果", "\"谷歌\" -\"苹果\"");
    assert_read("谷歌 NOT 苹果", "\"谷歌\" -\"苹果\"");
    assert_read("谷歌 AND NOT (苹果 OR \"half life\")", "\"谷歌\" -(\"苹果\" OR \"half life\")");
    assert_read("NOT NOT a -b", "\"a\" -\"b\"");
    assert_read("谷歌 -author:宝玉", "\"谷歌\" -author:\"宝玉\"");
    assert_read("-谷歌", "-\"谷歌\"");
}

static void test_quotes_of_every_kind_make_a_phrase(void **state)
{
    (void)state;
    const char *const quoted[] = {"\"open ai\"", "“open ai”", "「open ai」", "『open ai』",
                                  "＂open ai＂"};
    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++)
        assert_read(quoted[i], "\"open ai\"");
    assert_read("苹果“open ai”-小互", "\"苹果\" \"open ai\" \"-小互\"");
}

static void test_a_star_behind_a_word_asks_for_its_beginning(void **state)
{
    (void)state;
    assert_read("Gem* \"open a\"*", "\"Gem\"* \"open a\"*");
    assert_read("谷＊", "\"谷\"*");
    assert_read("title:Qwen*", "title:\"Qwen\"*");
    assert_read("**重磅** a-* 2*3", "\"**重磅**\" \"a-\" \"2*3\"");
}

static void test_near_stands_between_words_and_phrases(void **state)
{
    (void)state;
    assert_read("谷歌 NEAR/5 \"open ai\"", "\"谷歌\" NEAR/5 \"open ai\"");
    assert_read("a NEAR/1 b NEAR/2 c", "\"a\" NEAR/1 \"b\" \"b\" NEAR/2 \"c\"");
    assert_read("title:(a NEAR/3 b)", "title:\"a\" NEAR/3 title:\"b\"");
    assert_read("a NEAR b", "\"a\" \"NEAR\" \"b\"");
    assert_noted("a NEAR/5 (b OR c)", "\"a\" (\"b\" OR \"c\")", 2,
                 "NEAR/5 stands between words or phrases only: both sides are asked for, wherever "
                 "they are");
}

static void test_fields_are_words_of_one_text_or_filters(void **state)
{
    (void)state;
    assert_read("title:谷歌 summary:\"open ai\"", "title:\"谷歌\" summary:\"open ai\"");
    assert_read("title:(a OR b)", "title:\"a\" OR title:\"b\"");
    assert_read("author:宝玉 category:AI应用", "author:\"宝玉\" category:\"AI应用\"");
    assert_read("author:(宝玉 OR @dotey)", "author:\"宝玉\" OR author:\"dotey\"");
    assert_read("author:\"Emily Hart, MD\"", "author:\"Emily Hart, MD\"");
    assert_read("section:要闻 post:2025.12.07.00", "section:\"要闻\" post:\"2025.12.07.00\"");
    assert_read("site:https://www.GitHub.com/x", "site:\"github.com\"");
    assert_read("site:twitter.com", "site:\"x.com\"");
    assert_read("site:mobile.twitter.com", "site:\"x.com\"");
    assert_read("site:https://jane@GitHub.com:443/x", "site:\"github.com\"");
    assert_read("site:www.example.org.", "site:\"example.org\"");
    assert_read("\"a b\"-c", "\"a b\" \"-c\"");
    assert_read("site:新闻_1.CN", "site:\"新闻_1.cn\"");
    assert_read("(url:https://x.y/z(1)?a=b OR b)", "url:\"https://x.y/z(1)?a=b\" OR \"b\"");
}

static void test_dates_are_days_from_and_to(void **state)
{
    (void)state;
    assert_read("date:2025", "date:2025-01-01..2025-12-31");
    assert_read("date:2025-02", "date:2025-02-01..2025-02-28");
    assert_read("date:2025-12-01..2025-12-07", "date:2025-12-01..2025-12-07");
    assert_read("date:..2025", "date:..2025-12-31");
    assert_read("since:2025-12 until:2026", "date:2025-12-01.. date:..2026-12-31");
    assert_read("date:7d", "date:2025-12-01..2025-12-07");
    assert_read("-(date:昨天 OR date:上个月)",
                "-(date:2025-12-06..2025-12-06 OR date:2025-11-01..2025-11-30)");
}

static void test_full_width_punctuation_is_its_half_width_twin(void **state)
{
    (void)state;
    assert_read("（谷歌 OR 苹果） －模型", "(\"谷歌\" OR \"苹果\") -\"模型\"");
    assert_read("author：宝玉 title：“open ai”", "author:\"宝玉\" title:\"open ai\"");
    assert_read("Author:宝玉 TITLE:x", "author:\"宝玉\" title:\"x\"");
    assert_read("date：上周", "date:2025-11-24..2025-11-30");
}

static void test_what_is_no_operator_is_text(void **state)
{
    (void)state;
    assert_read("GPT-4o 9:16 11.7% C++ it's", "\"GPT-4o\" \"9:16\" \"11.7%\" \"C++\" \"it's\"");
    assert_read("http://x.y/z", "http://x.y/z");
    assert_read("http://x.y/z* OR \"http://x.y/z\"", "\"http://x.y/z\"* OR \"http://x.y/z\"");
    assert_read("a OR http://x.y/z OR title:http://x.y/z",
                "\"a\" OR http://x.y/z OR title:\"http://x.y/z\"");
    assert_read("作者：宝玉", "\"作者：宝玉\"");
    assert_read("谷歌（Google）发布", "\"谷歌（Google）发布\"");
    assert_read("f(x) OR g(y)", "\"f(x)\" OR \"g(y)\"");
    assert_read("a - b --all", "\"a\" \"b\" \"--all\"");
    assert_read("not a or b and c near/5", "\"not\" \"a\" \"or\" \"b\" \"and\" \"c\" \"near/5\"");
    assert_read("tag:x auteur:y", "\"tag:x\" \"auteur:y\"");
    assert_read("a ) b :( c ()", "\"a\" \"b\" \"c\"");
    assert_read("a |& b; c && d", "\"a\" \"b;\" \"c\" \"d\"");
}

static void test_what_has_no_word_asks_for_nothing(void **state)
{
    (void)state;
    const char *const nothing[] = {"",   " ",    "(",  "-",   "*",      "😀",       "\"\"",
                                   "“”", "。，", "\"", "|&;", ")",      "()",      "((",
                                   "-(", "-*",   "--", "-😀",  "😀 OR 😀", "(((())))"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        struct td_query query = parse(nothing[i]);
        assert_null(query.root);
        assert_int_equal(query.word_count, 0);
    }
}

static void test_an_operator_that_lacks_a_side_is_a_word_and_noted(void **state)
{
    (void)state;
    assert_noted("谷歌 OR", "\"谷歌\" \"OR\"", 7, "OR has nothing behind it and is read as a word");
    assert_noted("AND b", "\"AND\" \"b\"", 0, "AND has nothing before it and is read as a word");
    assert_noted("a NOT", "\"a\" \"NOT\"", 2, "NOT has nothing behind it and is read as a word");
    assert_noted("a OR OR b", "(\"a\" \"OR\") OR \"b\"", 2,
                 "OR has nothing behind it and is read as a word");
    assert_noted("author: 宝玉", "\"author:\" \"宝玉\"", 0,
                 "author: has nothing behind it and is read as a word");
    assert_noted("a title:\"\"", "\"a\" \"title:\"", 2,
                 "title: has nothing behind it and is read as a word");
    assert_noted("date:someday", "\"someday\"", 5,
                 "date: wants a date such as 2025, 2025-12, 2025-12-07, 7d or yesterday; 'someday' "
                 "is read as a word");
    assert_noted("(a OR b", "\"a\" OR \"b\"", 0, "this ( has no ) and is read as text");
    assert_noted("a \"half a quote", "\"a\" \"half a quote\"", 3,
                 "the quote before this is not closed: the phrase goes on to the end");
}

static void test_a_lone_operator_is_a_word(void **state)
{
    (void)state;
    assert_read("AND", "\"AND\"");
    assert_read("OR", "\"OR\"");
    assert_read("NOT", "\"NOT\"");
    assert_read("NEAR/5", "\"NEAR/5\"");
}

static void test_a_repeated_word_is_asked_for_once(void **state)
{
    (void)state;
    assert_int_equal(parse("AI ai ＡＩ \"ai\"").word_count, 1);
    assert_int_equal(parse("苹果 \"苹 果\"").word_count, 2); /* joined or not is not the same */
    assert_tree("a OR a OR (a OR A)", "\"a\"");
    assert_tree("a -b -b (a -b)", "\"a\" -\"b\"");
}

static void test_words_to_find_leave_out_what_is_taken_out(void **state)
{
    (void)state;
    struct td_query query = parse("a (b OR title:c) -d author:e f NEAR/2 g");
    assert_int_equal(query.word_count, 5);
    assert_true(query.has_filters);
    assert_false(parse("a OR b").has_filters);
}

static void test_words_over_the_ceiling_are_counted_and_left_out(void **state)
{
    (void)state;
    char text[100 * 8] = "";
    for (int i = 0; i < 100; i++)
        sprintf(text + strlen(text), "w%d ", i);
    struct td_query query = parse(text);
    assert_int_equal(query.word_count, TD_QUERY_MAX_WORDS);
    assert_int_equal(query.dropped_count, 100 - TD_QUERY_MAX_WORDS);
}

static void test_a_very_long_run_is_asked_for_by_its_beginning(void **state)
{
    (void)state;
    static char text[10000 * 3 + 1];
    for (size_t i = 0; i < 10000; i++)
        memcpy(text + 3 * i, "工", 4);
    struct td_query query = parse(text);
    assert_int_equal(query.word_count, 1);
    assert_int_equal(query.words[0].phrase.count, TD_QUERY_MAX_PHRASE_TOKENS);
    assert_int_equal(query.dropped_count, 1);
}

static void test_a_very_long_query_is_cut_at_a_character(void **state)
{
    (void)state;
    static char text[TD_QUERY_MAX_BYTES + 30];
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "（", 4);
    struct td_query query = parse(text);
    assert_int_equal(query.text.len, TD_QUERY_MAX_BYTES - TD_QUERY_MAX_BYTES % 3);
    assert_null(query.root);
}

static void test_parentheses_past_the_ceiling_are_text(void **state)
{
    (void)state;
    static char text[3 * 20000 + 2];
    const size_t depth = 20000;
    memset(text, '(', depth);
    text[depth] = 'a';
    memset(text + depth + 1, ')', depth);
    assert_tree(text, "\"a\"");
    for (size_t i = 0; i < 10000; i++)
        memcpy(text + 4 * i, "NOT ", 5);
    strcat(text, "a");
    assert_tree(text, "\"a\"");
}

static void test_a_description_is_read_as_the_same_tree(void **state)
{
    (void)state;
    const char *const texts[] = {"a b OR c -d", "-(a OR b c) title:x* (y NEAR/3 \"z 国\")",
                                 "author:宝玉 OR -date:2025 site:x.com", "“say \"hi\"” 谷歌"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct td_query query = parse(texts[i]);
        struct td_slice text;
        struct td_error err = {0};
        assert_int_equal(td_node_describe(&arena, query.root, &text, &err), TD_OK);
        assert_true(td_node_equal(query.root, parse_slice(text).root));
    }
}

static void test_an_option_is_one_more_condition(void **state)
{
    (void)state;
    struct td_query query = parse("a OR b");
    struct td_slice text;
    struct td_error err = {0};
    assert_int_equal(
        td_query_narrow(&arena, &query, TD_SLICE("author"), TD_SLICE("宝玉"), &test_calendar, &err),
        TD_OK);
    assert_int_equal(td_node_describe(&arena, query.root, &text, &err), TD_OK);
    assert_string_equal(text.ptr, "(\"a\" OR \"b\") author:\"宝玉\"");
    assert_int_equal(td_query_narrow(&arena, &query, TD_SLICE("since"), TD_SLICE("someday"),
                                     &test_calendar, &err),
                     TD_ERR_USAGE);
}

int main(void)
{
#define QUERY_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        QUERY_TEST(test_words_side_by_side_are_all_asked_for),
        QUERY_TEST(test_or_binds_weaker_than_words_side_by_side),
        QUERY_TEST(test_minus_and_not_take_out),
        QUERY_TEST(test_quotes_of_every_kind_make_a_phrase),
        QUERY_TEST(test_a_star_behind_a_word_asks_for_its_beginning),
        QUERY_TEST(test_near_stands_between_words_and_phrases),
        QUERY_TEST(test_fields_are_words_of_one_text_or_filters),
        QUERY_TEST(test_dates_are_days_from_and_to),
        QUERY_TEST(test_full_width_punctuation_is_its_half_width_twin),
        QUERY_TEST(test_what_is_no_operator_is_text),
        QUERY_TEST(test_what_has_no_word_asks_for_nothing),
        QUERY_TEST(test_an_operator_that_lacks_a_side_is_a_word_and_noted),
        QUERY_TEST(test_a_lone_operator_is_a_word),
        QUERY_TEST(test_a_repeated_word_is_asked_for_once),
        QUERY_TEST(test_words_to_find_leave_out_what_is_taken_out),
        QUERY_TEST(test_words_over_the_ceiling_are_counted_and_left_out),
        QUERY_TEST(test_a_very_long_run_is_asked_for_by_its_beginning),
        QUERY_TEST(test_a_very_long_query_is_cut_at_a_character),
        QUERY_TEST(test_parentheses_past_the_ceiling_are_text),
        QUERY_TEST(test_a_description_is_read_as_the_same_tree),
        QUERY_TEST(test_an_option_is_one_more_condition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
