#include "support/cmocka.h"

#include "cli/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { ROWS = 10, TEXT_MAX_BYTES = 4096, MANY_LINES = 100 * 1000 };

/* Standard output while a pager is tried, where what comes of it is read or lost. */
struct outlet {
    int file;
    int usual;
};

static struct outlet redirect(int file)
{
    struct outlet outlet = {file, dup(STDOUT_FILENO)};
    (void)fflush(stdout);
    assert_true(outlet.file >= 0 && outlet.usual >= 0);
    assert_true(dup2(outlet.file, STDOUT_FILENO) >= 0);
    return outlet;
}

static void restore(const struct outlet *outlet, char ret_text[TEXT_MAX_BYTES])
{
    assert_true(dup2(outlet->usual, STDOUT_FILENO) >= 0);
    ssize_t len = pread(outlet->file, ret_text, TEXT_MAX_BYTES - 1, 0);
    ret_text[len > 0 ? len : 0] = '\0';
    assert_int_equal(close(outlet->file) | close(outlet->usual), 0);
}

static int open_nameless(void)
{
    return open("/tmp", O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
}

/* What stands in standard output once so many lines went through the pager. */
static enum td_code page(const char *command, size_t lines, int file, char ret_text[TEXT_MAX_BYTES],
                         struct td_error *err)
{
    struct td_pager pager;
    struct outlet outlet = redirect(file);
    enum td_code code = td_pager_open(&pager, command, ROWS, err);
    for (size_t i = 0; code == TD_OK && i < lines; i++)
        (void)fputs("a line\n", pager.out);
    if (code == TD_OK) {
        (void)fflush(pager.out);
        code = td_pager_close(&pager, err);
    }
    td_pager_release(&pager);
    restore(&outlet, ret_text);
    return code;
}

static void test_few_lines_pass_the_pager_by(void **state)
{
    char text[TEXT_MAX_BYTES];
    struct td_error err;
    (void)state;
    assert_int_equal(page("sed 's/^/page: /'", 2, open_nameless(), text, &err), TD_OK);
    assert_string_equal(text, "a line\na line\n");
    assert_int_equal(page("sed 's/^/page: /'", ROWS, open_nameless(), text, &err), TD_OK);
    assert_true(strncmp(text, "page: a line\npage: a line\n", 26) == 0);
}

static void test_a_screen_that_cannot_be_written_to_is_told(void **state)
{
    char text[TEXT_MAX_BYTES];
    struct td_error err;
    (void)state;
    assert_int_equal(page("cat; true", 2, open("/dev/full", O_RDWR | O_CLOEXEC), text, &err),
                     TD_ERR_IO);
    assert_string_equal(err.message, "cannot write the results: No space left on device");
}

static void test_a_pager_that_cannot_be_begun_is_told(void **state)
{
    struct rlimit usual;
    struct td_pager pager;
    struct td_error err;
    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const struct rlimit none = {0, usual.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    enum td_code code = td_pager_open(&pager, "cat; true", ROWS, &err);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_int_equal(code, TD_ERR_IO);
    assert_string_equal(err.message, "cannot begin a pager: Too many open files");
    td_pager_release(&pager);
}

static void test_a_reader_who_leaves_early_or_a_pager_that_is_killed_is_no_failure(void **state)
{
    static const char *const commands[] = {"true", "kill -9 $$"};
    char text[TEXT_MAX_BYTES];
    struct td_error err;
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        assert_int_equal(page(commands[i], MANY_LINES, open_nameless(), text, &err), TD_OK);
}

static void test_nobody_reading_shows_in_the_stream(void **state)
{
    struct td_pager pager;
    struct td_error err;
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN);
    assert_int_equal(td_pager_open(&pager, "true", ROWS, &err), TD_OK);
    for (size_t i = 0; i < MANY_LINES; i++)
        (void)fputs("a line\n", pager.out);
    errno = 0;
    (void)fputs("a line\n", pager.out);
    assert_int_not_equal(fflush(pager.out), 0);
    assert_int_equal(errno, EPIPE);
    assert_int_equal(td_pager_close(&pager, &err), TD_OK);
}

static void test_a_pager_that_is_not_there_is_named(void **state)
{
    char text[TEXT_MAX_BYTES];
    struct td_error err;
    (void)state;
    assert_int_equal(page("no-such-pager-here 2>/dev/null", ROWS, open_nameless(), text, &err),
                     TD_ERR_IO);
    assert_non_null(strstr(err.message, "cannot run the pager 'no-such-pager-here"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_few_lines_pass_the_pager_by),
        cmocka_unit_test(test_a_screen_that_cannot_be_written_to_is_told),
        cmocka_unit_test(test_a_pager_that_cannot_be_begun_is_told),
        cmocka_unit_test(test_a_reader_who_leaves_early_or_a_pager_that_is_killed_is_no_failure),
        cmocka_unit_test(test_nobody_reading_shows_in_the_stream),
        cmocka_unit_test(test_a_pager_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
