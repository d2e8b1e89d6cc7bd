#include "fault/apart.h"

#include "cli/exit_code.h"
#include "cli/run.h"
#include "fault/allocations.h"
#include "fault/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    TEXT_MAX_BYTES = 1024 * 1024, /* of what a command writes */
    ARGUMENT_MAX_BYTES = 128,
    HANGS_SECONDS = 60,
};

struct told {
    unsigned long counted;
    long held;
};

/* The time of day stands still for all runs, and SQLite draws the same numbers (in live), so that
 * those that do the same write the same bytes. */
time_t time(time_t *ret_now)
{
    const time_t now = 1785000000;
    if (ret_now != NULL)
        *ret_now = now;
    return now;
}

/* gcov's, where the program was built for it. */
__attribute__((weak)) void dump_coverage(void) __asm__("__gcov_dump");

bool runs_are_counted(void)
{
    return dump_coverage != NULL;
}

void run_init(struct run *run)
{
    run->out = malloc(TEXT_MAX_BYTES);
    run->err = malloc(TEXT_MAX_BYTES);
    run->told =
        mmap(NULL, sizeof *run->told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (run->out == NULL || run->err == NULL || run->told == MAP_FAILED)
        abort();
}

void run_release(struct run *run)
{
    free(run->out);
    free(run->err);
    munmap(run->told, sizeof *run->told);
}

static void redirect(const char *path, int descriptor, int flags)
{
    int file = open(path, flags, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(EXIT_FAILURE);
    close(file);
}

static int run_here(const char *const *arguments)
{
    static char words[ARGUMENTS_MAX + 3][ARGUMENT_MAX_BYTES] = {"tidings", "--archive",
                                                                "archive.db"};
    char *argv[ARGUMENTS_MAX + 4] = {words[0], words[1], words[2]};
    int argc = 3;
    for (; arguments[argc - 3] != NULL; argc++) {
        snprintf(words[argc], sizeof words[argc], "%s", arguments[argc - 3]);
        argv[argc] = words[argc];
    }
    return (int)td_run(argc, argv);
}

/* A crash ends the process: cmocka's handlers would go on with the test in it. */
static void crash_as_usual(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        (void)signal(signals[i], SIG_DFL);
}

/* The whole life of the process of a command. */
static void live(const char *const *arguments, const struct failing *failing, struct told *told)
{
    redirect("/dev/null", STDIN_FILENO, O_RDONLY);
    redirect("out.txt", STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    redirect("err.txt", STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    crash_as_usual();
    alarm(HANGS_SECONDS);
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, 1, NULL);
    sqlite3_shutdown();
    long held = allocations_held();
    counter_begin(failing->counter, failing->number, failing->for_good);
    int exit = run_here(arguments);
    told->counted = counter_end(failing->counter);
    fflush(stdout);
    sqlite3_shutdown();
    told->held = allocations_held() - held;
    if (runs_are_counted())
        dump_coverage();
    _exit(exit);
}

static void read_text(const char *path, char *ret_text)
{
    int file = open(path, O_RDONLY);
    ssize_t len = file >= 0 ? read(file, ret_text, TEXT_MAX_BYTES - 1) : 0;
    ret_text[len > 0 ? len : 0] = '\0';
    if (file >= 0)
        close(file);
}

static void run_child(const char *const *arguments, const struct failing *failing,
                      struct trace *trace, struct run *run)
{
    int status = 0;
    run->told->counted = 0;
    run->told->held = 0;
    pid_t child = fork();
    if (child == 0) {
        if (trace != NULL)
            counter_trace(failing->counter, trace);
        live(arguments, failing, run->told);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    read_text("out.txt", run->out);
    read_text("err.txt", run->err);
    run->exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    run->counted = run->told->counted;
    run->held = run->told->held;
}

void run_apart(const char *const *arguments, const struct failing *failing, struct run *run)
{
    run_child(arguments, failing, NULL, run);
}

void run_calm(const char *const *arguments, struct counter *counter, struct run *run)
{
    const struct failing none = {.counter = counter};
    run_child(arguments, &none, NULL, run);
}

void run_traced(const char *const *arguments, struct counter *counter, struct trace *trace,
                struct run *run)
{
    const struct failing none = {.counter = counter};
    run_child(arguments, &none, trace, run);
}

/* The last message may name the copy that an upgrade left; notes may stand before it. */
bool run_says_that_memory_is_out(const struct run *run)
{
    static const char message[] = "out of memory";
    const char *found = strstr(run->err, message);
    const char *rest = found != NULL ? found + strlen(message) : "";
    return run->exit == TD_EXIT_MEMORY && strncmp(run->err, "tidings: ", 9) == 0 &&
           (strcmp(rest, "\n") == 0 ||
            strcmp(rest, "; the archive as it was is kept as archive.db.schema-1\n") == 0);
}
