#include "base/thread.h"

#include <signal.h>

bool td_thread_start(pthread_t *ret_thread, void *(*run)(void *), void *context)
{
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    bool is_started = pthread_create(ret_thread, NULL, run, context) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return is_started;
}
