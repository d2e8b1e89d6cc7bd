#include "support/cmocka.h"

#include "import/authors/name_look.h"

static const char *const names[] = {
    "merve",
    "Orange AI",
    "歸藏(guizang.ai)",
    "Peter H. Diamandis, MD",
    "Dr. Jr. Doe",
    "Émile",
    "a1 B",
    "One Two Three Four Five Six Seven Eight",
    "一二三四五六七八九十一二三四五六",
    "李 Lee123",
};

static const char *const no_names[] = {
    "",
    "2025",
    "an update",
    "Gemini zz",
    "Gemini aa",
    "It works. Really",
    "Wait! What",
    "Why? He",
    "Note: This",
    "This; That",
    "谷歌，微软",
    "真的？",
    "真的！",
    "完成。",
    "甲；乙",
    "甲：乙",
    "One Two Three Four Five Six Seven Eight Nine",
    "一二三四五六七八九十一二三四五六七",
};

static void test_names_look_like_names_and_sentences_do_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!td_looks_like_name(td_slice_of(names[i])))
            fail_msg("'%s' is no name", names[i]);
    for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
        if (td_looks_like_name(td_slice_of(no_names[i])))
            fail_msg("'%s' is a name", no_names[i]);
}

static void test_what_stands_behind_the_text_does_not_count(void **state)
{
    (void)state;
    const char text[] = "an updateX";
    assert_false(td_looks_like_name((struct td_slice){text, 9}));
    assert_true(td_looks_like_name(td_slice_of(text)));
    assert_false(td_begins_with_capital((struct td_slice){"Th", 1}));
    assert_true(td_looks_like_version((struct td_slice){"4é", 1}));
    assert_true(td_looks_like_hyphenated_name((struct td_slice){"Kai-Fu1", 6}));
}

static void test_parts_of_a_hyphenated_name_begin_with_capitals(void **state)
{
    static const char *const hyphenated[] = {"Jean-Luc", "Kai-Fu Lee", "O'Neil-St. John"};
    static const char *const others[] = {"",          "Jean",     "-",        "Jean--Luc",
                                         "-Jean",     "Jean-luc", "jean-Luc", "Jean-Lu1",
                                         "Jean-@Luc", "J[-L",     "Zola",     "Jean-{uc"};
    (void)state;
    for (size_t i = 0; i < sizeof hyphenated / sizeof *hyphenated; i++)
        if (!td_looks_like_hyphenated_name(td_slice_of(hyphenated[i])))
            fail_msg("'%s' is none", hyphenated[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (td_looks_like_hyphenated_name(td_slice_of(others[i])))
            fail_msg("'%s' is one", others[i]);
}

static void test_versions_begin_with_a_digit_and_capitals_have_a_small_letter_behind(void **state)
{
    (void)state;
    assert_true(td_looks_like_version(TD_SLICE("4o")));
    assert_true(td_looks_like_version(TD_SLICE("0.9")));
    assert_false(td_looks_like_version(TD_SLICE("v4")));
    assert_false(td_looks_like_version(TD_SLICE("4月")));
    assert_false(td_looks_like_version(TD_SLICE("")));
    assert_true(td_begins_with_capital(TD_SLICE("The")));
    assert_true(td_begins_with_capital(TD_SLICE("Az")));
    assert_true(td_begins_with_capital(TD_SLICE("Za")));
    assert_false(td_begins_with_capital(TD_SLICE("API")));
    assert_false(td_begins_with_capital(TD_SLICE("merve")));
    assert_false(td_begins_with_capital(TD_SLICE("T")));
}

static void test_a_name_is_read_in_the_account_that_bears_it(void **state)
{
    (void)state;
    assert_true(td_is_named_in(TD_SLICE("merve"), TD_SLICE("mervenoyann")));
    assert_true(td_is_named_in(TD_SLICE("The Decoder"), TD_SLICE("the-decoder.com")));
    assert_true(td_is_named_in(TD_SLICE("Ann Lee"), TD_SLICE("annlee99")));
    assert_true(td_is_named_in(TD_SLICE("Andrew Ng"), TD_SLICE("andrewyng")));
    assert_true(td_is_named_in(TD_SLICE("Ann of Green Gables"), TD_SLICE("@Ann")));
    assert_false(td_is_named_in(TD_SLICE("Ann Lee"), TD_SLICE("annabel"))); /* a word of three */
    assert_true(td_is_named_in(TD_SLICE("Anna Lee"), TD_SLICE("annabel")));
    assert_false(td_is_named_in(TD_SLICE("Al"), TD_SLICE("albert")));
    assert_false(td_is_named_in(TD_SLICE("Albert"), TD_SLICE("al")));
    assert_false(td_is_named_in(TD_SLICE("谷歌"), TD_SLICE("google")));
    assert_false(td_is_named_in(TD_SLICE(""), TD_SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_look_like_names_and_sentences_do_not),
        cmocka_unit_test(test_what_stands_behind_the_text_does_not_count),
        cmocka_unit_test(test_parts_of_a_hyphenated_name_begin_with_capitals),
        cmocka_unit_test(test_versions_begin_with_a_digit_and_capitals_have_a_small_letter_behind),
        cmocka_unit_test(test_a_name_is_read_in_the_account_that_bears_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
