/* Waits until files below some folders change (inotify). */
#ifndef TD_CLI_WATCH_H
#define TD_CLI_WATCH_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    TD_WATCH_QUIET_MS = 200, /* a change is told once nothing has changed for so long, */
    TD_WATCH_MOST_MS = 2000, /* or so long after the first */
};

struct td_watch {
    int descriptor; /* of inotify */
    char *const *paths;
    size_t path_count;
};

/* Watches folders, with all folders below that are not hidden, and of files the folder that they
 * lie in. `paths` are borrowed. TD_ERR_IO: the system allows no more watches, or no inotify. */
TD_CHECKED enum td_code td_watch_open(char *const *paths, size_t count, struct td_watch *ret_watch,
                                      struct td_error *err);

/* Waits until Markdown files were written, moved or removed, or folders came or went. New folders
 * are watched from before this returns, so that whoever looks at the files then misses nothing.
 * Asks `should_stop` after every signal, and once a second for one that came a moment too early;
 * when that is true, *ret_changed is false. */
TD_CHECKED enum td_code td_watch_wait(struct td_watch *watch, bool (*should_stop)(void),
                                      bool *ret_changed, struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_watch_close(struct td_watch *watch);

#endif
