#include "store/content/post_list.h"

#include "store/rows.h"

static enum td_code read_known_post(const struct td_statement *read, struct td_arena *arena,
                                    void *row, struct td_error *err)
{
    struct td_known_post *post = row;
    post->id = td_column_integer(read, TD_COLUMN_READ_POST_FILES_ID);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POST_FILES_ROOT, arena, &post->place.root, err));
    return td_column_text(read, TD_COLUMN_READ_POST_FILES_PATH, arena, &post->place.path, err);
}

enum td_code td_store_list_posts(struct td_store *store, struct td_arena *arena,
                                 struct td_known_post **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_known_post)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POST_FILES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_known_post, arena, err));
    *ret_posts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_read_origin(struct td_store *store, struct td_arena *arena, int64_t post_id,
                                  struct td_slice *ret_name, int64_t *ret_imported_at,
                                  int64_t *ret_change, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POST_ORIGIN, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_POST_ORIGIN_POST_ID, post_id);
    TD_TRY(td_statement_step(&read, &has_row, err));
    TD_TRY(td_column_text(&read, TD_COLUMN_READ_POST_ORIGIN_NAME, arena, ret_name, err));
    *ret_imported_at = td_column_integer(&read, TD_COLUMN_READ_POST_ORIGIN_IMPORTED_AT);
    *ret_change = td_column_integer(&read, TD_COLUMN_READ_POST_ORIGIN_CHANGE_ID);
    return TD_OK;
}

enum td_code td_store_remove_post(struct td_store *store, int64_t post_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) remove = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_REMOVE_POST, &remove, err));
    td_bind_integer(&remove, TD_PARAM_REMOVE_POST_ID, post_id);
    return td_statement_run(&remove, err);
}

static enum td_code read_image(const struct td_statement *read, struct td_arena *arena, void *row,
                               struct td_error *err)
{
    struct td_item_image *image = row;
    image->id = td_column_integer(read, TD_COLUMN_READ_ITEM_IMAGES_ID);
    return td_column_text(read, TD_COLUMN_READ_ITEM_IMAGES_IMAGE, arena, &image->text, err);
}

enum td_code td_store_read_item_images(struct td_store *store, struct td_arena *arena,
                                       int64_t post_id, struct td_item_image **ret_images,
                                       size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_item_image)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_IMAGES, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_IMAGES_POST_ID, post_id);
    TD_TRY(td_rows_read(&rows, &read, read_image, arena, err));
    *ret_images = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}
