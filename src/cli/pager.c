#include "cli/pager.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    HELD_MAX_BYTES = 1024 * 1024 * 1024, /* of lines fewer than the screen has */
    NOT_FOUND = 127,                     /* what the shell says of a command that is not there */
};

static const char default_command[] = "command -v less >/dev/null && exec less; exec cat";

const char *td_pager_command(void)
{
    const char *command = getenv("TIDINGS_PAGER");
    if (command == NULL)
        command = getenv("PAGER");
    if (command == NULL)
        command = default_command;
    return command[0] != '\0' && strcmp(command, "cat") != 0 ? command : NULL;
}

/* In the child: standard input is the pipe from here on. */
static void become_pager(const char *command, int input)
{
    (void)signal(SIGPIPE, SIG_DFL);
    (void)setenv("LESS", "FRX", 0);
    (void)setenv("LESSCHARSET", "utf-8", 0);
    (void)setenv("LV", "-c", 0);
    if (dup2(input, STDIN_FILENO) >= 0)
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(NOT_FOUND);
}

/* In the child: false where the pipe is closed and nothing came. */
static bool await_text(int input)
{
    struct pollfd waited = {.fd = input, .events = POLLIN};
    (void)poll(&waited, 1, -1);
    return (waited.revents & POLLIN) != 0;
}

/* The child becomes the pager only when there is text for it. It is begun before that is known,
 * since within the fence no process is. */
static bool begin(struct td_pager *pager)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pager->pid = fork();
    if (pager->pid == 0) {
        close(ends[1]);
        if (await_text(ends[0]))
            become_pager(pager->command, ends[0]);
        _exit(0);
    }
    close(ends[0]);
    pager->pipe = ends[1];
    return pager->pid > 0;
}

static size_t count_lines(struct td_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    return count;
}

/* What stdio calls to write: 0 says that it failed, errno why. */
static ssize_t write_cookie(void *cookie, const char *bytes, size_t len)
{
    struct td_pager *pager = cookie;
    struct td_slice text = {bytes, len};
    if (!pager->is_paging) {
        td_buf_add(&pager->held, text);
        pager->line_count += count_lines(text);
        errno = ENOMEM;
        if (pager->held.failed)
            return 0;
        if (pager->line_count < pager->rows)
            return (ssize_t)len;
        pager->is_paging = true;
        text = td_buf_slice(&pager->held);
    }
    return td_file_write_all(pager->pipe, text) ? (ssize_t)len : 0;
}

enum td_code td_pager_open(struct td_pager *pager, const char *command, size_t rows,
                           struct td_error *err)
{
    static const cookie_io_functions_t functions = {.write = write_cookie};
    *pager = (struct td_pager){.out = stdout, .command = command, .rows = rows, .pipe = -1};
    if (command == NULL)
        return TD_OK;
    td_buf_init(&pager->held, HELD_MAX_BYTES);
    pager->out = fopencookie(pager, "w", functions);
    if (pager->out == NULL)
        return td_fail_memory(err);
    return begin(pager) ? TD_OK
                        : td_fail(err, TD_ERR_IO, "cannot begin a pager: %s", strerror(errno));
}

static int wait_for(pid_t pid)
{
    int status = 0;
    (void)waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

enum td_code td_pager_close(struct td_pager *pager, struct td_error *err)
{
    if (pager->command == NULL || pager->out == NULL)
        return TD_OK;
    (void)fclose(pager->out); /* what it could not write was seen when it was flushed */
    pager->out = NULL;
    bool is_written =
        pager->is_paging || td_file_write_all(STDOUT_FILENO, td_buf_slice(&pager->held));
    int why = errno;
    td_buf_release(&pager->held);
    if (pager->pipe >= 0)
        close(pager->pipe);
    if (pager->pid > 0 && wait_for(pager->pid) == NOT_FOUND)
        return td_fail(err, TD_ERR_IO,
                       "cannot run the pager '%s': --no-pager does without, PAGER names another",
                       pager->command);
    return is_written ? TD_OK
                      : td_fail(err, TD_ERR_IO, "cannot write the results: %s", strerror(why));
}

void td_pager_release(struct td_pager *pager)
{
    struct td_error ignored;
    (void)!td_pager_close(pager, &ignored);
}
