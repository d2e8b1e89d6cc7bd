#include "support/cmocka.h"

#include "base/utf8.h"
#include "text/dictionary.h"
#include "text/token.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX_BYTES = 256, FOLDED_MAX_BYTES = 8 };

struct characters {
    char bytes[TD_DICTIONARY_MAX_CHARACTERS][FOLDED_MAX_BYTES];
    struct td_slice list[TD_DICTIONARY_MAX_CHARACTERS];
    size_t count;
};

static void fold(struct characters *characters, const char *text)
{
    struct td_tokens tokens;
    struct td_token token;
    characters->count = 0;
    td_tokens_begin(&tokens, td_slice_of(text));
    while (td_tokens_next(&tokens, &token)) {
        char *bytes = characters->bytes[characters->count];
        memcpy(bytes, token.folded.ptr, token.folded.len);
        characters->list[characters->count++] = (struct td_slice){bytes, token.folded.len};
    }
}

static void assert_cut(const char *text, const char *expected)
{
    static struct characters characters;
    bool ends[TD_DICTIONARY_MAX_CHARACTERS] = {false};
    char shown[SHOWN_MAX_BYTES] = "";
    struct td_error err = {0};
    fold(&characters, text);
    assert_int_equal(td_dictionary_cut(characters.list, characters.count, ends, &err), TD_OK);
    for (size_t i = 0; i < characters.count; i++) {
        strncat(shown, characters.list[i].ptr, characters.list[i].len);
        strcat(shown, ends[i] && i + 1 < characters.count ? "|" : "");
    }
    assert_true(ends[characters.count - 1]);
    assert_string_equal(shown, expected);
}

static void test_words_of_the_dictionary_are_found(void **state)
{
    (void)state;
    assert_cut("劳动关系", "劳动|关系");
    assert_cut("苹果工程师离职", "苹果|工程|师|离职");
}

static void test_traditional_characters_are_cut_like_simplified_ones(void **state)
{
    (void)state;
    assert_cut("蘋果工程師離職", "苹果|工程|师|离职");
}

static void test_a_name_that_it_does_not_know_comes_in_pieces(void **state)
{
    (void)state;
    assert_cut("谷歌地图", "谷|歌|地图");
}

static void test_characters_beyond_sixteen_bits_keep_their_places(void **state)
{
    (void)state;
    assert_cut("𠮷劳动𠮷关系", "𠮷|劳动|𠮷|关系");
}

static void test_a_run_over_the_ceiling_is_refused(void **state)
{
    (void)state;
    static struct td_slice characters[TD_DICTIONARY_MAX_CHARACTERS + 1];
    static bool ends[TD_DICTIONARY_MAX_CHARACTERS + 1];
    struct td_error err = {0};
    for (size_t i = 0; i <= TD_DICTIONARY_MAX_CHARACTERS; i++)
        characters[i] = TD_SLICE("谷");
    assert_int_equal(td_dictionary_cut(characters, TD_DICTIONARY_MAX_CHARACTERS + 1, ends, &err),
                     TD_ERR_BUG);
    assert_int_equal(td_dictionary_cut(characters, TD_DICTIONARY_MAX_CHARACTERS, ends, &err),
                     TD_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_the_dictionary_are_found),
        cmocka_unit_test(test_traditional_characters_are_cut_like_simplified_ones),
        cmocka_unit_test(test_a_name_that_it_does_not_know_comes_in_pieces),
        cmocka_unit_test(test_characters_beyond_sixteen_bits_keep_their_places),
        cmocka_unit_test(test_a_run_over_the_ceiling_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
