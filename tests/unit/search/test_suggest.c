#include "search/suggest.h"
#include "store/connection.h"
#include "support/archive.h"

#include <string.h>

static int setup(void **state)
{
    struct td_error err = {0};
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    assert_int_equal(td_store_execute(archive->store,
                                      "INSERT INTO items_fts (rowid, title, summary, author) VALUES"
                                      " (1, 'Gemini 3', 'Gemini、Gemini和Gemma，谷歌发布', '歸藏'),"
                                      " (2, 'OpenAI', 'OpenAI与谷歌、谷歌与Gemini', '歸藏'),"
                                      " (3, 'Llama', 'karpathi karpathi', 'abc');"
                                      "INSERT INTO sources (site, handle, name) VALUES"
                                      " ('x.com', 'LinZhiXia', '林知夏'),"
                                      " ('x.com', 'KarpathY', '')",
                                      &err),
                     TD_OK);
    return 0;
}

static struct td_suggestions suggest(struct archive *archive, const char *text)
{
    struct td_phrase word;
    struct td_suggestions suggestions;
    struct td_error err = {0};
    td_arena_reset(&archive->arena);
    assert_int_equal(td_phrase_make(&archive->arena, td_slice_of(text), &word, &err), TD_OK);
    assert_int_equal(td_suggest(archive->store, &word, &suggestions, &err), TD_OK);
    return suggestions;
}

static void assert_first(struct archive *archive, const char *typed, const char *expected)
{
    struct td_suggestions suggestions = suggest(archive, typed);
    assert_true(suggestions.count > 0);
    assert_string_equal(suggestions.list[0].text, expected);
}

static void test_the_frequent_word_near_by_comes_first(void **state)
{
    assert_first(*state, "Gemeni", "gemini");
    assert_first(*state, "opneai", "openai");
}

static void test_pinyin_finds_words_and_names(void **state)
{
    assert_first(*state, "guge", "谷歌");
    assert_first(*state, "guizang", "归藏");
}

static void test_characters_that_sound_alike_are_found(void **state)
{
    assert_first(*state, "谷哥", "谷歌");
    assert_first(*state, "歸臧", "归藏");
}

static void test_handles_are_suggested_as_they_are_written(void **state)
{
    assert_first(*state, "linzhixa", "LinZhiXia");
    assert_true(suggest(*state, "linzhixia").list[0].is_handle);
}

/* Each letter left out, put in, changed or exchanged is an error. */
static void test_longer_words_may_be_further_off(void **state)
{
    assert_first(*state, "gimeni", "gemini"); /* six letters, two errors */
    assert_first(*state, "gema", "gemma");
    assert_int_equal(suggest(*state, "gimenx").count, 0);
    assert_first(*state, "lama", "llama");
    assert_first(*state, "llamo", "llama");
    assert_int_equal(suggest(*state, "llumo").count, 0); /* five letters, two errors */
    assert_first(*state, "abd", "abc");
    assert_int_equal(suggest(*state, "ab").count, 0);
}

static void test_a_word_that_is_there_twice_comes_before_a_handle(void **state)
{
    assert_first(*state, "karpathx", "karpathi");
    assert_string_equal(suggest(*state, "karpathx").list[1].text, "KarpathY");
}

static void test_what_is_near_nothing_gets_no_suggestion(void **state)
{
    const char *const words[] = {"zzzzzz", "go", "谷", "q", "北京", "gpt4", "的", "", "😀"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(suggest(*state, words[i]).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_frequent_word_near_by_comes_first),
        cmocka_unit_test(test_pinyin_finds_words_and_names),
        cmocka_unit_test(test_characters_that_sound_alike_are_found),
        cmocka_unit_test(test_handles_are_suggested_as_they_are_written),
        cmocka_unit_test(test_longer_words_may_be_further_off),
        cmocka_unit_test(test_a_word_that_is_there_twice_comes_before_a_handle),
        cmocka_unit_test(test_what_is_near_nothing_gets_no_suggestion),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
