#include "store/content/file_store.h"

#include "store/rows.h"

static enum td_code read_file(const struct td_statement *read, struct td_arena *arena, void *row,
                              struct td_error *err)
{
    struct td_stored_file *file = row;
    TD_TRY(td_column_text(read, TD_COLUMN_READ_FILES_ROOT, arena, &file->place.root, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_FILES_PATH, arena, &file->place.path, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_FILES_SHA256, arena, &file->sha256, err));
    file->stamp.size_bytes = td_column_integer(read, TD_COLUMN_READ_FILES_SIZE_BYTES);
    file->stamp.mtime_ns = td_column_integer(read, TD_COLUMN_READ_FILES_MTIME_NS);
    return TD_OK;
}

enum td_code td_store_read_files(struct td_store *store, struct td_arena *arena,
                                 struct td_stored_file **ret_files, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_stored_file)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_FILES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_file, arena, err));
    *ret_files = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_stamp_file(struct td_store *store, const struct td_place *place,
                                 struct td_file_stamp stamp, int64_t post_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) put = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_STAMP_FILE, &put, err));
    td_bind_text(&put, TD_PARAM_STAMP_FILE_ROOT, place->root);
    td_bind_text(&put, TD_PARAM_STAMP_FILE_PATH, place->path);
    td_bind_integer(&put, TD_PARAM_STAMP_FILE_SIZE_BYTES, stamp.size_bytes);
    td_bind_integer(&put, TD_PARAM_STAMP_FILE_MTIME_NS, stamp.mtime_ns);
    td_bind_integer(&put, TD_PARAM_STAMP_FILE_POST_ID, post_id);
    return td_statement_run(&put, err);
}

enum td_code td_store_forget_files(struct td_store *store, int64_t post_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) forget = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FORGET_FILES, &forget, err));
    td_bind_integer(&forget, TD_PARAM_FORGET_FILES_POST_ID, post_id);
    return td_statement_run(&forget, err);
}
