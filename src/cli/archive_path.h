/* Where the archive lies. */
#ifndef TD_CLI_ARCHIVE_PATH_H
#define TD_CLI_ARCHIVE_PATH_H

#include "base/arena.h"
#include "base/error.h"

/* The --archive given (NULL: none), else $TIDINGS_ARCHIVE, else $XDG_DATA_HOME/tidings/archive.db,
 * else ~/.local/share/tidings/archive.db. Empty variables count as unset, and so does an
 * XDG_DATA_HOME that is not absolute (XDG base directory specification). TD_ERR_USAGE where all
 * fail. */
TD_CHECKED enum td_code td_archive_path(struct td_arena *arena, const char *option,
                                        const char **ret_path, struct td_error *err);

#endif
