/* The files of backups: made under a name of their own, on the disk before they are renamed. For
 * this layer only. */
#ifndef TD_STORE_FILE_BACKUP_FILE_H
#define TD_STORE_FILE_BACKUP_FILE_H

#include "base/error.h"

#include <stdbool.h>

/* A file that is being written; `path` is NULL where there is none. */
struct td_backup_file {
    char *path;
};

/* Makes an empty file beside `path`, mode 0600. TD_ERR_CREATE. */
TD_CHECKED enum td_code td_backup_file_make(const char *path, struct td_backup_file *ret_file,
                                            struct td_error *err);

/* Fails with TD_ERR_CREATE where something is at `path`. */
TD_CHECKED enum td_code td_backup_file_refuse(const char *path, struct td_error *err);

/* Brings the file to the disk and calls it `path`; the folder to the disk, too. Without `replaces`
 * it fails where something is there. */
TD_CHECKED enum td_code td_backup_file_keep(struct td_backup_file *file, const char *path,
                                            bool replaces, struct td_error *err);

/* Removes a file that was not kept. */
void td_backup_file_drop(struct td_backup_file *file);

/* Gives what is at `path`, if anything, another name as well: PATH.before-restore, or with a number
 * behind it; and moves away what SQLite kept beside it. *ret_kept is to be freed; NULL where there
 * was nothing. */
TD_CHECKED enum td_code td_backup_file_put_aside(const char *path, bool is_there, char **ret_kept,
                                                 struct td_error *err);

void td_backup_free_path(char **path);

#endif
