/* What asks an arena for room, or whether a buffer holds what was put into it, in front of the real
 * functions: where chosen ones fail, an arena is as good as full, or a buffer had no memory. A
 * program has them by the linker's --wrap. */
#ifndef TD_TESTS_ARENAS_H
#define TD_TESTS_ARENAS_H

#include "fault/counter.h"

extern struct counter room_counter;

#endif
