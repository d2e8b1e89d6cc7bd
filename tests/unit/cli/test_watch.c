#include "support/cmocka.h"

#include "base/file.h"
#include "cli/watch.h"
#include "fault/wrap.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <ftw.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* inotify as the system may give it: what it refuses, what is watched, and what it tells of, turn
 * by turn. It is a pipe here. */
enum { TURNS_MAX = 8, ENDLESS = 1000, NAME_BYTES = 32 };

struct told {
    uint32_t mask;
    const char *name; /* of what changed; NULL: none is told */
};

static struct inotify {
    int refuses_all;    /* why there is no inotify at all, by errno; 0: there is */
    int refuses_folder; /* … why no folder can be watched */
    int refuses_tree;   /* … why no tree can be read */
    int breaks_tree;    /* … why reading one ends too early */
    size_t watched;
    struct told turns[TURNS_MAX];
    size_t turn_count, turn, waits;
    bool is_endless; /* the last turn comes again and again */
    int pipe[2];
} inotify;

#define WRAP(result, name, ...) WRAP_PREFIXED("", result, name, __VA_ARGS__)

WRAP(int, inotify_init1, int flags)
{
    errno = inotify.refuses_all;
    return errno != 0 || pipe2(inotify.pipe, O_NONBLOCK | O_CLOEXEC) != 0
               ? -1
               : inotify.pipe[flags == (IN_CLOEXEC | IN_NONBLOCK) ? 0 : 1];
}

WRAP(int, inotify_add_watch, int descriptor, const char *path, uint32_t mask)
{
    (void)path;
    assert_int_equal(descriptor, inotify.pipe[0]);
    assert_true((mask & IN_ONLYDIR) != 0);
    errno = inotify.refuses_folder;
    inotify.watched += errno == 0;
    return errno != 0 ? -1 : 1;
}

WRAP(FTS *, fts64_open, char *const *paths, int options,
     int (*compare)(const FTSENT **, const FTSENT **))
{
    errno = inotify.refuses_tree;
    return errno != 0 ? NULL : REAL(fts64_open)(paths, options, compare);
}

WRAP(FTSENT *, fts64_read, FTS *tree)
{
    if (inotify.breaks_tree == 0 || inotify.watched == 0)
        return REAL(fts64_read)(tree);
    errno = inotify.breaks_tree;
    return NULL;
}

static void tell(const struct told *told)
{
    struct inotify_event event = {.mask = told->mask, .len = told->name != NULL ? NAME_BYTES : 0};
    char bytes[sizeof event + NAME_BYTES] = {0};
    memcpy(bytes, &event, sizeof event);
    (void)snprintf(bytes + sizeof event, NAME_BYTES, "%s", told->name != NULL ? told->name : "");
    assert_int_equal(write(inotify.pipe[1], bytes, sizeof event + event.len),
                     sizeof event + event.len);
}

WRAP(int, poll, struct pollfd *waited, nfds_t count, int timeout_ms)
{
    (void)waited;
    (void)count;
    (void)timeout_ms;
    if (inotify.turn == inotify.turn_count)
        return 0;
    assert_true(++inotify.waits < ENDLESS);
    tell(&inotify.turns[inotify.turn]);
    inotify.turn += !inotify.is_endless || inotify.turn + 1 < inotify.turn_count;
    return 1;
}

static bool is_over(void)
{
    return inotify.turn == inotify.turn_count;
}

static bool never(void)
{
    return false;
}

static char folder[] = "tree", file[] = "tree/a.md";

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static int enter_sandbox(void **state)
{
    static char home[64];
    (void)snprintf(home, sizeof home, "/tmp/tidings-test-XXXXXX");
    inotify = (struct inotify){.pipe = {-1, -1}};
    *state = home;
    return mkdtemp(home) == NULL || chdir(home) != 0 || mkdir("tree", 0700) != 0 ||
           mkdir("tree/below", 0700) != 0 || mkdir("tree/.git", 0700) != 0 ||
           mkdir("tree/.git/refs", 0700) != 0;
}

