#include "base/file.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES_MAX = 64 * 1024, FOLDER_MODE = 0700 };

/* Where the path's last part begins. */
static size_t name_begin(struct td_slice path)
{
    size_t slash = td_slice_find_last(path, TD_SLICE("/"));
    return slash == path.len ? 0 : slash + 1;
}

struct td_slice td_path_name(struct td_slice path)
{
    return td_slice_sub(path, name_begin(path), path.len);
}

struct td_slice td_path_folder(struct td_slice path)
{
    size_t begin = name_begin(path);
    return td_slice_sub(path, 0, begin > 1 ? begin - 1 : begin);
}

/* Bytes of the Markdown ending of a name, 0 without one. */
static size_t ending_len(struct td_slice name)
{
    const struct td_slice endings[] = {TD_SLICE(".md"), TD_SLICE(".markdown"), TD_SLICE(".mdx")};

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t len = endings[i].len;
        if (name.len > len &&
            td_slice_equal_nocase(td_slice_sub(name, name.len - len, name.len), endings[i]))
            return len;
    }
    return 0;
}

struct td_slice td_path_stem(struct td_slice path)
{
    struct td_slice name = td_path_name(path);
    return td_slice_sub(name, 0, name.len - ending_len(name));
}

bool td_path_is_markdown(struct td_slice path)
{
    return ending_len(td_path_name(path)) > 0;
}

static void free_text(char **text)
{
    free(*text);
}

enum td_code td_path_resolve(struct td_arena *arena, const char *path, struct td_slice *ret_path,
                             struct td_error *err)
{
    TD_CLEANUP(free_text) char *resolved = realpath(path, NULL);
    if (resolved == NULL && errno == ENOMEM)
        return td_fail_memory(err);
    if (resolved == NULL)
        return td_fail(err, errno == ENOENT || errno == ENOTDIR ? TD_ERR_NO_FILE : TD_ERR_IO,
                       "cannot find '%s': %s", path, strerror(errno));
    return td_arena_copy(arena, td_slice_of(resolved), ret_path, err);
}

static bool is_folder(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* The name of what was made is safe when the folder that holds it is. Some file systems cannot sync
 * a folder: that is no reason not to go on. */
static void sync_parent(const char *path)
{
    int made = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int folder = made >= 0 ? openat(made, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (folder >= 0) {
        (void)fsync(folder);
        close(folder);
    }
    if (made >= 0)
        close(made);
}

static enum td_code make_folder(const char *path, struct td_error *err)
{
    if (is_folder(path))
        return TD_OK;
    if (mkdir(path, FOLDER_MODE) == 0) {
        (void)chmod(path, FOLDER_MODE); /* the umask may have taken rights from the owner, too */
        sync_parent(path);
        return TD_OK;
    }
    int why = errno;
    if (why == EEXIST && is_folder(path))
        return TD_OK;
    return td_fail(err, TD_ERR_CREATE, "cannot create the folder '%s': %s", path, strerror(why));
}

/* Changes the path, and changes it back. */
static enum td_code make_parents_of(char *path, struct td_error *err)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        TD_TRY(make_folder(path, err));
        *slash = '/';
    }
    return TD_OK;
}

enum td_code td_path_make_parents(const char *path, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf copy;
    td_buf_init(&copy, PATH_BYTES_MAX);
    td_buf_add(&copy, td_slice_of(path));
    TD_TRY(td_buf_check(&copy, err));
    return copy.len == 0 ? TD_OK : make_parents_of(copy.ptr, err);
}
