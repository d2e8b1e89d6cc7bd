#include "cli/watch.h"

#include "base/file.h"

#include <errno.h>
#include <fts.h>
#include <poll.h>
#include <stdalign.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { EVENTS_BYTES = 64 * 1024, ASK_MS = 1000 };

static const uint32_t changes =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;

static enum td_code fail(struct td_error *err, const char *path)
{
    if (errno == ENOSPC)
        return td_fail(err, TD_ERR_IO,
                       "cannot watch '%s': too many folders; raise fs.inotify.max_user_watches",
                       path);
    return td_fail(err, TD_ERR_IO, "cannot watch '%s': %s", path, strerror(errno));
}

/* A folder that is gone by now, or may not be read, is not watched. */
static enum td_code watch_folder(const struct td_watch *watch, const char *path,
                                 struct td_error *err)
{
    bool is_gone_or_locked = false;
    if (inotify_add_watch(watch->descriptor, path, changes) >= 0)
        return TD_OK;
    is_gone_or_locked = errno == ENOENT || errno == ENOTDIR || errno == EACCES;
    return is_gone_or_locked ? TD_OK : fail(err, path);
}

static void close_tree(FTS **tree)
{
    if (*tree != NULL)
        (void)fts_close(*tree);
}

static enum td_code watch_tree(const struct td_watch *watch, char *path, struct td_error *err)
{
    char *const roots[] = {path, NULL};
    TD_CLEANUP(close_tree)
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
    FTSENT *entry = NULL;
    if (tree == NULL)
        return fail(err, path);
    while ((errno = 0, entry = fts_read(tree)) != NULL) {
        if (entry->fts_info != FTS_D)
            continue;
        if (entry->fts_level > 0 && entry->fts_name[0] == '.')
            (void)fts_set(tree, entry, FTS_SKIP);
        else
            TD_TRY(watch_folder(watch, entry->fts_path, err));
    }
    return errno == 0 ? TD_OK : fail(err, path);
}

static enum td_code watch_parent(const struct td_watch *watch, const char *path,
                                 struct td_error *err)
{
    char folder[TD_PATH_MAX_BYTES];
    return td_path_put_folder(path, folder) ? watch_folder(watch, folder, err) : fail(err, path);
}

/* Folders that are watched already are the same watch again. */
static enum td_code watch_all(const struct td_watch *watch, struct td_error *err)
{
    for (size_t i = 0; i < watch->path_count; i++) {
        enum td_file_kind kind = TD_FILE_OTHER;
        if (td_file_stat(watch->paths[i], &kind, NULL, NULL) == TD_OK && kind == TD_FILE_FOLDER)
            TD_TRY(watch_tree(watch, watch->paths[i], err));
        else
            TD_TRY(watch_parent(watch, watch->paths[i], err));
    }
    return TD_OK;
}

enum td_code td_watch_open(char *const *paths, size_t count, struct td_watch *ret_watch,
                           struct td_error *err)
{
    struct td_watch watch = {inotify_init1(IN_CLOEXEC | IN_NONBLOCK), paths, count};
    if (watch.descriptor < 0)
        return td_fail(err, TD_ERR_IO, "cannot watch files: %s", strerror(errno));
    enum td_code code = watch_all(&watch, err);
    if (code != TD_OK)
        td_watch_close(&watch);
    else
        *ret_watch = watch;
    return code;
}

void td_watch_close(struct td_watch *watch)
{
    if (watch->descriptor >= 0)
        (void)close(watch->descriptor);
    watch->descriptor = -1;
}

static bool matters(const struct inotify_event *event)
{
    struct td_slice name = event->len > 0 ? td_slice_of(event->name) : TD_SLICE("");
    if ((event->mask & IN_Q_OVERFLOW) != 0)
        return true;
    if (td_slice_starts(name, TD_SLICE(".")))
        return false;
    return (event->mask & IN_ISDIR) != 0 || td_path_is_markdown(name);
}

/* Takes all events that are there. */
static bool take_events(const struct td_watch *watch)
{
    alignas(struct inotify_event) char bytes[EVENTS_BYTES];
    bool any = false;
    ssize_t len = 0;
    while ((len = read(watch->descriptor, bytes, sizeof bytes)) > 0) {
        for (const char *at = bytes; at < bytes + len;) {
            const struct inotify_event *event = (const void *)at;
            any = any || matters(event);
            at += sizeof *event + event->len;
        }
    }
    return any;
}

/* 1: there are events; 0: the time is over; -1: a signal came. */
static int wait_for_events(const struct td_watch *watch, int timeout_ms)
{
    struct pollfd waited = {.fd = watch->descriptor, .events = POLLIN};
    return poll(&waited, 1, timeout_ms);
}

enum td_code td_watch_wait(struct td_watch *watch, bool (*should_stop)(void), bool *ret_changed,
                           struct td_error *err)
{
    bool any = false;
    while (!any) {
        (void)wait_for_events(watch, ASK_MS);
        if (should_stop()) {
            *ret_changed = false;
            return TD_OK;
        }
        any = take_events(watch);
    }
    for (int waited = 0; waited < TD_WATCH_MOST_MS; waited += TD_WATCH_QUIET_MS) {
        if (wait_for_events(watch, TD_WATCH_QUIET_MS) <= 0)
            break;
        (void)take_events(watch);
    }
    TD_TRY(watch_all(watch, err));
    *ret_changed = true;
    return TD_OK;
}