static int leave_sandbox(void **state)
{
    (void)close(inotify.pipe[1]);
    return chdir("/") + nftw(*state, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static enum td_code open_watch(char *path, struct td_watch *watch, struct td_error *err)
{
    static char *paths[1];
    paths[0] = path;
    return td_watch_open(paths, 1, watch, err);
}

static void assert_refused(char *path, enum td_code code, const char *message)
{
    struct td_watch watch = {.descriptor = -1};
    struct td_error err;
    assert_int_equal(open_watch(path, &watch, &err), code);
    assert_string_equal(err.message, message);
    assert_int_equal(watch.descriptor, -1);
    td_watch_close(&watch);
}

static void test_folders_that_are_not_hidden_are_watched(void **state)
{
    static const struct {
        char *path;
        size_t folders;
    } cases[] = {{folder, 2}, {file, 1}, {&file[sizeof "tree/" - 1], 1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TD_CLEANUP(td_watch_close) struct td_watch watch;
        struct td_error err;
        inotify.watched = 0;
        assert_int_equal(open_watch(cases[i].path, &watch, &err), TD_OK);
        assert_int_equal(inotify.watched, cases[i].folders);
    }
}

static void test_what_the_system_refuses_is_told(void **state)
{
    (void)state;
    inotify.refuses_all = EMFILE;
    assert_refused(folder, TD_ERR_IO, "cannot watch files: Too many open files");
    inotify.refuses_all = 0;
    inotify.refuses_folder = ENOSPC;
    assert_refused(folder, TD_ERR_IO,
                   "cannot watch 'tree': too many folders; raise fs.inotify.max_user_watches");
    assert_refused(file, TD_ERR_IO,
                   "cannot watch 'tree': too many folders; raise fs.inotify.max_user_watches");
    inotify.refuses_folder = EIO;
    assert_refused(folder, TD_ERR_IO, "cannot watch 'tree': Input/output error");
    inotify.refuses_folder = 0;
    inotify.refuses_tree = EIO;
    assert_refused(folder, TD_ERR_IO, "cannot watch 'tree': Input/output error");
    inotify.refuses_tree = 0;
    inotify.breaks_tree = ENOMEM;
    assert_refused(folder, TD_ERR_IO, "cannot watch 'tree': Cannot allocate memory");
}

static void test_a_path_that_is_too_long_is_told(void **state)
{
    static char path[TD_PATH_MAX_BYTES + 8];
    struct td_watch watch = {.descriptor = -1};
    struct td_error err;
    (void)state;
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 3] = '/';
    assert_int_equal(open_watch(path, &watch, &err), TD_ERR_IO);
    assert_non_null(strstr(err.message, "File name too long"));
}

static void test_a_folder_that_is_gone_or_locked_is_passed_over(void **state)
{
    static const int reasons[] = {ENOENT, ENOTDIR, EACCES};
    (void)state;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        TD_CLEANUP(td_watch_close) struct td_watch watch;
        struct td_error err;
        inotify.refuses_folder = reasons[i];
        assert_int_equal(open_watch(folder, &watch, &err), TD_OK);
    }
}

/* Whether what is told of ends the waiting, before it is over. */
static bool wakes(struct told told)
{
    TD_CLEANUP(td_watch_close) struct td_watch watch;
    struct td_error err;
    bool is_changed = false;
    assert_int_equal(open_watch(folder, &watch, &err), TD_OK);
    inotify.turns[0] = told;
    inotify.turns[1] = (struct told){IN_CREATE, ".hidden"};
    inotify.turn_count = 2;
    inotify.turn = 0;
    assert_int_equal(td_watch_wait(&watch, is_over, &is_changed, &err), TD_OK);
    (void)close(inotify.pipe[1]);
    return is_changed;
}

static void test_digests_and_folders_wake_and_nothing_else_does(void **state)
{
    (void)state;
    assert_true(wakes((struct told){IN_CLOSE_WRITE, "a.md"}));
    assert_true(wakes((struct told){IN_DELETE, "a.markdown"}));
    assert_true(wakes((struct told){IN_CREATE | IN_ISDIR, "below"}));
    assert_false(wakes((struct told){IN_CREATE | IN_ISDIR, ".git"}));
    assert_false(wakes((struct told){IN_CLOSE_WRITE, ".a.md.swp"}));
    assert_false(wakes((struct told){IN_CLOSE_WRITE, "notes.txt"}));
    assert_false(wakes((struct told){IN_IGNORED, NULL}));
}

static void test_events_that_were_lost_count_as_a_change(void **state)
{
    (void)state;
    assert_true(wakes((struct told){IN_Q_OVERFLOW, NULL}));
}

static void test_a_change_is_told_when_all_is_quiet_or_after_a_while(void **state)
{
    TD_CLEANUP(td_watch_close) struct td_watch watch;
    struct td_error err;
    bool is_changed = false;
    (void)state;
    assert_int_equal(open_watch(folder, &watch, &err), TD_OK);
    inotify.turns[0] = inotify.turns[1] = (struct told){IN_CLOSE_WRITE, "a.md"};
    inotify.turn_count = 2;
    assert_int_equal(td_watch_wait(&watch, never, &is_changed, &err), TD_OK);
    assert_true(is_changed && is_over());
    inotify.turn = inotify.waits = 0;
    inotify.is_endless = true;
    assert_int_equal(td_watch_wait(&watch, never, &is_changed, &err), TD_OK);
    assert_int_equal(inotify.waits, 1 + TD_WATCH_MOST_MS / TD_WATCH_QUIET_MS);
}

static void test_folders_that_came_are_watched_before_the_change_is_told(void **state)
{
    TD_CLEANUP(td_watch_close) struct td_watch watch;
    struct td_error err;
    bool is_changed = false;
    (void)state;
    assert_int_equal(open_watch(folder, &watch, &err), TD_OK);
    assert_int_equal(mkdir("tree/new", 0700), 0);
    inotify.watched = 0;
    inotify.turns[0] = (struct told){IN_CREATE | IN_ISDIR, "new"};
    inotify.turn_count = 1;
    assert_int_equal(td_watch_wait(&watch, never, &is_changed, &err), TD_OK);
    assert_int_equal(inotify.watched, 3);
    inotify.refuses_folder = ENOSPC;
    inotify.turn = 0;
    assert_int_equal(td_watch_wait(&watch, never, &is_changed, &err), TD_ERR_IO);
}

#define IN_SANDBOX(test) cmocka_unit_test_setup_teardown(test, enter_sandbox, leave_sandbox)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SANDBOX(test_folders_that_are_not_hidden_are_watched),
        IN_SANDBOX(test_what_the_system_refuses_is_told),
        IN_SANDBOX(test_a_path_that_is_too_long_is_told),
        IN_SANDBOX(test_a_folder_that_is_gone_or_locked_is_passed_over),
        IN_SANDBOX(test_digests_and_folders_wake_and_nothing_else_does),
        IN_SANDBOX(test_events_that_were_lost_count_as_a_change),
        IN_SANDBOX(test_a_change_is_told_when_all_is_quiet_or_after_a_while),
        IN_SANDBOX(test_folders_that_came_are_watched_before_the_change_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
