#include "base/thread.h"

#include <signal.h>

bool td_thread_start(pthread_t *ret_thread, void *(*run)(void *), void *context)
{
    pthread_attr_t attributes;
    sigset_t all;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    sigfillset(&all);
    bool is_started = pthread_attr_setsigmask_np(&attributes, &all) == 0 &&
                      pthread_create(ret_thread, &attributes, run, context) == 0;
    pthread_attr_destroy(&attributes);
    return is_started;
}
