#include "base/file_tree.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0777, READ_BYTES = 64 * 1024 }; /* less the umask */

/* What a file is called while it is written. */
static const char beside[] = ".tidings-export.part";

static void close_descriptor(const int *descriptor)
{
    if (*descriptor >= 0)
        (void)close(*descriptor);
}

static enum td_code fail(const struct td_file_tree *tree, struct td_slice path, const char *what,
                         struct td_error *err)
{
    return td_fail(err, TD_ERR_IO, "cannot %s '%s/%.*s': %s", what, tree->path, TD_SLICE_ARG(path),
                   strerror(errno));
}

enum td_code td_file_tree_open(const char *path, struct td_file_tree *ret_tree,
                               struct td_error *err)
{
    if (mkdir(path, FOLDER_MODE) != 0 && errno != EEXIST)
        return td_fail(err, TD_ERR_CREATE, "cannot make the folder '%s': %s", path,
                       strerror(errno));
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return td_fail(err, TD_ERR_IO, "cannot open the folder '%s': %s", path, strerror(errno));
    *ret_tree = (struct td_file_tree){descriptor, path};
    return TD_OK;
}

enum td_code td_file_tree_sync(const struct td_file_tree *tree, struct td_error *err)
{
    if (syncfs(tree->descriptor) == 0)
        return TD_OK;
    return td_fail(err, TD_ERR_IO, "cannot write '%s' to disk: %s", tree->path, strerror(errno));
}

void td_file_tree_close(struct td_file_tree *tree)
{
    close_descriptor(&tree->descriptor);
    tree->descriptor = -1;
}

static bool is_plain_name(struct td_slice part)
{
    return part.len > 0 && part.len <= TD_FILE_TREE_MAX_NAME_BYTES &&
           !td_slice_equal(part, TD_SLICE(".")) && !td_slice_equal(part, TD_SLICE("..")) &&
           memchr(part.ptr, '\0', part.len) == NULL;
}

bool td_file_tree_takes(struct td_slice path)
{
    size_t depth = 0;
    for (size_t at = 0; at <= path.len; depth++) {
        struct td_slice rest = td_slice_sub(path, at, path.len);
        size_t len = td_slice_find(rest, TD_SLICE("/"));
        if (!is_plain_name(td_slice_sub(rest, 0, len)) || depth > TD_FILE_TREE_MAX_DEPTH)
            return false;
        at += len + 1;
    }
    return true;
}

/* Opens the folder of this name in another, made where it is not there; -1 with errno. Both ways
 * a symbolic link is no folder. */
static int open_folder(int above, struct td_slice name)
{
    char text[TD_FILE_TREE_MAX_NAME_BYTES + 1];
    snprintf(text, sizeof text, "%.*s", TD_SLICE_ARG(name));
    if (mkdirat(above, text, FOLDER_MODE) != 0 && errno != EEXIST)
        return -1;
    return openat(above, text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The folder that a path's file lies in, and the file's name; -1 with errno. */
static int descend(const struct td_file_tree *tree, struct td_slice path,
                   char ret_name[TD_FILE_TREE_MAX_NAME_BYTES + 1])
{
    int folder = fcntl(tree->descriptor, F_DUPFD_CLOEXEC, 0);
    size_t slash = 0;
    while (folder >= 0 && (slash = td_slice_find(path, TD_SLICE("/"))) < path.len) {
        int below = open_folder(folder, td_slice_sub(path, 0, slash));
        int why = errno;
        (void)close(folder);
        errno = why;
        folder = below;
        path = td_slice_sub(path, slash + 1, path.len);
    }
    snprintf(ret_name, TD_FILE_TREE_MAX_NAME_BYTES + 1, "%.*s", TD_SLICE_ARG(path));
    return folder;
}

/* Whether a regular file holds these bytes; one that cannot be read does not. */
static bool holds(int folder, const char *name, struct td_slice bytes)
{
    TD_CLEANUP(close_descriptor)
    const int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    char part[READ_BYTES];
    struct stat about;
    size_t at = 0;
    ssize_t got = 0;
    if (file < 0 || fstat(file, &about) != 0 || !S_ISREG(about.st_mode) ||
        (size_t)about.st_size != bytes.len)
        return false;
    while ((got = read(file, part, sizeof part)) > 0) {
        if ((size_t)got > bytes.len - at || memcmp(part, bytes.ptr + at, (size_t)got) != 0)
            return false;
        at += (size_t)got;
    }
    return got == 0 && at == bytes.len;
}

static bool is_there(int folder, const char *name)
{
    struct stat about;
    return fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0;
}

enum td_code td_file_tree_write(const struct td_file_tree *tree, struct td_slice path,
                                struct td_slice bytes, bool replaces,
                                enum td_file_written *ret_written, struct td_error *err)
{
    char name[TD_FILE_TREE_MAX_NAME_BYTES + 1];
    if (!td_file_tree_takes(path))
        return td_fail(err, TD_ERR_INPUT, "'%.*s' is no path below a folder", TD_SLICE_ARG(path));
    TD_CLEANUP(close_descriptor) const int folder = descend(tree, path, name);
    if (folder < 0)
        return fail(tree, path, "make the folders above", err);
    if (holds(folder, name, bytes)) {
        *ret_written = TD_FILE_SAME;
        return TD_OK;
    }
    if (!replaces && is_there(folder, name)) {
        *ret_written = TD_FILE_DIFFERS;
        return TD_OK;
    }
    if (!td_file_replace(folder, beside, name, bytes))
        return fail(tree, path, "write", err);
    *ret_written = TD_FILE_WRITTEN;
    return TD_OK;
}
