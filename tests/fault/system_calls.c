#include "fault/system_calls.h"

#include "fault/wrap.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct counter system_call_counter;

static bool fails(void)
{
    bool now = counter_fails(&system_call_counter);
    if (now)
        errno = EIO;
    return now;
}

#define WRAP(result, name, ...) WRAP_PREFIXED("", result, name, __VA_ARGS__)

/* As the system takes them: with a mode always. */
WRAP(int, open64, const char *path, int flags, mode_t mode)
{
    return fails() ? -1 : REAL(open64)(path, flags, mode);
}

WRAP(int, openat64, int folder, const char *path, int flags, mode_t mode)
{
    return fails() ? -1 : REAL(openat64)(folder, path, flags, mode);
}

WRAP(ssize_t, read, int file, void *bytes, size_t size)
{
    return fails() ? -1 : REAL(read)(file, bytes, size);
}

WRAP(ssize_t, write, int file, const void *bytes, size_t size)
{
    return fails() ? -1 : REAL(write)(file, bytes, size);
}

WRAP(int, fsync, int file)
{
    return fails() ? -1 : REAL(fsync)(file);
}

WRAP(int, syncfs, int file)
{
    return fails() ? -1 : REAL(syncfs)(file);
}

WRAP(int, stat64, const char *path, struct stat *ret_about)
{
    return fails() ? -1 : REAL(stat64)(path, ret_about);
}

WRAP(int, fstat64, int file, struct stat *ret_about)
{
    return fails() ? -1 : REAL(fstat64)(file, ret_about);
}

WRAP(int, fstatat64, int folder, const char *path, struct stat *ret_about, int flags)
{
    return fails() ? -1 : REAL(fstatat64)(folder, path, ret_about, flags);
}

WRAP(int, access, const char *path, int mode)
{
    return fails() ? -1 : REAL(access)(path, mode);
}

WRAP(int, mkdir, const char *path, mode_t mode)
{
    return fails() ? -1 : REAL(mkdir)(path, mode);
}

WRAP(int, mkdirat, int folder, const char *path, mode_t mode)
{
    return fails() ? -1 : REAL(mkdirat)(folder, path, mode);
}

WRAP(int, rename, const char *from, const char *to)
{
    return fails() ? -1 : REAL(rename)(from, to);
}

WRAP(int, renameat, int from_folder, const char *from, int to_folder, const char *to)
{
    return fails() ? -1 : REAL(renameat)(from_folder, from, to_folder, to);
}

WRAP(int, renameat2, int from_folder, const char *from, int to_folder, const char *to,
     unsigned flags)
{
    return fails() ? -1 : REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

WRAP(int, mkostemp64, char *path, int flags)
{
    return fails() ? -1 : REAL(mkostemp64)(path, flags);
}

WRAP(char *, realpath, const char *path, char *ret_path)
{
    return fails() ? NULL : REAL(realpath)(path, ret_path);
}

WRAP(DIR *, fdopendir, int folder)
{
    return fails() ? NULL : REAL(fdopendir)(folder);
}

WRAP(FTS *, fts64_open, char *const *paths, int options,
     int (*compare)(const FTSENT **, const FTSENT **))
{
    return fails() ? NULL : REAL(fts64_open)(paths, options, compare);
}

WRAP(FTSENT *, fts64_read, FTS *tree)
{
    return fails() ? NULL : REAL(fts64_read)(tree);
}

WRAP(int, pthread_create, pthread_t *ret_thread, const pthread_attr_t *attributes,
     void *(*run)(void *), void *context)
{
    return fails() ? EAGAIN : REAL(pthread_create)(ret_thread, attributes, run, context);
}

/* Closed it is, whatever it says. */
WRAP(int, close, int file)
{
    bool now = fails();
    int result = REAL(close)(file);
    if (now)
        errno = EIO;
    return now ? -1 : result;
}

void system_calls_spare_sqlite(void)
{
    const struct {
        const char *name;
        sqlite3_syscall_ptr real;
    } calls[] = {
        {"open", (sqlite3_syscall_ptr)REAL(open64)},   {"close", (sqlite3_syscall_ptr)REAL(close)},
        {"access", (sqlite3_syscall_ptr)REAL(access)}, {"stat", (sqlite3_syscall_ptr)REAL(stat64)},
        {"fstat", (sqlite3_syscall_ptr)REAL(fstat64)}, {"read", (sqlite3_syscall_ptr)REAL(read)},
        {"write", (sqlite3_syscall_ptr)REAL(write)},   {"mkdir", (sqlite3_syscall_ptr)REAL(mkdir)},
    };
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (vfs->xSetSystemCall(vfs, calls[i].name, calls[i].real) != SQLITE_OK)
            abort();
}
