/* A fence round the process, held by the kernel: what text from outside may make the program do
 * stays within it, whatever bug it finds. Landlock (landlock(7)) keeps writing to folders, seccomp
 * (seccomp(2)) refuses the network, other processes and what else no command wants. A kernel that
 * has one of them not is served without. docs/decisions/0007-fence.md says why these. */
#ifndef TD_CLI_FENCE_H
#define TD_CLI_FENCE_H

#include <stddef.h>

enum { /* what holds from now on, as bits */
       TD_FENCE_FILES = 1,
       TD_FENCE_CALLS = 2,
};

/* Enters, for good, and for all threads to come; so before the first thread is there. Each path is
 * one to write: a folder with all below it, else the folder in which a file of this name is or will
 * be. NULL is passed over. Files are opened for writing, made, renamed and removed nowhere else;
 * reading is free. Refused calls fail with EPERM or EACCES. */
unsigned td_fence_enter(const char *const *writable, size_t count);

#endif
