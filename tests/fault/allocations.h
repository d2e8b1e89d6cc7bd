/* An allocator in front of the real one (glibc's, or the address sanitizer's), in which chosen
 * allocations fail. A program linked with it has it in every library that it uses. */
#ifndef TD_TESTS_ALLOCATIONS_H
#define TD_TESTS_ALLOCATIONS_H

#include "fault/counter.h"

/* Counts all of them. */
extern struct counter allocation_counter;

/* From now on the allocations of all threads are counted, from 1; that of this number fails (0:
 * none), and with `for_good` so do all after it. Free what was allocated since an earlier call
 * before it is called again. */
void allocations_begin(unsigned long failing, bool for_good);

/* Nothing fails from now on. The number of allocations counted. */
unsigned long allocations_end(void);

/* How many allocations are held that were not when counting began. */
long allocations_held(void);

#endif
