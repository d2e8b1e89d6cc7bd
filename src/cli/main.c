#include "cli/interrupt.h"
#include "cli/run.h"

#include <signal.h>

int main(int argc, char **argv)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a write to a closed pipe fails with EPIPE instead */
    enum td_exit exit = td_run(argc, argv);
    td_interrupt_raise();
    return (int)exit;
}
