#include "store/index/fts_structure.h"

#include "store/index/fts_number.h"
#include "store/statement.h"

#include <string.h>

enum td_code td_fts_fail_damaged(const struct td_store *store, struct td_error *err)
{
    return td_fail(err, TD_ERR_ARCHIVE,
                   "%s: the full-text index is damaged; 'tidings rebuild' makes it anew",
                   store->path);
}

enum td_code td_fts_record_read(struct td_store *store, int64_t id, struct td_buf *ret_bytes,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_INDEX_RECORD, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_INDEX_RECORD_ID, id);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (has_row)
        td_buf_add(ret_bytes, td_column_blob(&read, TD_COLUMN_READ_INDEX_RECORD_BLOCK));
    return td_buf_check(ret_bytes, err);
}

/* The segments of a level; false where there are too many. */
static bool take_level(struct td_slice *bytes, struct td_fts_structure *structure,
                       struct td_fts_level *level)
{
    level->merging = td_fts_take_number(bytes);
    level->count = (size_t)td_fts_take_number(bytes);
    if (level->count > TD_FTS_SEGMENTS_MAX - structure->segment_count)
        return false;
    for (size_t i = 0; i < level->count; i++) {
        struct td_fts_segment *segment = &structure->segments[structure->segment_count++];
        segment->id = td_fts_take_number(bytes);
        segment->first_page = td_fts_take_number(bytes);
        segment->last_page = td_fts_take_number(bytes);
    }
    return true;
}

enum td_code td_fts_structure_read(struct td_store *store, struct td_fts_structure *ret,
                                   struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) record = {0};
    td_buf_init(&record, TD_FTS_RECORD_MAX_BYTES);
    TD_TRY(td_fts_record_read(store, TD_FTS_RECORD_OF_SEGMENTS, &record, err));
    struct td_slice bytes = td_buf_slice(&record);
    if (bytes.len < TD_FTS_COOKIE_BYTES)
        return td_fts_fail_damaged(store, err);
    memcpy(ret->cookie, bytes.ptr, TD_FTS_COOKIE_BYTES);
    bytes = td_slice_sub(bytes, TD_FTS_COOKIE_BYTES, bytes.len);
    ret->level_count = (size_t)td_fts_take_number(&bytes);
    size_t segment_count = (size_t)td_fts_take_number(&bytes);
    ret->pages_written = td_fts_take_number(&bytes);
    ret->segment_count = 0;
    if (ret->level_count > TD_FTS_LEVELS_MAX)
        return td_fts_fail_damaged(store, err);
    for (size_t i = 0; i < ret->level_count; i++) {
        if (!take_level(&bytes, ret, &ret->levels[i]))
            return td_fts_fail_damaged(store, err);
    }
    return ret->segment_count == segment_count ? TD_OK : td_fts_fail_damaged(store, err);
}
