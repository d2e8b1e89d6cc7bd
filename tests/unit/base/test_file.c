#include "support/cmocka.h"

#include "base/buf.h"
#include "base/file.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { LIMIT_BYTES = 16 * 1024 * 1024 };

/* Each test runs in a new folder of its own, which is the current one. */
struct sandbox {
    char path[64];
    struct td_arena arena;
    struct td_error err;
};

static int enter_sandbox(void **state)
{
    struct sandbox *sandbox = calloc(1, sizeof(*sandbox));
    if (sandbox == NULL)
        return -1;
    (void)snprintf(sandbox->path, sizeof(sandbox->path), "/tmp/tidings-test-XXXXXX");
    td_arena_init(&sandbox->arena, LIMIT_BYTES);
    *state = sandbox;
    return mkdtemp(sandbox->path) != NULL && chdir(sandbox->path) == 0 ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *found, int kind, struct FTW *place)
{
    (void)found;
    (void)kind;
    (void)place;
    return remove(path);
}

static int leave_sandbox(void **state)
{
    struct sandbox *sandbox = *state;
    td_arena_release(&sandbox->arena);
    int failed = chdir("/") + nftw(sandbox->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(sandbox);
    return failed;
}

static void write_file(const char *path, struct td_slice bytes)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_in_range(descriptor, 0, 1000);
    assert_int_equal(write(descriptor, bytes.ptr, bytes.len), bytes.len);
    assert_int_equal(close(descriptor), 0);
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_in_range(descriptor, 0, 1000);
    assert_int_equal(bind(descriptor, (const struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(close(descriptor), 0);
}

static enum td_code read_file(struct sandbox *sandbox, const char *path, size_t limit_bytes,
                              struct td_slice *ret)
{
    return td_file_read(&sandbox->arena, path, limit_bytes, ret, &sandbox->err);
}

static void test_a_file_of_any_size_is_read_whole_up_to_the_limit(void **state)
{
    struct sandbox *sandbox = *state;
    static char bytes[200000];
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (char)(i * 31 % 251);
    const size_t sizes[] = {0, 1, 65535, 65536, 65537, sizeof(bytes)};

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct td_slice wanted = {bytes, sizes[i]};
        struct td_slice got = TD_SLICE_NONE;
        write_file("x", wanted);
        assert_int_equal(read_file(sandbox, "x", sizes[i], &got), TD_OK);
        assert_true(td_slice_equal(got, wanted));
        if (sizes[i] > 0)
            assert_int_equal(read_file(sandbox, "x", sizes[i] - 1, &got), TD_ERR_INPUT);
    }
}

static void test_what_is_no_regular_file_is_refused_without_waiting(void **state)
{
    struct sandbox *sandbox = *state;
    struct td_slice got = TD_SLICE("before");

    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(mkdir("folder", 0700), 0);
    make_socket("socket");
    assert_int_equal(symlink("fifo", "link"), 0);
    const char *paths[] = {"fifo", "folder", "socket", "link", "/dev/null", "/dev/zero"};

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        assert_int_equal(read_file(sandbox, paths[i], LIMIT_BYTES, &got), TD_ERR_INPUT);
    assert_true(td_slice_equal(got, TD_SLICE("before")));
}

static void test_what_is_not_there_has_no_file(void **state)
{
    struct sandbox *sandbox = *state;
    struct td_slice got = TD_SLICE_NONE;

    write_file("x", TD_SLICE("text"));
    assert_int_equal(symlink("nowhere", "dangling"), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    const char *paths[] = {"", "absent", "absent/x", "x/below", "dangling"};

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        assert_int_equal(read_file(sandbox, paths[i], LIMIT_BYTES, &got), TD_ERR_NO_FILE);
        assert_int_equal(td_file_stat(paths[i], NULL, NULL, &sandbox->err), TD_ERR_NO_FILE);
    }
    assert_int_equal(read_file(sandbox, "loop", LIMIT_BYTES, &got), TD_ERR_IO);
    assert_non_null(strstr(sandbox->err.message, "loop"));
}

/* Nanoseconds reach from 1677 to 2262; how far a file system does is its own matter. */
static void test_a_time_that_nanoseconds_do_not_reach_stays_on_its_side(void **state)
{
    struct sandbox *sandbox = *state;
    const time_t year_1600 = -11676096000, year_2400 = 13569465600;
    const time_t seconds[] = {year_1600, year_2400, 1};
    struct td_file_about about;
    write_file("x", TD_SLICE("text"));
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        const struct timespec times[2] = {{seconds[i], 5}, {seconds[i], 5}};
        assert_int_equal(utimensat(AT_FDCWD, "x", times, 0), 0);
        assert_int_equal(td_file_look("x", &about, &sandbox->err), TD_OK);
        assert_true((about.stamp.mtime_ns < 0) == (seconds[i] < 0));
    }
    assert_int_equal(about.stamp.mtime_ns, 1000000005);
}

static void test_two_ways_to_a_file_have_one_id(void **state)
{
    struct sandbox *sandbox = *state;
    enum td_file_kind kind = TD_FILE_OTHER;
    struct td_file_id direct = {0};
    struct td_file_id linked = {0};

    write_file("x", TD_SLICE("text"));
    assert_int_equal(symlink("./x", "link"), 0);
    assert_int_equal(td_file_stat("x", &kind, &direct, &sandbox->err), TD_OK);
    assert_int_equal(kind, TD_FILE_REGULAR);
    assert_int_equal(td_file_stat("link", &kind, &linked, &sandbox->err), TD_OK);
    assert_memory_equal(&direct, &linked, sizeof(direct));
    assert_int_equal(td_file_stat(".", &kind, NULL, &sandbox->err), TD_OK);
    assert_int_equal(kind, TD_FILE_FOLDER);
}

static void test_a_pipe_is_read_to_its_end(void **state)
{
    struct sandbox *sandbox = *state;
    struct td_slice got = TD_SLICE_NONE;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "one digest", 10), 10);
    assert_int_equal(close(ends[1]), 0);
    assert_int_equal(td_file_read_all(&sandbox->arena, ends[0], LIMIT_BYTES, &got, &sandbox->err),
                     TD_OK);
    assert_true(td_slice_equal(got, TD_SLICE("one digest")));
    assert_int_equal(close(ends[0]), 0);
    assert_int_equal(td_file_read_all(&sandbox->arena, ends[0], LIMIT_BYTES, &got, &sandbox->err),
                     TD_ERR_IO);
}

