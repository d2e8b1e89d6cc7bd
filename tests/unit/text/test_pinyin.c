#include "support/cmocka.h"
#include "text/pinyin.h"
#include "text/pinyin_table.h"
#include "text/token.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool reads(const char *character, const char *syllable)
{
    struct td_slice row = td_pinyin_characters(td_slice_of(syllable));
    return td_slice_find(row, td_slice_of(character)) < row.len;
}

static void test_a_character_has_all_its_readings(void **state)
{
    (void)state;
    assert_true(reads("归", "gui"));
    assert_true(reads("藏", "zang") && reads("藏", "cang"));
    assert_true(reads("女", "nv") && reads("女", "nu"));
    assert_false(reads("谷", "ge"));
}

static void test_what_is_no_syllable_has_no_characters(void **state)
{
    (void)state;
    const char *const others[] = {"", "q", "gu1", "guix", "zhuangs", "Gui", "m", "\0"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(td_slice_is_none(td_pinyin_characters(td_slice_of(others[i]))));
}

static void test_every_row_can_be_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < td_pinyin_row_count; i++) {
        struct td_slice row = td_pinyin_characters(td_slice_of(td_pinyin_rows[i].syllable));
        assert_ptr_equal(row.ptr, td_pinyin_rows[i].characters);
    }
}

static void test_every_character_is_as_folding_leaves_it(void **state)
{
    (void)state;
    size_t others = 0, count = 0;
    for (size_t i = 0; i < td_pinyin_row_count; i++) {
        struct td_tokens tokens;
        struct td_token token;
        td_tokens_begin(&tokens, td_slice_of(td_pinyin_rows[i].characters));
        for (; td_tokens_next(&tokens, &token); count++) {
            struct td_slice written = td_slice_sub(tokens.text, token.begin, token.end);
            others += !td_slice_equal(written, token.folded);
        }
    }
    /* A few are written otherwise where they stand for another word (乾 in 乾坤). */
    assert_true(count > 8000 && others * 100 < count);
}

static void test_letters_part_into_syllables(void **state)
{
    (void)state;
    struct td_pinyin_split splits[TD_PINYIN_MAX_SPLITS];
    assert_int_equal(td_pinyin_splits(TD_SLICE("guizang"), splits), 1);
    assert_int_equal(splits[0].count, 2);
    assert_true(td_slice_equal(splits[0].syllables[1], TD_SLICE("zang")));
    assert_int_equal(td_pinyin_splits(TD_SLICE("xian"), splits), 2);
    assert_int_equal(splits[0].count, 1);
    assert_int_equal(td_pinyin_splits(TD_SLICE("gemini"), splits), 1);
    assert_int_equal(td_pinyin_splits(TD_SLICE("google"), splits), 0);
    assert_int_equal(td_pinyin_splits(TD_SLICE(""), splits), 0);
}

static void test_homophones_share_a_reading(void **state)
{
    (void)state;
    struct td_slice rows[TD_PINYIN_MAX_READINGS];
    assert_int_equal(td_pinyin_homophones(TD_SLICE("哥"), rows), 1);
    assert_true(td_slice_find(rows[0], TD_SLICE("歌")) < rows[0].len);
    assert_int_equal(td_pinyin_homophones(TD_SLICE("藏"), rows), 2);
    assert_int_equal(td_pinyin_homophones(TD_SLICE("a"), rows), 0);
    assert_int_equal(td_pinyin_homophones(TD_SLICE(""), rows), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_character_has_all_its_readings),
        cmocka_unit_test(test_what_is_no_syllable_has_no_characters),
        cmocka_unit_test(test_every_row_can_be_found),
        cmocka_unit_test(test_every_character_is_as_folding_leaves_it),
        cmocka_unit_test(test_letters_part_into_syllables),
        cmocka_unit_test(test_homophones_share_a_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
