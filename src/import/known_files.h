/* The files that an archive knows below a folder, and which of those on disk are still the same.
 * For this layer only. */
#ifndef TD_IMPORT_KNOWN_FILES_H
#define TD_IMPORT_KNOWN_FILES_H

#include "base/file.h"
#include "store/content/file_store.h"

enum {
    /* A file that changed so shortly before it was read may change again under the same time: it is
     * not taken for known (git calls such an entry racy). File systems count in up to two seconds.
     */
    TD_RACY_SECONDS = 2,
};

/* For each of the files `paths`, which td_folder_list found below `folder`, whether it bears the
 * stamp by which the archive knows it. `root` is the folder's absolute path. The answer lives in
 * the arena. */
TD_CHECKED enum td_code td_known_files_mark(struct td_store *store, struct td_arena *arena,
                                            const char *folder, struct td_slice root,
                                            const char *const *paths, size_t count,
                                            bool **ret_is_known, struct td_error *err);

/* Whether a file with this stamp, read at that time or later, may be known by it from now on. One
 * of a time that nanoseconds do not reach never may. */
bool td_stamp_is_safe(struct td_file_stamp stamp, int64_t now_seconds);

#endif