static void test_a_path_is_resolved_through_links_and_dots(void **state)
{
    struct sandbox *sandbox = *state;
    struct td_slice direct = TD_SLICE_NONE;
    struct td_slice winding = TD_SLICE_NONE;

    assert_int_equal(mkdir("a", 0700), 0);
    write_file("a/x", TD_SLICE("text"));
    assert_int_equal(symlink("a", "b"), 0);
    assert_int_equal(td_path_resolve(&sandbox->arena, "a/x", &direct, &sandbox->err), TD_OK);
    assert_int_equal(td_path_resolve(&sandbox->arena, "./b/../b//x", &winding, &sandbox->err),
                     TD_OK);
    assert_true(td_slice_equal(direct, winding));
    assert_int_equal(td_path_resolve(&sandbox->arena, "a/y", &direct, &sandbox->err),
                     TD_ERR_NO_FILE);
}

static void test_missing_folders_are_made_for_their_owner_alone(void **state)
{
    struct sandbox *sandbox = *state;
    struct stat found;

    for (int again = 0; again < 2; again++)
        assert_int_equal(td_path_make_parents("one//two/three/archive.db", &sandbox->err), TD_OK);
    assert_int_equal(stat("one/two/three", &found), 0);
    assert_int_equal(found.st_mode & 0777, 0700);
    assert_int_equal(stat("one/two/three/archive.db", &found), -1);
    assert_int_equal(td_path_make_parents("archive.db", &sandbox->err), TD_OK);
    assert_int_equal(td_path_make_parents("/archive.db", &sandbox->err), TD_OK);
    write_file("file", TD_SLICE("text"));
    assert_int_equal(td_path_make_parents("file/archive.db", &sandbox->err), TD_ERR_CREATE);
    assert_int_equal(td_path_make_parents("file/two/archive.db", &sandbox->err), TD_ERR_CREATE);
}

