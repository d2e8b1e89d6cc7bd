#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700 };

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

bool td_path_put_folder(const char *path, char ret_folder[TD_PATH_MAX_BYTES])
{
    struct td_slice folder = td_path_folder(td_slice_of(path));
    if (folder.len == 0)
        folder = TD_SLICE(".");
    if (folder.len >= TD_PATH_MAX_BYTES) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(ret_folder, folder.ptr, folder.len);
    ret_folder[folder.len] = '\0';
    return true;
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
    if (resolved == NULL)
        return td_fail_errno(err, "find", path);
    return td_arena_copy(arena, td_slice_of(resolved), ret_path, err);
}

/* The name of what was made is safe when the folder that holds it is. Some file systems cannot sync
 * a folder: that is no reason not to go on. What is not open is neither synced nor closed. */
static void sync_parent(const char *path)
{
    int made = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int folder = openat(made, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    (void)fsync(folder);
    (void)close(folder);
    (void)close(made);
}

static enum td_code make_folder(const char *path, struct td_error *err)
{
    if (mkdir(path, FOLDER_MODE) == 0) {
        (void)chmod(path, FOLDER_MODE); /* the umask may have taken rights from the owner, too */
        sync_parent(path);
        return TD_OK;
    }
    struct stat found;
    int why = errno;
    bool is_seen = stat(path, &found) == 0;
    if (is_seen && S_ISDIR(found.st_mode))
        return TD_OK;
    if (is_seen || why != EEXIST) /* else why it cannot be seen */
        errno = why;
    return td_fail(err, TD_ERR_CREATE, "cannot create the folder '%s': %s", path, strerror(errno));
}

enum td_code td_path_make_parents(const char *path, struct td_error *err)
{
    char folder[TD_PATH_MAX_BYTES];
    if (!td_path_put_folder(path, folder))
        return td_fail(err, TD_ERR_CREATE, "cannot create '%s': %s", path, strerror(errno));
    for (char *slash = folder; (slash = strchr(slash + 1, '/')) != NULL; *slash = '/') {
        *slash = '\0';
        TD_TRY(make_folder(folder, err));
    }
    return make_folder(folder, err);
}
