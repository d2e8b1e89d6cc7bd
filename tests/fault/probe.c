/* Preloaded into a program (LD_PRELOAD), tries what no command may do, from the midst of its work:
 * when SQLite first reads from the archive. Says on stderr what came of each, `probe: NAME done` or
 * `probe: NAME refused`. PROBE_INSIDE=F   a file to write in a folder where the program may
 * PROBE_OUTSIDE=F one where it may not */
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

/* The C library's, which SQLite calls whether it stands within the program or beside it. */
ssize_t pread64(int file, void *bytes, size_t size, off64_t at)
{
    static ssize_t (*read_at)(int, void *, size_t, off64_t);
    if (read_at == NULL) {
        void *found = dlsym(RTLD_NEXT, "pread64");
        memcpy(&read_at, &found, sizeof read_at);
        probe();
    }
    return read_at(file, bytes, size, at);
}
