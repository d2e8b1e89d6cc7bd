#include "support/cmocka.h"

#include "base/sanitized.h"
#include "cli/fence.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unicode/uvernum.h>
#include <unistd.h>

/* One thing that is tried from within, in a process of its own. */
typedef bool (*trial_fn)(void);

static char folder[64];

static int remove_entry(const char *path, const struct stat *found, int kind, struct FTW *place)
{
    (void)found;
    (void)kind;
    (void)place;
    return remove(path);
}

static int enter_sandbox(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof folder, "/tmp/tidings-test-XXXXXX");
    if (mkdtemp(folder) == NULL || chdir(folder) != 0 || mkdir("in", 0700) != 0 ||
        mkdir("out", 0700) != 0)
        return -1;
    int file = open("out/old", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    return file < 0 || symlink("../in/linked", "out/link") != 0 ? -1 : close(file);
}

static int leave_sandbox(void **state)
{
    (void)state;
    return chdir("/") + nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* 0 or less: none. */
static long landlock_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static bool has_landlock(void)
{
    return landlock_version() > 0;
}

/* Whether the trial came out true in a process that entered the fence, `writable` its one place. */
static bool within(const char *writable, trial_fn trial)
{
    int status = 0;
    const char *const paths[] = {NULL, writable};
    unsigned wanted = TD_FENCE_CALLS | (has_landlock() ? TD_FENCE_FILES : 0U);
    pid_t pid = fork();
    if (pid == 0)
        _exit(td_fence_enter(paths, 2) != wanted ? 2 : trial() ? 0 : 1);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_not_equal(WEXITSTATUS(status), 2);
    return WEXITSTATUS(status) == 0;
}

/* As an older kernel, or a container that knows no better, answers one call from here on. */
static bool lacks(uint32_t call)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* What is held where the system lacks the calls. */
static unsigned held_without(const uint32_t *calls, size_t count)
{
    enum { NOT_TRIED = 64 };
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        const char *const paths[] = {"in"};
        bool is_ready = true;
        for (size_t i = 0; i < count; i++)
            is_ready = is_ready && lacks(calls[i]);
        _exit(is_ready ? (int)td_fence_enter(paths, 1) : NOT_TRIED);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return (unsigned)WEXITSTATUS(status);
}

static bool is_refused(long result)
{
    return result < 0 && (errno == EPERM || errno == EACCES);
}

static int make(const char *path)
{
    return open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

static bool can_write_inside(void)
{
    return make("in/new") >= 0 && rename("in/new", "in/newer") == 0 &&
           open("in/newer", O_RDWR | O_TRUNC | O_CLOEXEC) >= 0 && mkdir("in/below", 0700) == 0 &&
           make("in/below/new") >= 0 && unlink("in/below/new") == 0;
}

static bool can_read_outside(void)
{
    return open("out/old", O_RDONLY | O_CLOEXEC) >= 0 &&
           open("out", O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0;
}

static bool is_writing_outside_refused(void)
{
    if (!has_landlock())
        return true;
    return is_refused(make("out/new")) && is_refused(open("out/old", O_WRONLY | O_CLOEXEC)) &&
           (landlock_version() < 3 ||
            is_refused(open("out/old", O_RDONLY | O_TRUNC | O_CLOEXEC))) &&
           is_refused(unlink("out/old")) && is_refused(mkdir("out/below", 0700)) &&
           is_refused(rename("out/old", "out/other")) && is_refused(symlink("a", "out/other")) &&
           is_refused(mkfifo("out/fifo", 0600)) && rename("out/old", "in/old") != 0 &&
           link("out/old", "in/old") != 0;
}

static bool is_changing_what_is_known_of_a_file_refused(void)
{
    return is_refused(chmod("out/old", 0644)) && is_refused(truncate("out/old", 0)) &&
           is_refused(chown("out/old", 0, 0)) &&
           is_refused(utimensat(AT_FDCWD, "out/old", NULL, 0));
}

static bool is_the_network_refused(void)
{
    static const int families[] = {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK, AF_PACKET};
    int ends[2];
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (!is_refused(socket(families[i], SOCK_STREAM, 0)) ||
            !is_refused(socket(families[i], SOCK_DGRAM, 0)))
            return false;
    }
    return is_refused(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

static bool is_a_program_refused(void)
{
    char name[] = "true";
    char *const arguments[] = {name, NULL};
    return is_refused(execv("/bin/true", arguments)) && is_refused(fork()) &&
           is_refused(syscall(SYS_ptrace, 16L /* PTRACE_ATTACH */, getppid(), 0, 0));
}

static bool is_another_process_refused(void)
{
    return is_refused(kill(getppid(), 0)) && (TD_IS_SANITIZED == 1 || is_a_program_refused());
}

static bool is_the_wide_door_refused(void)
{
    return is_refused(syscall(SYS_io_uring_setup, 1, NULL)) &&
           is_refused(syscall(SYS_bpf, 0, NULL, 0)) &&
           is_refused(syscall(SYS_keyctl, 0, 0, 0, 0, 0)) &&
           is_refused(syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */));
}

static bool is_typing_refused(void)
{
    char typed = 'x';
    int terminal = posix_openpt(O_RDONLY | O_NOCTTY);
    return terminal < 0 ? false : is_refused(ioctl(terminal, TIOCSTI, &typed));
}

static bool is_the_other_number_refused(void)
{
#if defined(__x86_64__)
    return syscall(0x40000000 | SYS_socket, AF_INET, SOCK_STREAM, 0) < 0 && errno == ENOSYS;
#else
    return true;
#endif
}

static void *answer(void *context)
{
    *(bool *)context = is_refused(socket(AF_INET, SOCK_STREAM, 0)) &&
                       (!has_landlock() || is_refused(make("out/new")));
    return NULL;
}

static bool is_a_thread_within_too(void)
{
    bool is_within = false;
    pthread_t thread;
    return pthread_create(&thread, NULL, answer, &is_within) == 0 &&
           pthread_join(thread, NULL) == 0 && is_within;
}

static bool can_load_a_library(void)
{
    return dlopen("libicuuc.so." U_ICU_VERSION_SHORT, RTLD_NOW) != NULL;
}

static bool can_raise_a_signal(void)
{
    (void)signal(SIGTERM, SIG_IGN);
    return raise(SIGTERM) == 0;
}

static bool can_write_beside_the_file(void)
{
    return make("out/archive.db") >= 0 && make("out/archive.db-wal") >= 0;
}

static bool can_write_behind_the_link(void)
{
    return make("in/linked-wal") >= 0 && (!has_landlock() || is_refused(make("out/link-wal")));
}

static void test_writing_is_free_inside_alone(void **state)
{
    (void)state;
    assert_true(within("in", can_write_inside));
    assert_true(within("in", can_read_outside));
    assert_true(within("in", is_writing_outside_refused));
    assert_true(within(NULL, is_writing_outside_refused));
    assert_true(within("in", is_changing_what_is_known_of_a_file_refused));
}

static void test_a_file_stands_for_its_folder(void **state)
{
    (void)state;
    assert_true(within("out/archive.db", can_write_beside_the_file));
    assert_true(within("out/old", can_write_beside_the_file));
    assert_int_equal(close(make("in/linked")), 0);
    assert_true(within("out/link", can_write_behind_the_link));
}

static void test_network_and_processes_are_refused(void **state)
{
    (void)state;
    assert_true(within("in", is_the_network_refused));
    assert_true(within("in", is_another_process_refused));
    assert_true(within("in", is_the_wide_door_refused));
    assert_true(within("in", is_the_other_number_refused));
    assert_true(within("in", is_typing_refused));
}

/* Without prctl both are out: the filter of calls comes by it. */
static void test_what_the_system_cannot_hold_is_not_said_to_be_held(void **state)
{
    const uint32_t landlock[] = {SYS_landlock_create_ruleset};
    const uint32_t restricting[] = {SYS_landlock_restrict_self};
    const uint32_t both[] = {SYS_landlock_create_ruleset, SYS_prctl};
    (void)state;
    assert_int_equal(held_without(landlock, 1), TD_FENCE_CALLS);
    assert_int_equal(held_without(restricting, 1), TD_FENCE_CALLS);
    assert_int_equal(held_without(both, 2), 0);
}

static void test_threads_libraries_and_signals_work_within(void **state)
{
    (void)state;
    assert_true(within("in", is_a_thread_within_too));
    assert_true(within("in", can_load_a_library));
    assert_true(within("in", can_raise_a_signal));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_writing_is_free_inside_alone, enter_sandbox,
                                        leave_sandbox),
        cmocka_unit_test_setup_teardown(test_a_file_stands_for_its_folder, enter_sandbox,
                                        leave_sandbox),
        cmocka_unit_test_setup_teardown(test_network_and_processes_are_refused, enter_sandbox,
                                        leave_sandbox),
        cmocka_unit_test_setup_teardown(test_what_the_system_cannot_hold_is_not_said_to_be_held,
                                        enter_sandbox, leave_sandbox),
        cmocka_unit_test_setup_teardown(test_threads_libraries_and_signals_work_within,
                                        enter_sandbox, leave_sandbox),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
