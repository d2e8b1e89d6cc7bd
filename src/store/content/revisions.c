#include "store/content/revisions.h"

#include "base/hash.h"
#include "store/rows.h"

enum td_code td_store_find_earlier_post(struct td_store *store, struct td_slice ref,
                                        int64_t *ret_post, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_EARLIER_POST, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_EARLIER_POST_REF, ref);
    TD_TRY(td_statement_step(&find, &has_row, err));
    *ret_post = has_row ? td_column_integer(&find, TD_COLUMN_FIND_EARLIER_POST_POST_ID) : 0;
    return TD_OK;
}

static enum td_code read_revision(const struct td_statement *read, struct td_arena *arena,
                                  void *row, struct td_error *err)
{
    struct td_revision *revision = row;
    revision->number = td_column_integer(read, TD_COLUMN_READ_REVISIONS_NUMBER);
    revision->change = td_column_integer(read, TD_COLUMN_READ_REVISIONS_CHANGE_ID);
    revision->at = td_column_integer(read, TD_COLUMN_READ_REVISIONS_AT);
    revision->size_bytes = td_column_integer(read, TD_COLUMN_READ_REVISIONS_SIZE_BYTES);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_REVISIONS_KIND, arena, &revision->kind, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_REVISIONS_NAME, arena, &revision->post, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_REVISIONS_PATH, arena, &revision->path, err));
    return td_column_text(read, TD_COLUMN_READ_REVISIONS_SHA256, arena, &revision->sha256, err);
}

enum td_code td_store_read_revisions(struct td_store *store, struct td_arena *arena,
                                     int64_t post_id, struct td_revision **ret_revisions,
                                     size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_revision)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_REVISIONS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_REVISIONS_POST_ID, post_id);
    TD_TRY(td_rows_read(&rows, &read, read_revision, arena, err));
    *ret_revisions = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_read_revision(struct td_store *store, struct td_arena *arena, int64_t post_id,
                                    int64_t number, struct td_slice *ret_bytes, bool *ret_found,
                                    struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice bytes, sha256;
    char sum[TD_SHA256_TEXT_BYTES];
    TD_TRY(td_statement_begin(store, TD_SQL_READ_REVISION, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_REVISION_POST_ID, post_id);
    td_bind_integer(&read, TD_PARAM_READ_REVISION_NUMBER, number);
    TD_TRY(td_statement_step(&read, ret_found, err));
    if (!*ret_found)
        return TD_OK;
    TD_TRY(td_column_text(&read, TD_COLUMN_READ_REVISION_SHA256, arena, &sha256, err));
    TD_TRY(td_arena_copy(arena, td_column_blob(&read, TD_COLUMN_READ_REVISION_BYTES), &bytes, err));
    td_sha256(bytes, sum);
    if (!td_slice_equal(td_slice_of(sum), sha256))
        return td_fail(err, TD_ERR_ARCHIVE,
                       "the archive is damaged: the bytes of revision %d are not those that were "
                       "imported",
                       (int)number);
    *ret_bytes = bytes;
    return TD_OK;
}
