#include "store/content/post_store.h"

#include "store/file/table_sums.h"
#include "store/rows.h"

enum td_code td_store_check_roots(struct td_store *store, struct td_error *err)
{
    bool is_same = false;
    TD_TRY(td_table_sums_compare(store, TD_SUM_OF_ROOTS, &is_same, err));
    if (is_same)
        return TD_OK;
    return td_fail(err, TD_ERR_ARCHIVE,
                   "the archive is damaged: the table roots does not hold what tidings wrote; "
                   "'tidings check' says more");
}

enum td_code td_store_read_roots(struct td_store *store, struct td_arena *arena,
                                 struct td_slice **ret_roots, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ROOTS, &read, err));
    return td_rows_read_texts(&read, TD_COLUMN_READ_ROOTS_PATH, arena, ret_roots, ret_count, err);
}

/* Both ways to find a post give the same columns. */
static enum td_code read_known_post(struct td_statement *find, struct td_arena *arena,
                                    struct td_known_post *ret_post, struct td_error *err)
{
    struct td_known_post post = {0};
    bool has_row = false;
    TD_TRY(td_statement_step(find, &has_row, err));
    if (has_row) {
        post.id = td_column_integer(find, TD_COLUMN_FIND_POST_AT_ID);
        TD_TRY(td_column_text(find, TD_COLUMN_FIND_POST_AT_ROOT, arena, &post.place.root, err));
        TD_TRY(td_column_text(find, TD_COLUMN_FIND_POST_AT_PATH, arena, &post.place.path, err));
        TD_TRY(td_column_text(find, TD_COLUMN_FIND_POST_AT_SHA256, arena, &post.sha256, err));
    }
    *ret_post = post;
    return TD_OK;
}

enum td_code td_store_find_post_at(struct td_store *store, struct td_arena *arena,
                                   const struct td_place *place, struct td_known_post *ret_post,
                                   struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_POST_AT, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_POST_AT_ROOT, place->root);
    td_bind_text(&find, TD_PARAM_FIND_POST_AT_PATH, place->path);
    return read_known_post(&find, arena, ret_post, err);
}

enum td_code td_store_find_post_of(struct td_store *store, struct td_arena *arena,
                                   struct td_slice sha256, struct td_known_post *ret_post,
                                   struct td_error *err)
{
    _Static_assert((int)TD_COLUMN_FIND_POST_OF_SHA256 == (int)TD_COLUMN_FIND_POST_AT_SHA256,
                   "both statements give the same columns");
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_POST_OF, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_POST_OF_SHA256, sha256);
    return read_known_post(&find, arena, ret_post, err);
}

static enum td_code add_root(struct td_store *store, struct td_slice path, int64_t *ret_id,
                             struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_ROOT, &add, err));
    td_bind_text(&add, TD_PARAM_ADD_ROOT_PATH, path);
    TD_TRY(td_statement_step(&add, &has_row, err));
    *ret_id = td_column_integer(&add, TD_COLUMN_ADD_ROOT_ID);
    return TD_OK;
}

static enum td_code root_id(struct td_store *store, struct td_slice path, int64_t *ret_id,
                            struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_ROOT, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_ROOT_PATH, path);
    TD_TRY(td_statement_step(&find, &has_row, err));
    if (!has_row)
        return add_root(store, path, ret_id, err);
    *ret_id = td_column_integer(&find, TD_COLUMN_FIND_ROOT_ID);
    return TD_OK;
}

static enum td_code add_category(struct td_store *store, int64_t post_id, size_t index,
                                 struct td_slice name, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_CATEGORY, &add, err));
    td_bind_text(&add, TD_PARAM_ADD_CATEGORY_NAME, name);
    TD_TRY(td_statement_run(&add, err));
    struct td_statement TD_CLEANUP(td_statement_end) join = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_POST_CATEGORY, &join, err));
    td_bind_integer(&join, TD_PARAM_ADD_POST_CATEGORY_POST_ID, post_id);
    td_bind_integer(&join, TD_PARAM_ADD_POST_CATEGORY_POSITION, (int64_t)index + 1);
    td_bind_text(&join, TD_PARAM_ADD_POST_CATEGORY_NAME, name);
    return td_statement_run(&join, err);
}

static enum td_code set_categories(struct td_store *store, int64_t post_id,
                                   const struct td_new_post *post, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) remove = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_REMOVE_POST_CATEGORIES, &remove, err));
    td_bind_integer(&remove, TD_PARAM_REMOVE_POST_CATEGORIES_POST_ID, post_id);
    TD_TRY(td_statement_run(&remove, err));
    for (size_t i = 0; i < post->category_count; i++)
        TD_TRY(add_category(store, post_id, i, post->categories[i], err));
    return TD_OK;
}

