#include "support/cmocka.h"

#include "base/buf.h"
#include "base/file_tree.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A tree in a new folder, which is the current one. */
struct place {
    char path[64];
    struct td_file_tree tree;
    struct td_error err;
    enum td_file_written written;
};

static int enter_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    if (place == NULL)
        return -1;
    (void)snprintf(place->path, sizeof place->path, "/tmp/tidings-test-XXXXXX");
    *state = place;
    if (mkdtemp(place->path) == NULL || chdir(place->path) != 0)
        return -1;
    return td_file_tree_open("tree", &place->tree, &place->err) == TD_OK ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *found, int kind, struct FTW *where)
{
    (void)found;
    (void)kind;
    (void)where;
    return remove(path);
}

static int leave_place(void **state)
{
    struct place *place = *state;
    td_file_tree_close(&place->tree);
    int failed = chdir("/") + nftw(place->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(place);
    return failed;
}

static enum td_code put(struct place *place, struct td_slice path, const char *text, bool replaces)
{
    return td_file_tree_write(&place->tree, path, td_slice_of(text), replaces, &place->written,
                              &place->err);
}

static void assert_put(struct place *place, const char *path, const char *text, bool replaces,
                       enum td_file_written wanted)
{
    assert_int_equal(put(place, td_slice_of(path), text, replaces), TD_OK);
    assert_int_equal(place->written, wanted);
}

static void assert_holds(const char *path, const char *wanted)
{
    char text[64] = "";
    int file = open(path, O_RDONLY);
    assert_true(file >= 0);
    assert_int_equal(read(file, text, sizeof text - 1), strlen(wanted));
    assert_string_equal(text, wanted);
    (void)close(file);
}

static void test_a_file_is_written_once_and_replaced_only_where_that_is_meant(void **state)
{
    struct place *place = *state;
    assert_put(place, "a/b/c.md", "one", false, TD_FILE_WRITTEN);
    assert_put(place, "a/b/c.md", "one", false, TD_FILE_SAME);
    assert_put(place, "a/b/c.md", "two", false, TD_FILE_DIFFERS);
    assert_holds("tree/a/b/c.md", "one");
    assert_put(place, "a/b/c.md", "two", true, TD_FILE_WRITTEN);
    assert_put(place, "a/b/c.md", "more", false, TD_FILE_DIFFERS);
    assert_holds("tree/a/b/c.md", "two");
    assert_put(place, "a/b/empty.md", "", false, TD_FILE_WRITTEN);
    assert_put(place, "a/b/empty.md", "", false, TD_FILE_SAME);
    assert_int_equal(td_file_tree_sync(&place->tree, &place->err), TD_OK);
}

static void test_no_path_leads_out_of_the_folder(void **state)
{
    struct place *place = *state;
    const struct td_slice paths[] = {
        TD_SLICE(""),         TD_SLICE("/"),    TD_SLICE("/etc/x"), TD_SLICE("."),
        TD_SLICE(".."),       TD_SLICE("../x"), TD_SLICE("a/../x"), TD_SLICE("a/./x"),
        TD_SLICE("a//x"),     TD_SLICE("a/"),   TD_SLICE("a/.."),   TD_SLICE("a\0b"),
        TD_SLICE("a\0/../b"),
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(put(place, paths[i], "text", true), TD_ERR_INPUT);
    assert_int_equal(access("x", F_OK), -1);
    assert_int_equal(rmdir("tree"), 0); /* nothing was made */
}

static struct td_slice deep_path(struct td_buf *buf, size_t folders, size_t name_bytes)
{
    td_buf_clear(buf);
    td_buf_add_repeated(buf, TD_SLICE("d/"), folders);
    td_buf_add_repeated(buf, TD_SLICE("n"), name_bytes);
    return td_buf_slice(buf);
}

static void test_a_path_as_deep_and_a_name_as_long_as_may_be_is_written(void **state)
{
    struct place *place = *state;
    struct td_buf TD_CLEANUP(td_buf_release) path = {0};
    td_buf_init(&path, 4096);
    const size_t deepest = TD_FILE_TREE_MAX_DEPTH, longest = TD_FILE_TREE_MAX_NAME_BYTES;
    assert_int_equal(put(place, deep_path(&path, deepest, longest), "text", false), TD_OK);
    assert_int_equal(put(place, deep_path(&path, deepest + 1, 1), "text", false), TD_ERR_INPUT);
    assert_int_equal(put(place, deep_path(&path, 0, longest + 1), "text", false), TD_ERR_INPUT);
}

static void test_links_and_what_stands_in_the_way_are_not_followed(void **state)
{
    struct place *place = *state;
    assert_int_equal(mkdir("outside", 0700), 0);
    assert_int_equal(symlink("../outside", "tree/link"), 0);
    assert_int_equal(put(place, TD_SLICE("link/x"), "text", true), TD_ERR_IO);
    assert_int_equal(access("outside/x", F_OK), -1);

    assert_put(place, "file", "text", false, TD_FILE_WRITTEN);
    assert_int_equal(put(place, TD_SLICE("file/x"), "text", true), TD_ERR_IO);
    assert_holds("tree/file", "text");

    assert_int_equal(symlink("../outside/y", "tree/y"), 0);
    assert_put(place, "y", "text", false, TD_FILE_DIFFERS);
    assert_put(place, "y", "text", true, TD_FILE_WRITTEN); /* the link itself gives way */
    assert_int_equal(access("outside/y", F_OK), -1);
}

static void test_a_write_that_fails_leaves_nothing_beside_it(void **state)
{
    struct place *place = *state;
    assert_int_equal(mkdir("tree/x", 0700), 0);
    assert_int_equal(put(place, TD_SLICE("x"), "text", true), TD_ERR_IO);
    assert_non_null(strstr(place->err.message, "cannot write 'tree/x'"));
    assert_int_equal(rmdir("tree/x"), 0);
    assert_int_equal(rmdir("tree"), 0);
}

static void test_a_folder_that_cannot_be_made_or_is_none_is_refused(void **state)
{
    struct place *place = *state;
    struct td_file_tree other;
    assert_int_equal(td_file_tree_open("absent/tree", &other, &place->err), TD_ERR_CREATE);
    assert_put(place, "file", "text", false, TD_FILE_WRITTEN);
    assert_int_equal(td_file_tree_open("tree/file", &other, &place->err), TD_ERR_IO);
}

#define test_in_a_place(test) cmocka_unit_test_setup_teardown(test, enter_place, leave_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_in_a_place(test_a_file_is_written_once_and_replaced_only_where_that_is_meant),
        test_in_a_place(test_no_path_leads_out_of_the_folder),
        test_in_a_place(test_a_path_as_deep_and_a_name_as_long_as_may_be_is_written),
        test_in_a_place(test_links_and_what_stands_in_the_way_are_not_followed),
        test_in_a_place(test_a_write_that_fails_leaves_nothing_beside_it),
        test_in_a_place(test_a_folder_that_cannot_be_made_or_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
