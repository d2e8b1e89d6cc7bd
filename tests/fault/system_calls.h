/* Our calls of the system that concern files and threads, in front of the real ones, in which
 * chosen ones fail with EIO (threads with EAGAIN). A program has them by the linker's --wrap;
 * SQLite keeps the real ones. */
#ifndef TD_TESTS_SYSTEM_CALLS_H
#define TD_TESTS_SYSTEM_CALLS_H

#include "fault/counter.h"

extern struct counter system_call_counter;

/* Gives SQLite the real ones; to be called once, before all else. */
void system_calls_spare_sqlite(void);

#endif
