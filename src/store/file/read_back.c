#include "store/file/read_back.h"

#include "base/grow.h"
#include "base/hash.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

void td_read_back_note(struct td_read_back *written, const char *table, int64_t row)
{
    if (strcmp(table, "post_bytes") != 0)
        return;
    int64_t *posts = td_grow(written->posts, written->count, &written->capacity, sizeof *posts);
    written->failed = written->failed || posts == NULL;
    if (posts == NULL)
        return;
    written->posts = posts;
    written->posts[written->count++] = row;
}

static enum td_code check_post(struct td_store *store, int64_t post, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    char sha256[TD_SHA256_TEXT_BYTES];
    bool is_there = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_BACK, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_BACK_POST_ID, post);
    TD_TRY(td_statement_step(&read, &is_there, err));
    if (!is_there) /* written and taken away again */
        return TD_OK;
    td_sha256(td_column_blob(&read, TD_COLUMN_READ_BACK_BYTES), sha256);
    if (td_slice_equal(td_slice_of(sha256), td_column_blob(&read, TD_COLUMN_READ_BACK_SHA256)))
        return TD_OK;
    struct td_slice path = td_column_blob(&read, TD_COLUMN_READ_BACK_PATH);
    return td_fail(err, TD_ERR_IO,
                   "%s: the bytes of %.*s came back other than they were written, so nothing was "
                   "kept: memory or disk may be failing",
                   store->path, TD_SLICE_ARG(path));
}

enum td_code td_read_back_check(struct td_store *store, struct td_error *err)
{
    struct td_read_back *written = &store->read_back;
    if (written->failed)
        return td_fail_memory(err);
    for (size_t i = 0; i < written->count; i++)
        TD_TRY(check_post(store, written->posts[i], err));
    td_read_back_forget(written);
    return TD_OK;
}

void td_read_back_forget(struct td_read_back *written)
{
    free(written->posts);
    *written = (struct td_read_back){.posts = NULL};
}
