/* The system calls that no command wants, refused by a seccomp filter. */
#ifndef TD_CLI_FENCE_CALLS_H
#define TD_CLI_FENCE_CALLS_H

#include <stdbool.h>

/* For this thread and those it makes. They fail with EPERM; clone3, whose arguments a filter cannot
 * see, with ENOSYS, so that the C library makes its threads by clone. False where the kernel has no
 * filters, or the processor is none that is known here. Wants no_new_privs. */
bool td_fence_refuse_calls(void);

#endif
