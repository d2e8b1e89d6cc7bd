#include "import/vanished.h"

#include "base/file.h"
#include "import/place.h"
#include "store/content/history.h"

static bool is_below_any(struct td_arena *arena, const struct td_place *place,
                         const struct td_slice *folders, size_t count)
{
    struct td_slice path;
    if (td_arena_format(arena, &path, NULL, "%.*s/%.*s", TD_SLICE_ARG(place->root),
                        TD_SLICE_ARG(place->path)) != TD_OK)
        return false;
    for (size_t i = 0; i < count; i++)
        if (td_slice_equal(path, folders[i]) || td_place_is_below(path, folders[i]))
            return true;
    return false;
}

static enum td_code resolve(struct td_arena *arena, const char *path, struct td_slice *ret_path,
                            struct td_error *err)
{
    if (td_path_resolve(arena, path, ret_path, NULL) == TD_OK)
        return TD_OK;
    return td_place_absolute(arena, path, ret_path, err);
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
    size_t count = 0, known = 0;
    struct td_slice *folders = td_arena_array(arena, path_count, sizeof *folders);
    if (folders == NULL)
        return td_fail_memory(err);
    if (are_files(paths, path_count)) {
        *ret_vanished = vanished;
        return TD_OK;
    }
    for (size_t i = 0; i < path_count; i++)
        known += resolve(arena, paths[i], &folders[known], NULL) == TD_OK;
    TD_TRY(td_store_list_posts(store, arena, &posts, &count, err));
    vanished.posts = posts;
    for (size_t i = 0; i < count; i++) {
        bool is_there = true;
        if (posts[i].place.root.len == 0 || !is_below_any(arena, &posts[i].place, folders, known))
            continue;
        vanished.below++;
        enum td_code code = td_place_look(arena, &posts[i].place, &is_there, err);
        if (code != TD_OK && code != TD_ERR_IO) /* what cannot be looked at has not vanished */
            return code;
        if (!is_there)
            vanished.posts[vanished.count++] = posts[i];
    }
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
