#include "base/buf.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES_MAX = 64 * 1024 };

static const char reading[] = "read the folder";

struct found_path {
    struct found_path *next;
    const char *path;
};

/* A walk in progress. `path` is where it stands. */
struct walk {
    struct td_arena *arena;
    struct td_buf path;
    unsigned depth;
    size_t entry_count;
    struct found_path *found;
    size_t found_count;
    td_unreadable_fn unreadable;
    void *context;
};

static void release_walk(struct walk *walk)
{
    td_buf_release(&walk->path);
}

static void close_folder(DIR **folder)
{
    if (*folder != NULL)
        (void)closedir(*folder);
}

/* Symbolic links are followed only for the folder that the caller named. */
static DIR *open_folder(int parent, const char *name, int link_flag)
{
    int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | link_flag);
    if (descriptor < 0)
        return NULL;
    DIR *folder = fdopendir(descriptor);
    if (folder == NULL)
        (void)close(descriptor);
    return folder;
}

enum entry_kind { ENTRY_FILE, ENTRY_FOLDER, ENTRY_FOLDER_LINK };

static enum entry_kind kind_by_stat(int folder, const char *name)
{
    struct stat found;
    if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(found.st_mode))
        return ENTRY_FOLDER;
    if (fstatat(folder, name, &found, 0) == 0 && S_ISDIR(found.st_mode))
        return ENTRY_FOLDER_LINK;
    return ENTRY_FILE;
}

static enum entry_kind kind_of(int folder, const struct dirent *entry)
{
    if (entry->d_type == DT_UNKNOWN || entry->d_type == DT_LNK)
        return kind_by_stat(folder, entry->d_name);
    return entry->d_type == DT_DIR ? ENTRY_FOLDER : ENTRY_FILE;
}

static enum td_code add_path(struct walk *walk, struct td_error *err)
{
    struct td_slice path;
    TD_TRY(td_arena_copy(walk->arena, td_buf_slice(&walk->path), &path, err));
    struct found_path *found = td_arena_alloc(walk->arena, sizeof(*found));
    if (found == NULL)
        return td_fail_memory(err);
    *found = (struct found_path){walk->found, path.ptr};
    walk->found = found;
    walk->found_count++;
    return TD_OK;
}

static enum td_code walk_entries(struct walk *walk, DIR *folder, struct td_error *err);

/* A folder that cannot be read, by errno, is no failure of the walk; memory that is out is. */
static enum td_code pass_over(const struct walk *walk, struct td_error *err)
{
    struct td_error why;
    if (td_fail_errno(&why, reading, walk->path.ptr) == TD_ERR_MEMORY)
        return td_fail_memory(err);
    walk->unreadable(walk->context, walk->path.ptr, &why);
    return TD_OK;
}

static enum td_code enter(struct walk *walk, int parent, const char *name, struct td_error *err)
{
    struct td_error why;
    if (walk->depth == TD_FOLDER_DEPTH_MAX) {
        (void)td_fail(&why, TD_ERR_INPUT, "'%s' lies more than %d folders deep", walk->path.ptr,
                      TD_FOLDER_DEPTH_MAX);
        walk->unreadable(walk->context, walk->path.ptr, &why);
        return TD_OK;
    }

    TD_CLEANUP(close_folder) DIR *folder = open_folder(parent, name, O_NOFOLLOW);
    if (folder == NULL)
        return pass_over(walk, err);
    walk->depth++;
    TD_TRY(walk_entries(walk, folder, err));
    walk->depth--;
    return TD_OK;
}

/* The walk stands on the entry. */
static enum td_code visit(struct walk *walk, int folder, const struct dirent *entry,
                          struct td_error *err)
{
    if (++walk->entry_count > TD_FOLDER_ENTRIES_MAX)
        return td_fail(err, TD_ERR_INPUT, "more than %d files in one folder",
                       TD_FOLDER_ENTRIES_MAX);

    enum entry_kind kind = kind_of(folder, entry);
    if (kind == ENTRY_FOLDER)
        return enter(walk, folder, entry->d_name, err);
    if (kind == ENTRY_FILE && td_path_is_markdown(td_slice_of(entry->d_name)))
        return add_path(walk, err);
    return TD_OK;
}

static enum td_code walk_entries(struct walk *walk, DIR *folder, struct td_error *err)
{
    const size_t base = walk->path.len;
    const struct dirent *entry = NULL;

    while ((errno = 0, entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        if (!td_slice_ends(td_buf_slice(&walk->path), TD_SLICE("/")))
            td_buf_add_char(&walk->path, '/');
        td_buf_add(&walk->path, td_slice_of(entry->d_name));
        TD_TRY(td_buf_check(&walk->path, err));
        TD_TRY(visit(walk, dirfd(folder), entry, err));
        td_buf_cut(&walk->path, base);
    }
    return errno == 0 ? TD_OK : pass_over(walk, err);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum td_code sorted_paths(const struct walk *walk, const char *const **ret_paths,
                                 size_t *ret_count, struct td_error *err)
{
    const char **paths = td_arena_array(walk->arena, walk->found_count, sizeof(*paths));
    if (paths == NULL)
        return td_fail_memory(err);

    size_t count = 0;
    for (const struct found_path *found = walk->found; found != NULL; found = found->next)
        paths[count++] = found->path;
    qsort(paths, count, sizeof(*paths), compare_paths);
    *ret_paths = paths;
    *ret_count = count;
    return TD_OK;
}

enum td_code td_folder_list(struct td_arena *arena, const char *folder, td_unreadable_fn unreadable,
                            void *context, const char *const **ret_paths, size_t *ret_count,
                            struct td_error *err)
{
    TD_CLEANUP(release_walk)
    struct walk walk = {.arena = arena, .unreadable = unreadable, .context = context};
    td_buf_init(&walk.path, PATH_BYTES_MAX);
    td_buf_add(&walk.path, td_slice_of(folder));
    TD_TRY(td_buf_check(&walk.path, err));

    TD_CLEANUP(close_folder) DIR *top = open_folder(AT_FDCWD, folder, 0);
    if (top == NULL)
        return td_fail_errno(err, reading, folder);
    TD_TRY(walk_entries(&walk, top, err));
    return sorted_paths(&walk, ret_paths, ret_count, err);
}
