/* Copies of an archive that stand for it: checked, and on the disk before they bear their name. */
#ifndef TD_STORE_FILE_BACKUP_H
#define TD_STORE_FILE_BACKUP_H

#include "store/file/check.h"
#include "store/store.h"

/* Writes a copy of the archive as it is now to `path`, while others may go on reading and writing
 * it: into a file beside `path` that only its owner can read, which is checked (see
 * td_store_check), brought to the disk and then renamed. Without `replaces`, `path` must not be
 * there; a folder never may. `watch` is told how far it is, and of what the check finds; NULL:
 * nobody is. TD_ERR_USAGE: `path` is the archive itself; TD_ERR_CREATE, TD_ERR_IO, TD_ERR_BUSY;
 * TD_ERR_ARCHIVE: the archive is damaged, and no copy was kept. */
TD_CHECKED enum td_code td_backup_write(struct td_store *store, const char *path, bool replaces,
                                        const struct td_check_watch *watch, struct td_error *err);

struct td_restored {
    char *kept; /* where the archive that was there is now; NULL: there was none */
    struct td_check_totals totals; /* of what was restored */
};

/* Puts a copy of the archive at `from`, which is checked first, in the place of the one at `path`,
 * which is kept beside it as PATH.before-restore, or with a number behind that. What is there need
 * not be readable. To be released by td_restored_release. TD_ERR_NO_FILE, TD_ERR_ARCHIVE: `from` is
 * no sound archive; TD_ERR_BUSY: another program has the one at `path` open; TD_ERR_CREATE,
 * TD_ERR_IO. Whatever fails, there is an archive at `path` if there was one. */
TD_CHECKED enum td_code td_backup_restore(const char *from, const char *path,
                                          const struct td_check_watch *watch,
                                          struct td_restored *ret_restored, struct td_error *err);

void td_restored_release(struct td_restored *restored);

#endif