/* add_post and update_post name their parameters in the same order. */
_Static_assert((int)TD_PARAM_ADD_POST_CHANGE_ID == (int)TD_PARAM_UPDATE_POST_CHANGE_ID,
               "both statements take the same values");

static void bind_post(struct td_statement *statement, int64_t root, const struct td_new_post *post)
{
    bool has_date = !td_slice_is_none(post->date);
    td_bind_integer(statement, TD_PARAM_ADD_POST_ROOT_ID, root);
    td_bind_text(statement, TD_PARAM_ADD_POST_PATH, post->place.path);
    td_bind_text(statement, TD_PARAM_ADD_POST_NAME, post->name);
    td_bind_text(statement, TD_PARAM_ADD_POST_TITLE, post->title);
    td_bind_text(statement, TD_PARAM_ADD_POST_AUTHOR, post->author);
    td_bind_text(statement, TD_PARAM_ADD_POST_DESCRIPTION, post->description);
    td_bind_integer(statement, TD_PARAM_ADD_POST_IS_DRAFT, post->is_draft ? 1 : 0);
    td_bind_text(statement, TD_PARAM_ADD_POST_DATE_WRITTEN, post->date_written);
    td_bind_text(statement, TD_PARAM_ADD_POST_DATE, post->date);
    if (has_date)
        td_bind_integer(statement, TD_PARAM_ADD_POST_EPOCH, post->epoch);
    if (has_date && post->has_offset)
        td_bind_integer(statement, TD_PARAM_ADD_POST_OFFSET_MINUTES, post->offset_minutes);
    td_bind_text(statement, TD_PARAM_ADD_POST_SHA256, post->sha256);
    td_bind_text(statement, TD_PARAM_ADD_POST_EXTRA, post->extra_json);
    td_bind_integer(statement, TD_PARAM_ADD_POST_IMPORTED_AT, post->imported_at);
    if (post->change != 0)
        td_bind_integer(statement, TD_PARAM_ADD_POST_CHANGE_ID, post->change);
}

static enum td_code set_bytes(struct td_store *store, int64_t post_id, struct td_slice bytes,
                              struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) set = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_SET_POST_BYTES, &set, err));
    td_bind_integer(&set, TD_PARAM_SET_POST_BYTES_POST_ID, post_id);
    td_bind_blob(&set, TD_PARAM_SET_POST_BYTES_BYTES, bytes);
    return td_statement_run(&set, err);
}

enum td_code td_store_add_post(struct td_store *store, const struct td_new_post *post,
                               int64_t *ret_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    int64_t root = 0;
    bool has_row = false;
    TD_TRY(root_id(store, post->place.root, &root, err));
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_POST, &add, err));
    bind_post(&add, root, post);
    TD_TRY(td_statement_step(&add, &has_row, err));
    int64_t id = td_column_integer(&add, TD_COLUMN_ADD_POST_ID);
    TD_TRY(set_bytes(store, id, post->bytes, err));
    TD_TRY(set_categories(store, id, post, err));
    *ret_id = id;
    return TD_OK;
}

enum td_code td_store_update_post(struct td_store *store, int64_t id,
                                  const struct td_new_post *post, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) update = {0};
    int64_t root = 0;
    TD_TRY(root_id(store, post->place.root, &root, err));
    TD_TRY(td_statement_begin(store, TD_SQL_UPDATE_POST, &update, err));
    bind_post(&update, root, post);
    td_bind_integer(&update, TD_PARAM_UPDATE_POST_ID, id);
    TD_TRY(td_statement_run(&update, err));
    TD_TRY(set_bytes(store, id, post->bytes, err));
    return set_categories(store, id, post, err);
}

enum td_code td_store_move_post(struct td_store *store, int64_t id, const struct td_place *place,
                                struct td_slice name, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) move = {0};
    int64_t root = 0;
    TD_TRY(root_id(store, place->root, &root, err));
    TD_TRY(td_statement_begin(store, TD_SQL_MOVE_POST, &move, err));
    td_bind_integer(&move, TD_PARAM_MOVE_POST_ROOT_ID, root);
    td_bind_text(&move, TD_PARAM_MOVE_POST_PATH, place->path);
    td_bind_text(&move, TD_PARAM_MOVE_POST_NAME, name);
    td_bind_integer(&move, TD_PARAM_MOVE_POST_ID, id);
    return td_statement_run(&move, err);
}
