#include "support/cmocka.h"

#include "cli/clock.h"
#include "cli/progress.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { TEXT_MAX_BYTES = 256 };

static int usual, file;

static int redirect(void **state)
{
    (void)state;
    (void)fflush(stderr);
    usual = dup(STDERR_FILENO);
    file = open("/tmp", O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
    return usual < 0 || file < 0 || dup2(file, STDERR_FILENO) < 0 ? -1 : 0;
}

static int restore(void **state)
{
    (void)state;
    return dup2(usual, STDERR_FILENO) < 0 ? -1 : close(usual) | close(file);
}

/* All that was written since the last time. */
static void assert_written(const char *expected)
{
    char text[TEXT_MAX_BYTES];
    ssize_t len = pread(file, text, sizeof text - 1, 0);
    assert_true(len >= 0);
    text[len] = '\0';
    assert_string_equal(text, expected);
    assert_int_equal(ftruncate(file, 0) | (int)lseek(file, 0, SEEK_SET), 0);
}

/* One that has not drawn for long. */
static struct td_progress overdue(void)
{
    return (struct td_progress){.is_on = true, .begun = td_clock_seconds() - 10, .drawn = -1000};
}

static void test_what_is_counted_is_told_with_what_there_is_in_all(void **state)
{
    struct td_progress progress = overdue();
    (void)state;
    td_progress_count(&progress, "comparing posts", 3, 10);
    assert_written("\r\033[Kcomparing posts: 3 of 10");
    progress = overdue();
    td_progress_count(&progress, "reading pages", 3, 0);
    assert_written("\r\033[Kreading pages…");
}

static void test_a_line_is_drawn_when_it_is_due_and_where_it_is_wanted(void **state)
{
    struct td_progress progress = overdue();
    (void)state;
    progress.drawn = td_clock_seconds() + 1000;
    td_progress_count(&progress, "reading pages", 3, 0);
    progress = overdue();
    progress.is_on = false;
    td_progress_count(&progress, "reading pages", 3, 0);
    assert_written("");
}

static void test_an_import_tells_its_speed_once_a_file_is_done(void **state)
{
    struct td_progress progress = overdue();
    (void)state;
    td_progress_show(&progress, &(struct td_import_progress){.files_in_all = 100});
    assert_written("");
    td_progress_show(&progress,
                     &(struct td_import_progress){.files = 50, .files_in_all = 100, .items = 7});
    assert_written("\r\033[K50 of 100 files, 7 items, 5 files/s, 10 s left");
}

static void test_a_line_that_is_shown_is_taken_back_once(void **state)
{
    struct td_progress progress = overdue();
    (void)state;
    td_progress_erase(&progress);
    assert_written("");
    td_progress_count(&progress, "reading pages", 3, 0);
    assert_written("\r\033[Kreading pages…");
    td_progress_erase(&progress);
    td_progress_erase(&progress);
    assert_written("\r\033[K");
}

#define REDIRECTED(test) cmocka_unit_test_setup_teardown(test, redirect, restore)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REDIRECTED(test_what_is_counted_is_told_with_what_there_is_in_all),
        REDIRECTED(test_a_line_is_drawn_when_it_is_due_and_where_it_is_wanted),
        REDIRECTED(test_an_import_tells_its_speed_once_a_file_is_done),
        REDIRECTED(test_a_line_that_is_shown_is_taken_back_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
