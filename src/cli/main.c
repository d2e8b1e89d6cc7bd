#include "cli/run.h"

#include <signal.h>

int main(int argc, char **argv)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a write to a closed pipe fails with EPIPE instead */
    return (int)td_run(argc, argv);
}
