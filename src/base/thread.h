/* Starting a thread. */
#ifndef TD_BASE_THREAD_H
#define TD_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts run(context), to be joined by pthread_join. It gets no signals: those are for the program.
 * False where the system gives no thread. */
bool td_thread_start(pthread_t *ret_thread, void *(*run)(void *), void *context);

#endif
