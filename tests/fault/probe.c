/* Preloaded into a program (LD_PRELOAD), tries what no command may do, from the midst of its work:
 * when SQLite first gives a row. Says on stderr what came of each, `probe: NAME done` or `probe:
 * NAME refused`. PROBE_INSIDE=F   a file to write in a folder where the program may PROBE_OUTSIDE=F
 * one where it may not */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct sqlite3_stmt;
int sqlite3_step(struct sqlite3_stmt *statement);

static void tell(const char *name, bool is_done)
{
    dprintf(STDERR_FILENO, "probe: %s %s\n", name, is_done ? "done" : "refused");
}

static bool write_file(const char *name)
{
    const char *path = getenv(name);
    int file = path != NULL ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1;
    return file >= 0 && close(file) == 0;
}

static bool is_socket_made(int family, int kind)
{
    int made = socket(family, kind, 0);
    return made >= 0 && close(made) == 0;
}

static bool is_process_made(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid > 0 && waitpid(pid, NULL, 0) == pid;
}

static void probe(void)
{
    char *arguments[] = {NULL};
    tell("write inside", write_file("PROBE_INSIDE"));
    tell("write outside", write_file("PROBE_OUTSIDE"));
    tell("internet", is_socket_made(AF_INET, SOCK_STREAM) || is_socket_made(AF_INET6, SOCK_DGRAM));
    tell("local socket", is_socket_made(AF_UNIX, SOCK_STREAM));
    tell("process", is_process_made());
    (void)execv("/bin/true", arguments);
    tell("program", false);
}

int sqlite3_step(struct sqlite3_stmt *statement)
{
    static int (*step)(struct sqlite3_stmt *);
    if (step == NULL) {
        void *found = dlsym(RTLD_NEXT, "sqlite3_step");
        memcpy(&step, &found, sizeof step);
        probe();
    }
    return step(statement);
}
