#include "cli/fence_calls.h"

#include "base/sanitized.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* Both are little endian: the low half of an argument comes first. */
#if defined(__x86_64__)
#define PROCESSOR AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define PROCESSOR AUDIT_ARCH_AARCH64
#else
#define PROCESSOR 0
#endif

enum { OTHER_CALLS = 0x40000000 }; /* x32, which calls the same kernel by other numbers */

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define FAIL(code) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (code))
/* What follows is passed over, `count` instructions, unless the value is this. */
#define UNLESS_PASS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (count))
#define REFUSE(call) UNLESS_PASS(SYS_##call, 1), FAIL(EPERM)

static struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PROCESSOR, 1, 0),
    FAIL(ENOSYS),
    LOAD(nr),
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_CALLS, 0, 1),
    FAIL(ENOSYS),

    /* the network, and other programs on this machine */
    REFUSE(socket),
    REFUSE(socketpair),
    REFUSE(connect),
    REFUSE(bind),
    REFUSE(listen),
    REFUSE(accept),
    REFUSE(accept4),
    REFUSE(sendto),
    REFUSE(sendmsg),
    REFUSE(sendmmsg),

    /* other processes */
    REFUSE(kill),
    REFUSE(tkill),
    REFUSE(rt_sigqueueinfo),
    REFUSE(pidfd_open),
    REFUSE(pidfd_send_signal),
    REFUSE(pidfd_getfd),
    REFUSE(process_vm_readv),
    REFUSE(process_vm_writev),
    REFUSE(setns),
    REFUSE(unshare),
/* The leak sanitizer looks on from a process of its own, and a report is made by another. */
#if !TD_IS_SANITIZED
    REFUSE(execve),
    REFUSE(execveat),
    REFUSE(ptrace),
    UNLESS_PASS(SYS_clone3, 1),
    FAIL(ENOSYS),
#ifdef SYS_fork
    REFUSE(fork),
    REFUSE(vfork),
#endif
#endif

    /* what is known of files, but for their bytes */
    REFUSE(truncate),
    REFUSE(fchmodat),
    REFUSE(fchownat),
    REFUSE(setxattr),
    REFUSE(lsetxattr),
    REFUSE(utimensat),
    REFUSE(mknodat),
    REFUSE(mount),
    REFUSE(umount2),
    REFUSE(pivot_root),
    REFUSE(chroot),
    REFUSE(open_by_handle_at),
#ifdef SYS_chmod
    REFUSE(chmod),
    REFUSE(chown),
    REFUSE(lchown),
    REFUSE(utime),
    REFUSE(utimes),
    REFUSE(futimesat),
    REFUSE(mknod),
#endif

    /* doors into the kernel that are wide */
    REFUSE(io_uring_setup),
    REFUSE(bpf),
    REFUSE(userfaultfd),
    REFUSE(perf_event_open),
    REFUSE(keyctl),
    REFUSE(add_key),
    REFUSE(request_key),
    REFUSE(init_module),
    REFUSE(finit_module),
    REFUSE(kexec_load),
    REFUSE(personality),

    /* typing into the terminal */
    UNLESS_PASS(SYS_ioctl, 4),
    LOAD(args[1]),
    UNLESS_PASS(TIOCSTI, 1),
    FAIL(EPERM),
    ALLOW,

/* clone for threads alone */
#if !TD_IS_SANITIZED
    UNLESS_PASS(SYS_clone, 4),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    FAIL(EPERM),
    ALLOW,
#endif
    ALLOW,
};

bool td_fence_refuse_calls(void)
{
    const struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (PROCESSOR == 0)
        return false;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
