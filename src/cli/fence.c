#include "cli/fence.h"

#include "base/file.h"
#include "cli/fence_calls.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/landlock.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Where the tests' coverage is measured, the compiler's library notes it beside the objects. */
#ifdef TD_COVERAGE_FOLDER
static const char *const coverage_folder = TD_COVERAGE_FOLDER;
#else
static const char *const coverage_folder = NULL;
#endif

/* Rights of Landlock's first version, with which files can be renamed within a folder. */
static const uint64_t granted_rights = LANDLOCK_ACCESS_FS_WRITE_FILE |
                                       LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                       LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR;
static const uint64_t refused_rights = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                       LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                                       LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                       LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/* Cutting a file short, which the third version tells from writing. */
enum { TRUNCATE_VERSION = 3, TRUNCATE_RIGHT = 1 << 14 };

static int open_folder(const char *path)
{
    return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static int open_folder_above(const char *path)
{
    char folder[TD_PATH_MAX_BYTES];
    return td_path_put_folder(path, folder) ? open_folder(folder) : -1;
}

/* Symbolic links are followed to the file that would be written. */
static int open_writable(const char *path)
{
    int folder = open_folder(path);
    if (folder >= 0)
        return folder;
    char real[PATH_MAX];
    return open_folder_above(realpath(path, real) != NULL ? real : path);
}

/* A folder that cannot be opened stays unwritable, which whoever writes there is told. */
static void grant(int rules, uint64_t rights, const char *path)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = rights};
    if (path == NULL)
        return;
    rule.parent_fd = open_writable(path);
    if (rule.parent_fd < 0)
        return;
    (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    (void)close(rule.parent_fd);
}

static bool fence_files(const char *const *writable, size_t count)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    const uint64_t granted = granted_rights | (version >= TRUNCATE_VERSION ? TRUNCATE_RIGHT : 0);
    const struct landlock_ruleset_attr about = {.handled_access_fs = granted | refused_rights};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &about, sizeof about, 0);
    if (rules < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        grant(rules, granted, writable[i]);
    grant(rules, granted, coverage_folder);
    bool is_held = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    (void)close(rules);
    return is_held;
}

unsigned td_fence_enter(const char *const *writable, size_t count)
{
    unsigned held = 0;
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); /* without it the two below fail */
    if (fence_files(writable, count))
        held |= TD_FENCE_FILES;
    if (td_fence_refuse_calls())
        held |= TD_FENCE_CALLS;
    return held;
}
