#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

static const int asking[] = {SIGINT, SIGTERM, SIGHUP};
static volatile sig_atomic_t signal_that_came;

static void note_signal(int number)
{
    signal_that_came = number;
}

/* One that is ignored, as by nohup, stays so. */
static void await(int number)
{
    struct sigaction old = {0};
    const struct sigaction once = {
        .sa_handler = note_signal,
        .sa_flags = (int)(SA_RESETHAND | SA_RESTART),
    };
    (void)sigaction(number, NULL, &old);
    if (old.sa_handler == SIG_DFL)
        (void)sigaction(number, &once, NULL);
}

void td_interrupt_await(void)
{
    for (size_t i = 0; signal_that_came == 0 && i < sizeof asking / sizeof *asking; i++)
        await(asking[i]);
}

bool td_interrupt_came(void)
{
    return signal_that_came != 0;
}

void td_interrupt_forget(void)
{
    signal_that_came = 0;
}

void td_interrupt_raise(void)
{
    int number = signal_that_came;
    if (number == 0)
        return;
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}
