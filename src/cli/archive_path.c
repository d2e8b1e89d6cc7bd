#include "cli/archive_path.h"

#include <stdlib.h>

/* NULL where the variable is unset or empty. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static enum td_code path_below(struct td_arena *arena, const char *folder, const char *rest,
                               const char **ret_path, struct td_error *err)
{
    struct td_slice path;
    TD_TRY(td_arena_format(arena, &path, err, "%s/%s", folder, rest));
    *ret_path = path.ptr;
    return TD_OK;
}

enum td_code td_archive_path(struct td_arena *arena, const char *option, const char **ret_path,
                             struct td_error *err)
{
    const char *given = option != NULL ? option : variable("TIDINGS_ARCHIVE");
    const char *data_home = variable("XDG_DATA_HOME");
    const char *home = variable("HOME");

    if (given != NULL && given[0] == '\0')
        return td_fail(err, TD_ERR_USAGE, "--archive wants a file's name");
    if (given != NULL) {
        *ret_path = given;
        return TD_OK;
    }
    if (data_home != NULL && data_home[0] == '/')
        return path_below(arena, data_home, "tidings/archive.db", ret_path, err);
    if (home != NULL)
        return path_below(arena, home, ".local/share/tidings/archive.db", ret_path, err);
    return td_fail(err, TD_ERR_USAGE, "no home folder to keep an archive in: give --archive FILE");
}
