/* FTS5's own records of its index, in its table items_fts_data: which segments there are, and how
 * many tokens. For this layer only. */
#ifndef TD_STORE_INDEX_FTS_STRUCTURE_H
#define TD_STORE_INDEX_FTS_STRUCTURE_H

#include "base/buf.h"
#include "store/store.h"

#include <stdint.h>

enum {
    TD_FTS_SEGMENTS_MAX = 2000, /* FTS5's own ceilings */
    TD_FTS_LEVELS_MAX = 64,
    TD_FTS_COOKIE_BYTES = 4,
    TD_FTS_SEGMENT_SHIFT = 37, /* a page's row is its segment's << 37, and its number within */
    TD_FTS_RECORD_OF_TOTALS = 1,
    TD_FTS_RECORD_OF_SEGMENTS = 10,
    TD_FTS_RECORD_MAX_BYTES = 64 * 1024,
};

/* Within a segment's rows: the index of a list that begins on the page of that number. */
#define TD_FTS_LIST_INDEX (UINT64_C(1) << 36)

struct td_fts_segment {
    uint64_t id;
    uint64_t first_page;
    uint64_t last_page;
};

struct td_fts_level {
    uint64_t merging; /* how many of its segments are on their way to the next level */
    size_t count;
};

/* By level, the lowest, which is the newest, first; within a level by age, the oldest first. */
struct td_fts_structure {
    char cookie[TD_FTS_COOKIE_BYTES];
    uint64_t pages_written;
    struct td_fts_level levels[TD_FTS_LEVELS_MAX];
    size_t level_count;
    struct td_fts_segment segments[TD_FTS_SEGMENTS_MAX];
    size_t segment_count;
};

/* Adds a row of items_fts_data, nothing where there is none, to a buffer. */
TD_CHECKED enum td_code td_fts_record_read(struct td_store *store, int64_t id,
                                           struct td_buf *ret_bytes, struct td_error *err);

/* ret_structure is changed in any case. */
TD_CHECKED enum td_code td_fts_structure_read(struct td_store *store,
                                              struct td_fts_structure *ret_structure,
                                              struct td_error *err);

/* TD_ERR_ARCHIVE, and what to do about it. */
enum td_code td_fts_fail_damaged(const struct td_store *store, struct td_error *err);

#endif
