#include "support/cmocka.h"

#include "base/file.h"

static void assert_parts(const char *path, const char *folder, const char *name, const char *stem)
{
    struct td_slice whole = td_slice_of(path);
    assert_true(td_slice_equal(td_path_folder(whole), td_slice_of(folder)));
    assert_true(td_slice_equal(td_path_name(whole), td_slice_of(name)));
    assert_true(td_slice_equal(td_path_stem(whole), td_slice_of(stem)));
}

static void test_a_path_has_a_folder_a_name_and_a_stem(void **state)
{
    (void)state;
    assert_parts("posts/2025.12.07.00.md", "posts", "2025.12.07.00.md", "2025.12.07.00");
    assert_parts("2025.12.07.00", "", "2025.12.07.00", "2025.12.07.00");
    assert_parts("/a.Markdown", "/", "a.Markdown", "a");
    assert_parts("a/b/c.MD", "a/b", "c.MD", "c");
    assert_parts("a/.md", "a", ".md", ".md");
    assert_parts("a/b.d/", "a/b.d", "", "");
    assert_parts("/", "/", "", "");
    assert_parts("", "", "", "");
}

static void test_markdown_is_known_by_its_ending(void **state)
{
    (void)state;
    assert_true(td_path_is_markdown(TD_SLICE("x/a.md")));
    assert_true(td_path_is_markdown(TD_SLICE("a.MarkDown")));
    assert_true(td_path_is_markdown(TD_SLICE("a.mdx")));
    assert_false(td_path_is_markdown(TD_SLICE("a.md/x")));
    assert_false(td_path_is_markdown(TD_SLICE("x/.md")));
    assert_false(td_path_is_markdown(TD_SLICE("readmd")));
    assert_false(td_path_is_markdown(TD_SLICE("a.md~")));
    assert_false(td_path_is_markdown(TD_SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_path_has_a_folder_a_name_and_a_stem),
        cmocka_unit_test(test_markdown_is_known_by_its_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
