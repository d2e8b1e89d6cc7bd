/* When a file may be known by its stamp. */
#include "support/cmocka.h"

#include "import/known_files.h"

static bool is_safe(int64_t mtime_ns, int64_t now_seconds)
{
    return td_stamp_is_safe((struct td_file_stamp){.mtime_ns = mtime_ns}, now_seconds);
}

static void test_a_stamp_is_safe_once_its_time_is_over(void **state)
{
    const int64_t second = 1000000000;
    (void)state;
    assert_true(is_safe(98 * second - 1, 100));
    assert_false(is_safe(98 * second, 100));
    assert_false(is_safe(101 * second, 100));
    assert_true(is_safe(-5 * second, 100));
}

static void test_a_time_that_nanoseconds_do_not_reach_is_never_safe(void **state)
{
    (void)state;
    assert_false(is_safe(INT64_MAX, INT64_MAX));
    assert_false(is_safe(INT64_MIN, 100));
    assert_false(is_safe(INT64_MIN, INT64_MIN));
    assert_true(is_safe(INT64_MAX - 1, INT64_MAX));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_stamp_is_safe_once_its_time_is_over),
        cmocka_unit_test(test_a_time_that_nanoseconds_do_not_reach_is_never_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
