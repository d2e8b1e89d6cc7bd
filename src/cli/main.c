#include "cli/interrupt.h"
#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* Who closed a standard stream gets failures of reading and writing there, as he would; but no file
 * that is opened later must take its number, since results would be written into it. */
static void hold_standard_streams(void)
{
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        if (fcntl(i, F_GETFD) < 0 && errno == EBADF)
            (void)open("/", O_PATH); /* the lowest that is free, which is this one */
    }
}

int main(int argc, char **argv)
{
    hold_standard_streams();
    (void)signal(SIGPIPE, SIG_IGN); /* a write to a closed pipe fails with EPIPE instead */
    enum td_exit exit = td_run(argc, argv);
    td_interrupt_raise();
    return (int)exit;
}
