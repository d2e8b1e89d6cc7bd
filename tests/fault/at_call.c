/* Runs a program and sends it a signal when it enters its system call number N, over all threads.
 *
 * usage: at-call N SIGNAL PROGRAM [ARGUMENT…]
 *
 * Ends as the program did. Where COUNT_CALLS names a file, the number of calls is written there. */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CALL_STOP = SIGTRAP | 0x80, USAGE = 64 };

static unsigned long count;

static void fail(const char *what)
{
    fprintf(stderr, "at-call: %s: %s\n", what, strerror(errno));
    exit(USAGE);
}

static pid_t start(char **program)
{
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child > 0)
        return child;
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0 || raise(SIGSTOP) != 0)
        fail("ptrace");
    execv(program[0], program);
    fail(program[0]);
    return 0;
}

/* Whether a stopped thread is at the beginning of a call, not at its end. */
static bool is_entry(pid_t thread)
{
    struct __ptrace_syscall_info info;
    long size = ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info);
    return size > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY;
}

/* A number where ptrace takes numbers as pointers. */
static void *data_of(long number)
{
    union {
        long number;
        void *pointer;
    } data = {.number = number};
    return data.pointer;
}

/* What a stopped thread is to be handed on: a signal of its own, or 0. */
static int signal_of(int status)
{
    int number = WSTOPSIG(status);
    bool is_of_tracing = number == CALL_STOP || number == SIGTRAP || status >> 16 != 0;
    return is_of_tracing || number == SIGSTOP ? 0 : number; /* new threads begin with SIGSTOP */
}

static int follow(pid_t child, unsigned long at, int number)
{
    int status = 0;
    while (true) {
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0)
            fail("waitpid");
        if (WIFSTOPPED(status)) {
            if (WSTOPSIG(status) == CALL_STOP && is_entry(thread) && ++count == at)
                (void)kill(child, number);
            (void)ptrace(PTRACE_SYSCALL, thread, NULL, data_of(signal_of(status)));
        } else if (thread == child) {
            return status;
        }
    }
}

static void write_count(const char *path)
{
    FILE *file = path != NULL ? fopen(path, "we") : NULL;
    if (file == NULL)
        return;
    fprintf(file, "%lu\n", count);
    (void)fclose(file);
}

int main(int argc, char **argv)
{
    const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
    int status = 0;
    if (argc < 4)
        return USAGE;
    unsigned long at = strtoul(argv[1], NULL, 10);
    int number = (int)strtol(argv[2], NULL, 10);
    pid_t child = start(argv + 3);
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status) ||
        ptrace(PTRACE_SETOPTIONS, child, NULL, data_of(options)) != 0 ||
        ptrace(PTRACE_SYSCALL, child, NULL, NULL) != 0)
        fail("cannot trace");
    status = follow(child, at, number);
    write_count(getenv("COUNT_CALLS"));
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    (void)signal(WTERMSIG(status), SIG_DFL);
    (void)raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}
