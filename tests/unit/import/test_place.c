#include "import/place.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void assert_slice(struct td_slice slice, const char *text)
{
    assert_int_equal(slice.len, strlen(text));
    assert_memory_equal(slice.ptr, text, slice.len);
}

static void test_below_a_folder_is_what_its_path_begins(void **state)
{
    (void)state;
    assert_true(td_place_is_below(TD_SLICE("/a/b.md"), TD_SLICE("/a")));
    assert_true(td_place_is_below(TD_SLICE("/a/b.md"), TD_SLICE("/")));
    assert_true(td_place_is_below(TD_SLICE("/b.md"), TD_SLICE("/")));
    assert_false(td_place_is_below(TD_SLICE("/ab/c.md"), TD_SLICE("/a")));
    assert_false(td_place_is_below(TD_SLICE("/a"), TD_SLICE("/a")));
    assert_false(td_place_is_below(TD_SLICE("/"), TD_SLICE("/")));
}

static void test_a_place_below_a_folder_leads_back_to_its_path(void **state)
{
    static const char *const cases[][3] = {
        {"/a/b/c.md", "/a", "b/c.md"}, {"/a/b/c.md", "/", "a/b/c.md"}, {"/c.md", "/", "c.md"}};
    struct td_arena arena;
    (void)state;
    td_arena_init(&arena, 1 << 16);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct td_slice path = td_slice_of(cases[i][0]), again;
        struct td_place place = td_place_below(path, td_slice_of(cases[i][1]));
        assert_slice(place.root, cases[i][1]);
        assert_slice(place.path, cases[i][2]);
        assert_int_equal(td_place_path(&arena, &place, &again, NULL), TD_OK);
        assert_slice(again, cases[i][0]);
    }
    td_arena_release(&arena);
}

static void test_the_path_of_a_file_in_the_top_folder_has_one_slash(void **state)
{
    struct td_arena arena;
    struct td_slice path;
    (void)state;
    td_arena_init(&arena, 1 << 16);
    assert_int_equal(td_place_absolute(&arena, "/a.md", &path, NULL), TD_OK);
    assert_slice(path, "/a.md");
    assert_int_equal(td_place_absolute(&arena, "/../tmp/../a.md", &path, NULL), TD_OK);
    assert_slice(path, "/a.md");
    td_arena_release(&arena);
}

static void test_what_cannot_be_looked_at_is_not_gone(void **state)
{
    char folder[] = "/tmp/tidings-test-XXXXXX", loop[64];
    struct td_arena arena;
    bool is_there = true;
    (void)state;
    td_arena_init(&arena, 1 << 16);
    assert_non_null(mkdtemp(folder));
    snprintf(loop, sizeof loop, "%s/loop", folder);
    struct td_place place = {td_slice_of(folder), TD_SLICE("loop/a.md")};
    assert_int_equal(td_place_look(&arena, &place, &is_there, NULL), TD_OK);
    assert_false(is_there);
    assert_int_equal(symlink("loop", loop), 0);
    assert_int_equal(td_place_look(&arena, &place, &is_there, NULL), TD_ERR_IO);
    assert_int_equal(unlink(loop), 0);
    assert_int_equal(rmdir(folder), 0);
    td_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_below_a_folder_is_what_its_path_begins),
        cmocka_unit_test(test_a_place_below_a_folder_leads_back_to_its_path),
        cmocka_unit_test(test_the_path_of_a_file_in_the_top_folder_has_one_slash),
        cmocka_unit_test(test_what_cannot_be_looked_at_is_not_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
