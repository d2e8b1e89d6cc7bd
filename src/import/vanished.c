#include "import/vanished.h"

#include "base/file.h"
#include "import/place.h"
#include "store/content/history.h"

/* The paths that posts may be below: as they are found, those that are gone by their folder's. */
struct folders {
    struct td_slice *paths;
    size_t count;
};

static bool is_below_any(struct td_slice path, const struct folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        if (td_slice_equal(path, folders->paths[i]) || td_place_is_below(path, folders->paths[i]))
            return true;
    return false;
}

static void note_unknown(struct td_vanished *vanished, const struct td_error *why)
{
    if (vanished->unknown++ == 0)
        vanished->why = *why;
}

/* A path whose folder is gone, too, is left out. */
static enum td_code add_folder(struct td_arena *arena, const char *path, struct folders *folders,
                               struct td_vanished *vanished, struct td_error *err)
{
    struct td_slice *resolved = &folders->paths[folders->count];
    struct td_error why;
    enum td_code code = td_path_resolve(arena, path, resolved, &why);
    if (code == TD_ERR_IO)
        note_unknown(vanished, &why);
    if (code == TD_ERR_NO_FILE)
        code = td_place_absolute(arena, path, resolved, &why);
    folders->count += code == TD_OK;
    return code == TD_ERR_MEMORY ? td_fail_memory(err) : TD_OK;
}

/* Counts a post that is below the folders, and keeps it where its file is gone. */
static enum td_code look(struct td_arena *arena, const struct td_known_post *post,
                         const struct folders *folders, struct td_vanished *vanished,
                         struct td_error *err)
{
    struct td_slice path;
    bool is_there = true;
    TD_TRY(td_place_path(arena, &post->place, &path, err));
    if (post->place.root.len == 0 || !is_below_any(path, folders))
        return TD_OK;
    vanished->below++;
    struct td_error why;
    enum td_code code = td_place_look(arena, &post->place, &is_there, &why);
    if (code == TD_ERR_MEMORY)
        return td_fail_memory(err);
    if (code != TD_OK)
        note_unknown(vanished, &why);
    if (!is_there)
        vanished->posts[vanished->count++] = *post;
    return TD_OK;
}

/* Whether each path is a file that is there: below those nothing can have vanished. */
static bool are_files(const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        enum td_file_kind kind = TD_FILE_OTHER;
        bool is_stream = paths[i][0] == '-' && paths[i][1] == '\0';
        if (!is_stream &&
            (td_file_stat(paths[i], &kind, NULL, NULL) != TD_OK || kind != TD_FILE_REGULAR))
            return false;
    }
    return true;
}

enum td_code td_vanished_find(struct td_store *store, struct td_arena *arena,
                              const char *const *paths, size_t path_count,
                              struct td_vanished *ret_vanished, struct td_error *err)
{
    struct td_vanished vanished = {0};
    struct td_known_post *posts = NULL;
    size_t count = 0;
    struct folders folders = {td_arena_array(arena, path_count, sizeof *folders.paths), 0};
    if (folders.paths == NULL)
        return td_fail_memory(err);
    if (are_files(paths, path_count)) {
        *ret_vanished = vanished;
        return TD_OK;
    }
    for (size_t i = 0; i < path_count; i++)
        TD_TRY(add_folder(arena, paths[i], &folders, &vanished, err));
    TD_TRY(td_store_list_posts(store, arena, &posts, &count, err));
    vanished.posts = posts;
    for (size_t i = 0; i < count; i++)
        TD_TRY(look(arena, &posts[i], &folders, &vanished, err));
    *ret_vanished = vanished;
    return TD_OK;
}

static enum td_code prune(struct td_store *store, const struct td_vanished *vanished, int64_t now,
                          struct td_error *err)
{
    const struct td_change_counts counts = {.removed = (int64_t)vanished->count};
    int64_t change = 0;
    TD_TRY(td_history_begin(store, TD_SLICE("prune"), now, &change, err));
    for (size_t i = 0; i < vanished->count; i++) {
        int64_t post = vanished->posts[i].id;
        TD_TRY(td_history_keep(store, change, post, TD_REVISION_REMOVED, err));
        TD_TRY(td_store_remove_post(store, post, err));
    }
    TD_TRY(td_history_settle(store, change, 0, err));
    TD_TRY(td_history_tidy(store, err));
    return td_history_set_counts(store, change, &counts, err);
}

enum td_code td_vanished_prune(struct td_store *store, const struct td_vanished *vanished,
                               int64_t now_seconds, struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    enum td_code code = td_store_check_roots(store, err);
    if (code == TD_OK)
        code = prune(store, vanished, now_seconds, err);
    return td_store_end(store, code, err);
}
