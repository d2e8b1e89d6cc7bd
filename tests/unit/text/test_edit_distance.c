#include "support/cmocka.h"
#include "text/edit_distance.h"

static size_t distance(const char *a, const char *b)
{
    size_t edits = td_edit_distance(td_slice_of(a), td_slice_of(b));
    assert_int_equal(td_edit_distance(td_slice_of(b), td_slice_of(a)), edits);
    return edits;
}

static void test_edits_are_counted(void **state)
{
    (void)state;
    assert_int_equal(distance("kitten", "sitting"), 3);
    assert_int_equal(distance("", "abc"), 3);
    assert_int_equal(distance("abc", "abc"), 0);
    assert_int_equal(distance("gemeni", "gemini"), 1);
}

static void test_neighbours_changed_about_are_one_edit(void **state)
{
    (void)state;
    assert_int_equal(distance("opneai", "openai"), 1);
    assert_int_equal(distance("ab", "ba"), 1);
    assert_int_equal(distance("abc", "cab"), 2);
}

static void test_long_words_are_near_nothing(void **state)
{
    (void)state;
    assert_int_equal(distance("aaaaaaaaaabbbbbbbbbbccccccccccdd", "a"), TD_EDIT_MAX_BYTES - 1);
    assert_int_equal(distance("aaaaaaaaaabbbbbbbbbbccccccccccddd", "a"), TD_EDIT_MAX_BYTES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits_are_counted),
        cmocka_unit_test(test_neighbours_changed_about_are_one_edit),
        cmocka_unit_test(test_long_words_are_near_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
