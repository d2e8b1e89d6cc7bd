#include "base/file.h"

#include "base/buf.h"
#include "base/capped.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024, PRIVATE_MODE = 0600, FILE_MODE = 0666 }; /* less the umask */

static enum td_file_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return TD_FILE_REGULAR;
    return S_ISDIR(mode) ? TD_FILE_FOLDER : TD_FILE_OTHER;
}

static int64_t ns_of(const struct timespec *time)
{
    return td_capped_sum(td_capped_product(time->tv_sec, TD_NS_PER_SECOND), time->tv_nsec);
}

enum td_code td_file_look(const char *path, struct td_file_about *ret_about, struct td_error *err)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return td_fail_errno(err, "find", path);
    *ret_about = (struct td_file_about){
        .kind = kind_of(found.st_mode),
        .id = {found.st_dev, found.st_ino},
        .stamp = {found.st_size, ns_of(&found.st_mtim)},
    };
    return TD_OK;
}

enum td_code td_file_stat(const char *path, enum td_file_kind *ret_kind, struct td_file_id *ret_id,
                          struct td_error *err)
{
    struct td_file_about about = {0};
    TD_TRY(td_file_look(path, &about, err));
    if (ret_kind != NULL)
        *ret_kind = about.kind;
    if (ret_id != NULL)
        *ret_id = about.id;
    return TD_OK;
}

enum td_code td_file_make_private(const char *path, struct td_error *err)
{
    struct stat found;
    if (stat(path, &found) == 0)
        return TD_OK;
    TD_TRY(td_path_make_parents(path, err));
    int descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, PRIVATE_MODE);
    if (descriptor < 0)
        return td_fail(err, TD_ERR_CREATE, "cannot create '%s': %s", path, strerror(errno));
    (void)fchmod(descriptor,
                 PRIVATE_MODE); /* the umask may have taken rights from the owner, too */
    (void)close(descriptor);
    return TD_OK;
}

static enum td_code fail_too_large(struct td_error *err, const char *name, size_t limit_bytes)
{
    return td_fail(err, TD_ERR_INPUT, "'%s' is larger than %zu bytes", name, limit_bytes);
}

static enum td_code read_until_end(struct td_arena *arena, int descriptor, const char *name,
                                   size_t limit_bytes, struct td_slice *ret_bytes,
                                   struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, limit_bytes);
    char bytes[READ_BYTES];
    ssize_t got = 0;

    while ((got = read(descriptor, bytes, sizeof(bytes))) > 0) {
        if ((size_t)got > limit_bytes - buf.len)
            return fail_too_large(err, name, limit_bytes);
        td_buf_add(&buf, (struct td_slice){bytes, (size_t)got});
        TD_TRY(td_buf_check(&buf, err));
    }
    if (got < 0)
        return td_fail_errno(err, "read", name);
    return td_arena_copy(arena, td_buf_slice(&buf), ret_bytes, err);
}

enum td_code td_file_read_all(struct td_arena *arena, int descriptor, size_t limit_bytes,
                              struct td_slice *ret_bytes, struct td_error *err)
{
    return read_until_end(arena, descriptor, "-", limit_bytes, ret_bytes, err);
}

static void close_descriptor(const int *descriptor)
{
    if (*descriptor >= 0)
        (void)close(*descriptor);
}

static enum td_code fail_not_regular(struct td_error *err, const char *path)
{
    return td_fail(err, TD_ERR_INPUT, "'%s' is not a regular file", path);
}

enum td_code td_file_read(struct td_arena *arena, const char *path, size_t limit_bytes,
                          struct td_slice *ret_bytes, struct td_error *err)
{
    TD_CLEANUP(close_descriptor)
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0 && (errno == ENXIO || errno == ENODEV)) /* a socket, a device's empty node */
        return fail_not_regular(err, path);
    if (descriptor < 0)
        return td_fail_errno(err, "read", path);

    struct stat found;
    if (fstat(descriptor, &found) != 0)
        return td_fail_errno(err, "read", path);
    if (!S_ISREG(found.st_mode))
        return fail_not_regular(err, path);
    if ((uintmax_t)found.st_size > limit_bytes)
        return fail_too_large(err, path, limit_bytes);
    return read_until_end(arena, descriptor, path, limit_bytes, ret_bytes, err);
}

bool td_file_write_all(int descriptor, struct td_slice bytes)
{
    while (bytes.len > 0) {
        ssize_t written = write(descriptor, bytes.ptr, bytes.len);
        if (written < 0)
            return false;
        bytes = td_slice_sub(bytes, (size_t)written, bytes.len);
    }
    return true;
}

bool td_file_replace(int folder, const char *beside, const char *name, struct td_slice bytes)
{
    int file =
        openat(folder, beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (file < 0)
        return false;
    int why = td_file_write_all(file, bytes) ? 0 : errno;
    if (close(file) != 0 && why == 0)
        why = errno;
    if (why == 0 && renameat(folder, beside, folder, name) != 0)
        why = errno;
    if (why == 0)
        return true;
    (void)unlinkat(folder, beside, 0);
    errno = why;
    return false;
}
