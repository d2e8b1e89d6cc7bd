#include "store/content/post_bytes.h"

#include "base/hash.h"
#include "store/statement.h"

enum td_code td_store_check_post_file(const struct td_post_file *file, struct td_error *err)
{
    char sha256[TD_SHA256_TEXT_BYTES];
    td_sha256(file->bytes, sha256);
    if (td_slice_equal(td_slice_of(sha256), file->sha256))
        return TD_OK;
    return td_fail(
        err, TD_ERR_ARCHIVE,
        "the archive is damaged: the bytes of post %.*s are not those that were imported",
        TD_SLICE_ARG(file->place.path));
}

enum td_code td_store_next_post_file(struct td_store *store, struct td_arena *arena, int64_t after,
                                     struct td_post_file *ret_file, bool *ret_found,
                                     struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_post_file file;
    TD_TRY(td_statement_begin(store, TD_SQL_NEXT_POST_FILE, &read, err));
    td_bind_integer(&read, TD_PARAM_NEXT_POST_FILE_AFTER, after);
    TD_TRY(td_statement_step(&read, ret_found, err));
    if (!*ret_found)
        return TD_OK;
    file.post_id = td_column_integer(&read, TD_COLUMN_NEXT_POST_FILE_ID);
    TD_TRY(td_column_text(&read, TD_COLUMN_NEXT_POST_FILE_ROOT, arena, &file.place.root, err));
    TD_TRY(td_column_text(&read, TD_COLUMN_NEXT_POST_FILE_PATH, arena, &file.place.path, err));
    TD_TRY(td_column_text(&read, TD_COLUMN_NEXT_POST_FILE_SHA256, arena, &file.sha256, err));
    TD_TRY(td_arena_copy(arena, td_column_blob(&read, TD_COLUMN_NEXT_POST_FILE_BYTES), &file.bytes,
                         err));
    *ret_file = file;
    return TD_OK;
}

enum td_code td_store_path_rank(struct td_store *store, const struct td_post_file *file,
                                int64_t *ret_rank, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_RANK_PATH, &read, err));
    td_bind_text(&read, TD_PARAM_RANK_PATH_NAME, td_path_stem(file->place.path));
    td_bind_text(&read, TD_PARAM_RANK_PATH_PATH, file->place.path);
    td_bind_integer(&read, TD_PARAM_RANK_PATH_ID, file->post_id);
    TD_TRY(td_statement_step(&read, &has_row, err));
    *ret_rank = has_row ? td_column_integer(&read, TD_COLUMN_RANK_PATH_RANK) + 1 : 1;
    return TD_OK;
}
