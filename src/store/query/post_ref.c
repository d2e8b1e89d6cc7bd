#include "store/query/post_ref.h"

#include "base/file.h"
#include "store/query/item_query.h"
#include "store/rows.h"

struct place {
    struct td_slice name, root, path;
    bool shares_name;
};

static enum td_code read_place(struct td_store *store, struct td_arena *arena, int64_t post_id,
                               struct place *ret_place, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POST_PLACE, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_POST_PLACE_ID, post_id);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (!has_row)
        return TD_OK;
    ret_place->shares_name = td_column_integer(&read, TD_COLUMN_READ_POST_PLACE_SHARES_NAME) != 0;
    TD_TRY(td_column_text(&read, TD_COLUMN_READ_POST_PLACE_NAME, arena, &ret_place->name, err));
    TD_TRY(td_column_text(&read, TD_COLUMN_READ_POST_PLACE_ROOT, arena, &ret_place->root, err));
    return td_column_text(&read, TD_COLUMN_READ_POST_PLACE_PATH, arena, &ret_place->path, err);
}

/* Whether no other post is at this path below any root: however many have one name, this is quick.
 */
static enum td_code is_alone_at(struct td_store *store, struct td_slice path, bool *ret_is_alone,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_COUNT_POSTS_AT, &read, err));
    td_bind_text(&read, TD_PARAM_COUNT_POSTS_AT_PATH, path);
    TD_TRY(td_statement_step(&read, &has_row, err));
    *ret_is_alone = td_column_integer(&read, TD_COLUMN_COUNT_POSTS_AT_POSTS) == 1;
    return TD_OK;
}

/* Whether the post, and no other, is found by a reference. */
static enum td_code is_found(struct td_store *store, struct td_arena *arena, int64_t post_id,
                             struct td_slice ref, bool *ret_is_found, struct td_error *err)
{
    struct td_post *posts = NULL;
    size_t count = 0;
    TD_TRY(td_store_match_posts(store, arena, ref, &posts, &count, err));
    *ret_is_found = count == 1 && posts[0].id == post_id;
    return TD_OK;
}

static struct td_slice without_ending(struct td_slice path)
{
    size_t ending = td_path_name(path).len - td_path_stem(path).len;
    return td_path_is_markdown(path) ? td_slice_sub(path, 0, path.len - ending) : path;
}

/* Tries the end of a path from a place on, without its ending and with it. */
static enum td_code try_end(struct td_store *store, struct td_arena *arena, int64_t post_id,
                            struct td_slice path, size_t from, struct td_slice *ret_ref,
                            bool *ret_is_found, struct td_error *err)
{
    struct td_slice end = td_slice_sub(path, from, path.len);
    *ret_ref = without_ending(end);
    TD_TRY(is_found(store, arena, post_id, *ret_ref, ret_is_found, err));
    if (*ret_is_found)
        return TD_OK;
    *ret_ref = end;
    return is_found(store, arena, post_id, end, ret_is_found, err);
}

/* The shortest end of the whole path that will do, from that below the root on; else all of it. */
static enum td_code lengthen(struct td_store *store, struct td_arena *arena, int64_t post_id,
                             const struct place *place, struct td_slice *ret_ref,
                             struct td_error *err)
{
    struct td_slice whole;
    bool is_done = false;
    TD_TRY(td_arena_format(arena, &whole, err, "%.*s/%.*s", TD_SLICE_ARG(place->root),
                           TD_SLICE_ARG(place->path)));
    for (size_t at = place->root.len + 1; at > 0 && !is_done; at--)
        if (whole.ptr[at - 1] == '/')
            TD_TRY(try_end(store, arena, post_id, whole, at, ret_ref, &is_done, err));
    if (!is_done)
        *ret_ref = whole;
    return TD_OK;
}

enum td_code td_post_ref(struct td_store *store, struct td_arena *arena, int64_t post_id,
                         struct td_slice *ret_ref, struct td_error *err)
{
    struct place place = {.name = TD_SLICE("")};
    bool is_alone = false;
    TD_TRY(read_place(store, arena, post_id, &place, err));
    *ret_ref = place.name;
    if (!place.shares_name)
        return TD_OK;
    *ret_ref = without_ending(place.path);
    TD_TRY(is_alone_at(store, *ret_ref, &is_alone, err));
    return is_alone ? TD_OK : lengthen(store, arena, post_id, &place, ret_ref, err);
}