struct complaints {
    size_t count;
    char last[512];
};

static void complain(void *context, const char *path, const struct td_error *why)
{
    struct complaints *complaints = context;
    complaints->count++;
    (void)snprintf(complaints->last, sizeof(complaints->last), "%s", path);
    assert_int_not_equal(why->code, TD_OK);
}

static void assert_listed(struct sandbox *sandbox, const char *folder, const char *wanted,
                          size_t wanted_complaints)
{
    const char *const *paths = NULL;
    size_t count = 0;
    struct complaints complaints = {0};
    TD_CLEANUP(td_buf_release) struct td_buf listed;
    td_buf_init(&listed, LIMIT_BYTES);

    assert_int_equal(td_folder_list(&sandbox->arena, folder, complain, &complaints, &paths, &count,
                                    &sandbox->err),
                     TD_OK);
    for (size_t i = 0; i < count; i++)
        td_buf_addf(&listed, "%s\n", paths[i]);
    assert_string_equal(td_buf_slice(&listed).ptr, wanted);
    assert_int_equal(complaints.count, wanted_complaints);
}

static void make_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0700), 0);
}

static void test_markdown_files_are_listed_in_byte_order_of_whole_paths(void **state)
{
    struct sandbox *sandbox = *state;
    const char *folders[] = {"d", "d/a", "d/b", "d/.hidden", "d/x.md", "d/empty"};
    const char *files[] = {"d/a/1.md",    "d/a.md",           "d/a-.md",      "d/b/2.markdown",
                           "d/B.MD",      "d/notes.txt",      "d/.hidden.md", "d/.hidden/3.md",
                           "d/x.md/4.md", "d/\xE8\xB0\xB7.md"};

    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        make_folder(folders[i]);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        write_file(files[i], TD_SLICE("text"));
    const char *wanted = "d/B.MD\nd/a-.md\nd/a.md\nd/a/1.md\nd/b/2.markdown\nd/x.md/4.md\n"
                         "d/\xE8\xB0\xB7.md\n";
    assert_listed(sandbox, "d", wanted, 0);
    assert_listed(sandbox, "d/", wanted, 0);
    assert_listed(sandbox, "d/empty", "", 0);
    assert_listed(sandbox, "d/a", "d/a/1.md\n", 0);
}

static void test_links_to_folders_are_left_out_and_loops_end(void **state)
{
    struct sandbox *sandbox = *state;

    make_folder("d");
    make_folder("d/a");
    write_file("d/a/1.md", TD_SLICE("text"));
    assert_int_equal(symlink("..", "d/a/up"), 0);
    assert_int_equal(symlink("../a", "d/a/folder.md"), 0);
    assert_int_equal(symlink("a", "d/b"), 0);
    assert_int_equal(symlink("a/1.md", "d/file.md"), 0);
    assert_listed(sandbox, "d", "d/a/1.md\nd/file.md\n", 0);
    assert_listed(sandbox, "d/b", "d/b/1.md\n", 0);
}

static void test_odd_things_with_a_markdown_name_are_listed_so_that_reading_refuses_them(
    void **state)
{
    struct sandbox *sandbox = *state;

    make_folder("d");
    assert_int_equal(mkfifo("d/fifo.md", 0600), 0);
    assert_int_equal(symlink("nowhere", "d/dangling.md"), 0);
    assert_int_equal(symlink("loop.md", "d/loop.md"), 0);
    assert_listed(sandbox, "d", "d/dangling.md\nd/fifo.md\nd/loop.md\n", 0);
}

