#include "store/query/item_query.h"

#include "store/rows.h"
#include "store/set_binding.h"

/* Every statement about posts gives the columns of read_posts. */
_Static_assert((int)TD_COLUMN_READ_POSTS_ITEMS == (int)TD_COLUMN_READ_MATCHING_POSTS_ITEMS &&
                   (int)TD_COLUMN_READ_POSTS_ITEMS == (int)TD_COLUMN_FIND_POSTS_BY_NAME_ITEMS &&
                   (int)TD_COLUMN_READ_POSTS_ITEMS == (int)TD_COLUMN_FIND_POSTS_BY_PATH_ITEMS,
               "posts are read alike");

static enum td_code read_post(const struct td_statement *read, struct td_arena *arena, void *row,
                              struct td_error *err)
{
    struct td_post *post = row;
    post->id = td_column_integer(read, TD_COLUMN_READ_POSTS_ID);
    post->item_count = td_column_integer(read, TD_COLUMN_READ_POSTS_ITEMS);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POSTS_ROOT, arena, &post->root, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POSTS_PATH, arena, &post->path, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POSTS_NAME, arena, &post->name, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POSTS_TITLE, arena, &post->title, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POSTS_DATE, arena, &post->date, err));
    return td_rows_read_categories(read->store, arena, post->id, &post->categories,
                                   &post->category_count, err);
}

static enum td_code read_posts(struct td_statement *read, struct td_arena *arena,
                               struct td_post **ret_posts, size_t *ret_count, struct td_error *err)
{
    struct td_rows rows = {.size = sizeof(struct td_post)};
    TD_TRY(td_rows_read(&rows, read, read_post, arena, err));
    *ret_posts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

/* Of posts whose path is the reference with an ending or without, the one where it is whole: there
 * is one at most of each root. */
static void prefer_whole_path(struct td_slice ref, struct td_post *posts, size_t *count)
{
    size_t whole = 0;
    for (size_t i = 0; i < *count; i++) {
        if (td_slice_equal(posts[i].path, ref))
            posts[whole++] = posts[i];
    }
    if (whole > 0)
        *count = whole;
}

static enum td_code find_by_path(struct td_store *store, struct td_arena *arena,
                                 struct td_slice ref, struct td_post **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    struct td_slice name = td_path_name(ref);
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_POSTS_BY_PATH, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_POSTS_BY_PATH_NAME,
                 td_path_is_markdown(name) ? td_path_stem(name) : name);
    td_bind_text(&find, TD_PARAM_FIND_POSTS_BY_PATH_POST, ref);
    return read_posts(&find, arena, ret_posts, ret_count, err);
}

enum td_code td_store_find_posts(struct td_store *store, struct td_arena *arena,
                                 struct td_slice ref, struct td_post **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    struct td_post *posts = NULL;
    size_t count = 0;
    TD_TRY(find_by_path(store, arena, ref, &posts, &count, err));
    prefer_whole_path(ref, posts, &count);
    if (count != 1) {
        TD_TRY(td_statement_begin(store, TD_SQL_FIND_POSTS_BY_NAME, &find, err));
        td_bind_text(&find, TD_PARAM_FIND_POSTS_BY_NAME_NAME, ref);
        struct td_post *named = NULL;
        size_t named_count = 0;
        TD_TRY(read_posts(&find, arena, &named, &named_count, err));
        if (named_count > count) {
            posts = named;
            count = named_count;
        }
    }
    *ret_posts = posts;
    *ret_count = count;
    return TD_OK;
}

static enum td_code read_id(const struct td_statement *read, struct td_arena *arena, void *row,
                            struct td_error *err)
{
    int64_t *id = row;
    (void)err;
    (void)arena;
    *id = td_column_integer(read, TD_COLUMN_READ_ITEM_IDS_ID);
    return TD_OK;
}

enum td_code td_store_read_item_ids(struct td_store *store, struct td_arena *arena, int64_t post_id,
                                    int64_t **ret_ids, size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(int64_t)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_IDS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_IDS_POST_ID, post_id);
    TD_TRY(td_rows_read(&rows, &read, read_id, arena, err));
    *ret_ids = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_read_posts(struct td_store *store, struct td_arena *arena,
                                 const struct td_item_set *set, int64_t limit,
                                 struct td_post **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool all = set == NULL;
    TD_TRY(td_statement_begin(store, all ? TD_SQL_READ_POSTS : TD_SQL_READ_MATCHING_POSTS, &read,
                              err));
    if (!all)
        td_bind_set(&read, set);
    td_bind_integer(&read, td_statement_parameter(&read, ":limit"), limit);
    return read_posts(&read, arena, ret_posts, ret_count, err);
}
