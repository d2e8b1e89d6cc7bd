/* Our calls of SQLite that read or write, in front of the real ones, in which chosen ones fail as
 * on a disk that fails: they do nothing, the transaction is rolled back, and SQLite tells of it. A
 * program has them by the linker's --wrap. */
#ifndef TD_TESTS_CALLS_H
#define TD_TESTS_CALLS_H

#include "fault/counter.h"

extern struct counter call_counter;

#endif
