#include "cli/archive_path.h"
#include "support/cmocka.h"

#include <stdlib.h>

enum { LIMIT_BYTES = 64 * 1024 };

static void set_environment(const char *archive, const char *data_home, const char *home)
{
    assert_int_equal(setenv("TIDINGS_ARCHIVE", archive, 1), 0);
    assert_int_equal(setenv("XDG_DATA_HOME", data_home, 1), 0);
    assert_int_equal(setenv("HOME", home, 1), 0);
}

static void expect_path(const char *option, const char *expected)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    const char *path = NULL;

    td_arena_init(&arena, LIMIT_BYTES);
    assert_int_equal(td_archive_path(&arena, option, &path, NULL), TD_OK);
    assert_string_equal(path, expected);
}

static void test_what_is_said_nearest_decides(void **state)
{
    (void)state;
    set_environment("/env.db", "/data", "/home/me");
    expect_path("/option.db", "/option.db");
    expect_path(NULL, "/env.db");
    set_environment("", "/data", "/home/me");
    expect_path(NULL, "/data/tidings/archive.db");
    set_environment("", "", "/home/me");
    expect_path(NULL, "/home/me/.local/share/tidings/archive.db");
}

static void test_a_relative_data_home_counts_as_unset(void **state)
{
    (void)state;
    set_environment("", "data", "/home/me");
    expect_path(NULL, "/home/me/.local/share/tidings/archive.db");
}

static void test_nowhere_to_keep_an_archive_is_said(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    const char *path = NULL;
    (void)state;

    td_arena_init(&arena, LIMIT_BYTES);
    set_environment("", "", "");
    assert_int_equal(td_archive_path(&arena, NULL, &path, NULL), TD_ERR_USAGE);
    assert_int_equal(td_archive_path(&arena, "", &path, NULL), TD_ERR_USAGE);
    assert_null(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_said_nearest_decides),
        cmocka_unit_test(test_a_relative_data_home_counts_as_unset),
        cmocka_unit_test(test_nowhere_to_keep_an_archive_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
