#include "store/query/item_query.h"

#include "store/query/post_ref.h"
#include "store/rows.h"
#include "store/set_binding.h"

/* Every statement about posts gives the columns of read_posts. */
enum { LAST = TD_COLUMN_READ_POSTS_SHARES_NAME };
_Static_assert((int)TD_COLUMN_READ_MATCHING_POSTS_SHARES_NAME == LAST &&
                   (int)TD_COLUMN_FIND_POSTS_BY_NAME_SHARES_NAME == LAST &&
                   (int)TD_COLUMN_FIND_POSTS_BELOW_SHARES_NAME == LAST &&
                   (int)TD_COLUMN_FIND_POSTS_BY_PATH_SHARES_NAME == LAST,
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
    if (td_column_integer(read, TD_COLUMN_READ_POSTS_SHARES_NAME) == 0)
        post->post_ref = post->name;
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

/* The posts that a statement finds by a path, of which they bear the name. */
static enum td_code find_by_path(struct td_store *store, struct td_arena *arena,
                                 enum td_statement_id how, struct td_slice ref,
                                 struct td_post **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    struct td_slice name = td_path_name(ref);
    TD_TRY(td_statement_begin(store, how, &find, err));
    td_bind_text(&find, td_statement_parameter(&find, ":name"),
                 td_path_is_markdown(name) ? td_path_stem(name) : name);
    td_bind_text(&find, td_statement_parameter(&find, ":post"), ref);
    return read_posts(&find, arena, ret_posts, ret_count, err);
}

static enum td_code find_by_name(struct td_store *store, struct td_arena *arena,
                                 struct td_slice name, struct td_post **ret_posts,
                                 size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_POSTS_BY_NAME, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_POSTS_BY_NAME_NAME, name);
    return read_posts(&find, arena, ret_posts, ret_count, err);
}

enum td_code td_store_match_posts(struct td_store *store, struct td_arena *arena,
                                  struct td_slice ref, struct td_post **ret_posts,
                                  size_t *ret_count, struct td_error *err)
{
    struct td_post *posts = NULL, *others = NULL;
    size_t count = 0, other_count = 0;
    bool is_path = td_path_name(ref).len < ref.len;
    TD_TRY(find_by_path(store, arena, TD_SQL_FIND_POSTS_BY_PATH, ref, &posts, &count, err));
    prefer_whole_path(ref, posts, &count);
    if (count == 0 && is_path)
        TD_TRY(
            find_by_path(store, arena, TD_SQL_FIND_POSTS_BELOW, ref, &others, &other_count, err));
    else if (count != 1 && !is_path)
        TD_TRY(find_by_name(store, arena, ref, &others, &other_count, err));
    bool are_more = other_count > count;
    *ret_posts = are_more ? others : posts;
    *ret_count = are_more ? other_count : count;
    return TD_OK;
}

static enum td_code fill_refs(struct td_store *store, struct td_arena *arena, struct td_post *posts,
                              size_t count, struct td_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (td_slice_is_none(posts[i].post_ref))
            TD_TRY(td_post_ref(store, arena, posts[i].id, &posts[i].post_ref, err));
    return TD_OK;
}

enum td_code td_store_find_posts(struct td_store *store, struct td_arena *arena,
                                 struct td_slice ref, struct td_post **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    TD_TRY(td_store_match_posts(store, arena, ref, ret_posts, ret_count, err));
    return fill_refs(store, arena, *ret_posts, *ret_count, err);
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
    TD_TRY(read_posts(&read, arena, ret_posts, ret_count, err));
    return fill_refs(store, arena, *ret_posts, *ret_count, err);
}
