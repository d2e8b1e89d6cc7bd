#include "support/cmocka.h"

#include "text/script.h"

enum { LAST_CODE_POINT = 0x10FFFF };

static void test_scripts_are_told_apart(void **state)
{
    (void)state;
    const uint32_t latin[] = {'a', 'Z', 0xE9, 0x131, 0x1E9E, 0xFF21};
    const uint32_t han[] = {0x3005, 0x3007, 0x3400, 0x4E00, 0x9FFF, 0xF900, 0x20000, 0x30000};
    const uint32_t syllabic[] = {0x3042, 0x30A2, 0x30FC, 0xFF70, 0xFF76, 0x3105, 0xAC00, 0x1100};
    const uint32_t other[] = {0,      '1',    '@',    0x3B1,  0x439,  0x300,    0x3001,
                              0x30FB, 0x3099, 0x302A, 0xFF0C, 0xFFFD, 0x10FFFF, UINT32_MAX};

    for (size_t i = 0; i < sizeof(latin) / sizeof(latin[0]); i++)
        assert_int_equal(td_script_of(latin[i]), TD_SCRIPT_LATIN);
    for (size_t i = 0; i < sizeof(han) / sizeof(han[0]); i++)
        assert_int_equal(td_script_of(han[i]), TD_SCRIPT_HAN);
    for (size_t i = 0; i < sizeof(syllabic) / sizeof(syllabic[0]); i++)
        assert_int_equal(td_script_of(syllabic[i]), TD_SCRIPT_SYLLABIC);
    for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
        assert_int_equal(td_script_of(other[i]), TD_SCRIPT_OTHER);
}

static void test_traditional_characters_have_their_simplified_form(void **state)
{
    (void)state;
    const uint32_t pairs[][2] = {{U'歸', U'归'}, {U'藏', U'藏'}, {U'龍', U'龙'}, {U'萬', U'万'},
                                 {U'體', U'体'}, {U'後', U'后'}, {U'龜', U'龟'}, {U'一', U'一'}};

    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
        assert_int_equal(td_simplified(pairs[i][0]), pairs[i][1]);
}

static void test_what_was_simplified_stays_and_stays_han(void **state)
{
    (void)state;
    unsigned changed = 0;

    for (uint32_t c = 0; c <= LAST_CODE_POINT; c++) {
        uint32_t simplified = td_simplified(c);
        assert_int_equal(td_simplified(simplified), simplified);
        if (simplified == c)
            continue;
        changed++;
        assert_int_equal(td_script_of(c), TD_SCRIPT_HAN);
        assert_int_equal(td_script_of(simplified), TD_SCRIPT_HAN);
    }
    assert_in_range(changed, 2500, 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts_are_told_apart),
        cmocka_unit_test(test_traditional_characters_have_their_simplified_form),
        cmocka_unit_test(test_what_was_simplified_stays_and_stays_han),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
