#include "support/cmocka.h"

#include "text/stem.h"

#include <string.h>

static void assert_stem(struct td_stemmer *stemmer, const char *word, const char *wanted)
{
    struct td_slice stem = td_stemmer_stem(stemmer, td_slice_of(word));
    if (!td_slice_equal(stem, td_slice_of(wanted)))
        fail_msg("%s has the stem %.*s, not %s", word, TD_SLICE_ARG(stem), wanted);
}

static int open_stemmer(void **state)
{
    *state = td_stemmer_open();
    return *state != NULL ? 0 : -1;
}

static int close_stemmer(void **state)
{
    td_stemmer_close(*state);
    td_stemmer_close(NULL);
    return 0;
}

static void test_words_of_one_stem_have_it(void **state)
{
    assert_stem(*state, "flows", "flow");
    assert_stem(*state, "flowing", "flow");
    assert_stem(*state, "flow", "flow");
    assert_stem(*state, "agencies", "agenc");
    assert_stem(*state, "zones", "zone");
    assert_stem(*state, "ads", "ad");
}

static void test_what_is_no_word_of_letters_stays_as_it_is(void **state)
{
    static const char *const words[] = {"",       "as",    "3flows",  "flow3s", "flows3", "`flows",
                                        "{flows", "Flows", "éclairs", "flowés", "谷歌"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_stem(*state, words[i], words[i]);
}

static void test_what_stands_behind_the_word_does_not_count(void **state)
{
    struct td_slice stem = td_stemmer_stem(*state, (struct td_slice){"flows3", 5});
    assert_true(td_slice_equal(stem, TD_SLICE("flow")));
}

static void test_the_longest_word_with_a_stem_has_64_letters(void **state)
{
    char word[66];
    memset(word, 'a', sizeof word);
    word[63] = word[64] = 's';
    word[62] = 'e';
    assert_int_equal(td_stemmer_stem(*state, (struct td_slice){word, 64}).len, 63);
    assert_int_equal(td_stemmer_stem(*state, (struct td_slice){word, 65}).len, 65);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_one_stem_have_it),
        cmocka_unit_test(test_what_is_no_word_of_letters_stays_as_it_is),
        cmocka_unit_test(test_what_stands_behind_the_word_does_not_count),
        cmocka_unit_test(test_the_longest_word_with_a_stem_has_64_letters),
    };
    return cmocka_run_group_tests(tests, open_stemmer, close_stemmer);
}