static void test_a_folder_that_is_not_there_is_an_error(void **state)
{
    struct sandbox *sandbox = *state;
    const char *const *paths = NULL;
    size_t count = 42;

    write_file("x.md", TD_SLICE("text"));
    const char *folders[] = {"", "absent", "x.md"};
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        assert_int_equal(
            td_folder_list(&sandbox->arena, folders[i], NULL, NULL, &paths, &count, &sandbox->err),
            TD_ERR_NO_FILE);
    assert_null(paths);
    assert_int_equal(count, 42);
}

static void test_folders_nested_too_deep_are_complained_of_and_the_walk_goes_on(void **state)
{
    struct sandbox *sandbox = *state;
    TD_CLEANUP(td_buf_release) struct td_buf path;
    td_buf_init(&path, LIMIT_BYTES);

    td_buf_add(&path, TD_SLICE("d"));
    for (int depth = 0; depth < TD_FOLDER_DEPTH_MAX + 10; depth++) {
        make_folder(path.ptr);
        td_buf_add(&path, TD_SLICE("/n"));
    }
    td_buf_add(&path, TD_SLICE(".md"));
    write_file(path.ptr, TD_SLICE("text"));
    write_file("d/z.md", TD_SLICE("text"));
    assert_listed(sandbox, "d", "d/z.md\n", 1);
}

static void test_a_folder_that_cannot_be_read_is_complained_of_and_the_walk_goes_on(void **state)
{
    struct sandbox *sandbox = *state;
    bool is_root = geteuid() == 0; /* who reads everything: somebody else must look */
    uid_t nobody = 65534;

    make_folder("d");
    make_folder("d/closed");
    write_file("d/z.md", TD_SLICE("text"));
    assert_int_equal(chmod(".", 0755) | chmod("d", 0755) | chmod("d/closed", 0), 0);
    if (is_root)
        assert_int_equal(seteuid(nobody), 0);
    assert_listed(sandbox, "d", "d/z.md\n", 1);
    if (is_root)
        assert_int_equal(seteuid(0), 0);
}

static void test_a_list_that_the_arena_cannot_hold_is_out_of_memory(void **state)
{
    struct sandbox *sandbox = *state;
    const char *const *paths = NULL;
    size_t count = 0;

    make_folder("d");
    write_file("d/a.md", TD_SLICE("text"));
    for (size_t limit = 0; limit < 48; limit += 16) {
        TD_CLEANUP(td_arena_release) struct td_arena small;
        td_arena_init(&small, limit);
        assert_int_equal(td_folder_list(&small, "d", NULL, NULL, &paths, &count, &sandbox->err),
                         TD_ERR_MEMORY);
    }
    assert_null(paths);
}

#define IN_SANDBOX(test) cmocka_unit_test_setup_teardown(test, enter_sandbox, leave_sandbox)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SANDBOX(test_a_file_of_any_size_is_read_whole_up_to_the_limit),
        IN_SANDBOX(test_what_is_no_regular_file_is_refused_without_waiting),
        IN_SANDBOX(test_what_is_not_there_has_no_file),
        IN_SANDBOX(test_a_time_that_nanoseconds_do_not_reach_stays_on_its_side),
        IN_SANDBOX(test_two_ways_to_a_file_have_one_id),
        IN_SANDBOX(test_a_pipe_is_read_to_its_end),
        IN_SANDBOX(test_a_path_is_resolved_through_links_and_dots),
        IN_SANDBOX(test_missing_folders_are_made_for_their_owner_alone),
        IN_SANDBOX(test_markdown_files_are_listed_in_byte_order_of_whole_paths),
        IN_SANDBOX(test_links_to_folders_are_left_out_and_loops_end),
        IN_SANDBOX(test_odd_things_with_a_markdown_name_are_listed_so_that_reading_refuses_them),
        IN_SANDBOX(test_a_folder_that_is_not_there_is_an_error),
        IN_SANDBOX(test_folders_nested_too_deep_are_complained_of_and_the_walk_goes_on),
        IN_SANDBOX(test_a_folder_that_cannot_be_read_is_complained_of_and_the_walk_goes_on),
        IN_SANDBOX(test_a_list_that_the_arena_cannot_hold_is_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
