#include "import/place.h"

#include "base/file.h"

bool td_place_is_below(struct td_slice path, struct td_slice root)
{
    bool is_top = td_slice_equal(root, TD_SLICE("/"));
    return td_slice_starts(path, root) && path.len > root.len &&
           (is_top || path.ptr[root.len] == '/');
}

struct td_place td_place_below(struct td_slice path, struct td_slice root)
{
    size_t begin = td_slice_equal(root, TD_SLICE("/")) ? 1 : root.len + 1;
    return (struct td_place){root, td_slice_sub(path, begin, path.len)};
}

static enum td_code join(struct td_arena *arena, struct td_slice folder, struct td_slice name,
                         struct td_slice *ret_path, struct td_error *err)
{
    bool is_top = td_slice_equal(folder, TD_SLICE("/"));
    return td_arena_format(arena, ret_path, err, "%.*s%s%.*s", TD_SLICE_ARG(folder),
                           is_top ? "" : "/", TD_SLICE_ARG(name));
}

enum td_code td_place_absolute(struct td_arena *arena, const char *path, struct td_slice *ret_path,
                               struct td_error *err)
{
    struct td_slice whole = td_slice_of(path);
    struct td_slice folder = TD_SLICE("."), resolved;
    if (td_path_folder(whole).len > 0)
        TD_TRY(td_arena_copy(arena, td_path_folder(whole), &folder, err));
    TD_TRY(td_path_resolve(arena, folder.ptr, &resolved, err));
    return join(arena, resolved, td_path_name(whole), ret_path, err);
}

enum td_code td_place_find(struct td_store *store, struct td_arena *arena,
                           const struct td_roots *roots, struct td_slice path, struct td_slice root,
                           struct td_known_post *ret_post, struct td_place *ret_place,
                           struct td_error *err)
{
    struct td_place nearest = {0};
    for (size_t i = 0; i < roots->count; i++) {
        if (!td_place_is_below(path, roots->paths[i]))
            continue;
        struct td_place place = td_place_below(path, roots->paths[i]);
        TD_TRY(td_store_find_post_at(store, arena, &place, ret_post, err));
        if (td_slice_is_none(nearest.root))
            nearest = place;
        if (ret_post->id != 0)
            break;
    }
    if (td_slice_is_none(nearest.root)) {
        nearest = td_place_below(path, root);
        TD_TRY(td_store_find_post_at(store, arena, &nearest, ret_post, err));
    }
    *ret_place = nearest;
    return TD_OK;
}

enum td_code td_place_path(struct td_arena *arena, const struct td_place *place,
                           struct td_slice *ret_path, struct td_error *err)
{
    return join(arena, place->root, place->path, ret_path, err);
}

enum td_code td_place_look(struct td_arena *arena, const struct td_place *place, bool *ret_is_there,
                           struct td_error *err)
{
    struct td_slice path;
    TD_TRY(td_place_path(arena, place, &path, err));
    enum td_code code =
        place->root.len > 0 ? td_file_stat(path.ptr, NULL, NULL, err) : TD_ERR_NO_FILE;
    if (code != TD_OK && code != TD_ERR_NO_FILE)
        return code;
    *ret_is_there = code == TD_OK;
    return TD_OK;
}
