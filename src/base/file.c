#include "base/file.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024, PRIVATE_MODE = 0600 };

static const int64_t ns_per_second = 1000000000;

static enum td_code fail_errno(struct td_error *err, int why, const char *what, const char *path)
{
    enum td_code code = why == ENOENT || why == ENOTDIR ? TD_ERR_NO_FILE
                        : why == ENOMEM                 ? TD_ERR_MEMORY
                                                        : TD_ERR_IO;
    return td_fail(err, code, "cannot %s '%s': %s", what, path, strerror(why));
}

static enum td_file_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return TD_FILE_REGULAR;
    return S_ISDIR(mode) ? TD_FILE_FOLDER : TD_FILE_OTHER;
}

enum td_code td_file_look(const char *path, struct td_file_about *ret_about, struct td_error *err)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return fail_errno(err, errno, "find", path);
    *ret_about = (struct td_file_about){
        .kind = kind_of(found.st_mode),
        .id = {found.st_dev, found.st_ino},
        .stamp = {found.st_size, found.st_mtim.tv_sec * ns_per_second + found.st_mtim.tv_nsec},
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

/* Bytes read, 0 at the end, -1 with errno. */
static ssize_t read_some(int descriptor, char *bytes, size_t len)
{
    ssize_t got = 0;
    do {
        got = read(descriptor, bytes, len);
    } while (got < 0 && errno == EINTR);
    return got;
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

    while ((got = read_some(descriptor, bytes, sizeof(bytes))) > 0) {
        if ((size_t)got > limit_bytes - buf.len)
            return fail_too_large(err, name, limit_bytes);
        td_buf_add(&buf, (struct td_slice){bytes, (size_t)got});
        TD_TRY(td_buf_check(&buf, err));
    }
    if (got < 0)
        return fail_errno(err, errno, "read", name);
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
        return fail_errno(err, errno, "read", path);

    struct stat found;
    if (fstat(descriptor, &found) != 0)
        return fail_errno(err, errno, "read", path);
    if (!S_ISREG(found.st_mode))
        return fail_not_regular(err, path);
    if ((uintmax_t)found.st_size > limit_bytes)
        return fail_too_large(err, path, limit_bytes);
    return read_until_end(arena, descriptor, path, limit_bytes, ret_bytes, err);
}
