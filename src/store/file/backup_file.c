#include "store/file/backup_file.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAMES_MAX = 1000 };

static enum td_code fail_errno(struct td_error *err, enum td_code code, const char *what,
                               const char *path)
{
    int why = errno;
    return td_fail(err, why == ENOMEM ? TD_ERR_MEMORY : code, "cannot %s '%s': %s", what, path,
                   strerror(why));
}

void td_backup_free_path(char **path)
{
    free(*path);
}

enum td_code td_backup_file_make(const char *path, struct td_backup_file *ret_file,
                                 struct td_error *err)
{
    char *made = NULL;
    if (asprintf(&made, "%s%s.XXXXXX", path[0] == '/' ? "" : "./", path) < 0)
        return td_fail_memory(err);
    int descriptor = mkostemp(made, O_CLOEXEC);
    if (descriptor < 0) {
        enum td_code code = fail_errno(err, TD_ERR_CREATE, "create", path);
        free(made);
        return code;
    }
    (void)close(descriptor);
    ret_file->path = made;
    return TD_OK;
}

enum td_code td_backup_file_refuse(const char *path, struct td_error *err)
{
    if (access(path, F_OK) == 0)
        return td_fail(err, TD_ERR_CREATE, "'%s' is there already: --force replaces it", path);
    return errno == ENOENT ? TD_OK : fail_errno(err, TD_ERR_CREATE, "create", path);
}

static enum td_code sync_path(const char *path, int flags, struct td_error *err)
{
    int descriptor = open(path, flags | O_CLOEXEC);
    if (descriptor < 0)
        return fail_errno(err, TD_ERR_IO, "open", path);
    enum td_code code = TD_OK;
    if (fsync(descriptor) != 0)
        code = fail_errno(err, TD_ERR_IO, "write to the disk", path);
    (void)close(descriptor);
    return code;
}

static enum td_code sync_folder_of(const char *path, struct td_error *err)
{
    struct td_slice folder = td_path_folder(td_slice_of(path));
    char *name = NULL;
    if (asprintf(&name, "%.*s", TD_SLICE_ARG(folder.len > 0 ? folder : TD_SLICE("."))) < 0)
        return td_fail_memory(err);
    enum td_code code = sync_path(name, O_RDONLY | O_DIRECTORY, err);
    free(name);
    return code;
}

/* Where the file system cannot rename without replacing, what came in between would be replaced. */
static int rename_to(const char *from, const char *to, bool replaces)
{
    if (replaces)
        return rename(from, to);
    int result = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    bool is_unknown = result != 0 && (errno == EINVAL || errno == ENOSYS);
    return is_unknown && access(to, F_OK) != 0 ? rename(from, to) : result;
}

enum td_code td_backup_file_keep(struct td_backup_file *file, const char *path, bool replaces,
                                 struct td_error *err)
{
    TD_TRY(sync_path(file->path, O_RDWR, err));
    if (rename_to(file->path, path, replaces) != 0)
        return fail_errno(err, TD_ERR_CREATE, "create", path);
    free(file->path);
    file->path = NULL;
    return sync_folder_of(path, err);
}

/* The files that SQLite keeps beside a database. */
static const char *const companions[] = {"-wal", "-shm", "-journal"};

void td_backup_file_drop(struct td_backup_file *file)
{
    if (file->path == NULL)
        return;
    (void)unlink(file->path);
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        char name[PATH_MAX]; /* memory may be what there was too little of */
        int len = snprintf(name, sizeof name, "%s%s", file->path, companions[i]);
        if (len > 0 && (size_t)len < sizeof name)
            (void)unlink(name);
    }
    free(file->path);
    file->path = NULL;
}

/* Moves PATH-wal and its like to KEPT-wal: beside another database they would be taken for its own.
 */
static enum td_code move_companions(const char *path, const char *kept, struct td_error *err)
{
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        char *from = NULL, *to = NULL;
        bool is_made = asprintf(&from, "%s%s", path, companions[i]) >= 0 &&
                       asprintf(&to, "%s%s", kept, companions[i]) >= 0;
        enum td_code code = is_made ? TD_OK : td_fail_memory(err);
        if (is_made && rename(from, to) != 0 && errno != ENOENT)
            code = fail_errno(err, TD_ERR_IO, "move", from);
        free(from);
        free(to);
        TD_TRY(code);
    }
    return TD_OK;
}

/* A second name, so that the first leads to an archive all the time; where the file system knows no
 * second names, another name. */
static int name_also(const char *path, const char *kept)
{
    int result = link(path, kept);
    if (result == 0 || errno == EEXIST)
        return result;
    return renameat2(AT_FDCWD, path, AT_FDCWD, kept, RENAME_NOREPLACE);
}

enum td_code td_backup_file_put_aside(const char *path, bool is_there, char **ret_kept,
                                      struct td_error *err)
{
    char *kept = NULL;
    int result = -1;
    for (int n = 1; is_there && result != 0 && n <= NAMES_MAX; n++) {
        free(kept);
        kept = NULL;
        int len = n == 1 ? asprintf(&kept, "%s.before-restore", path)
                         : asprintf(&kept, "%s.before-restore.%d", path, n);
        if (len < 0)
            return td_fail_memory(err);
        result = name_also(path, kept);
        if (result != 0 && errno != EEXIST)
            break;
    }
    if (!is_there && asprintf(&kept, "%s.before-restore", path) < 0)
        return td_fail_memory(err);
    enum td_code code = is_there && result != 0
                            ? fail_errno(err, TD_ERR_CREATE, "keep the archive as", kept)
                            : move_companions(path, kept, err);
    if (code == TD_OK && is_there)
        *ret_kept = kept;
    else
        free(kept);
    return code;
}
