#include "store/index/fts_check.h"

#include "store/connection.h"
#include "store/index/fts_lists.h"

enum { BYTE_FOLLOWS = 0x80 };

/* Whether they are places of an item, and end with the last byte. */
static bool are_places(struct td_slice bytes)
{
    struct td_fts_place place = {.bytes = bytes};
    if (bytes.len > 0 && (unsigned char)bytes.ptr[bytes.len - 1] >= BYTE_FOLLOWS)
        return false;
    while (place.bytes.len > 0) {
        if (!td_fts_place_next(&place) || place.field >= TD_INDEX_FIELDS ||
            place.offset > INT32_MAX)
            return false;
    }
    return true;
}

static enum td_code walk_items(struct td_fts_cursor *cursor, struct td_error *err)
{
    for (bool is_there = true; is_there;) {
        TD_TRY(td_fts_cursor_next_item(cursor, &is_there, err));
        if (is_there && !are_places(cursor->places))
            return td_fts_fail_damaged(cursor->store, err);
    }
    return TD_OK;
}

static enum td_code walk_segment(struct td_fts_cursor *cursor, struct td_error *err)
{
    bool is_there = false;
    TD_TRY(td_fts_cursor_seek(cursor, TD_SLICE(TD_FTS_TERM_MARK), &is_there, err));
    while (is_there) {
        TD_TRY(walk_items(cursor, err));
        TD_TRY(td_fts_cursor_next_term(cursor, &is_there, err));
    }
    return TD_OK;
}

/* Each page is of a segment, and each segment's are there. */
static enum td_code compare_pages(const struct td_fts_lists *lists, struct td_error *err)
{
    int64_t found = 0, named = 0;
    TD_TRY(td_store_number(lists->store,
                           "SELECT count(*) FROM items_fts_data WHERE id >> 37 > 0"
                           " AND id >> 31 & 63 = 0 /* which are no indexes of pages */",
                           &found, err));
    for (size_t i = 0; i < lists->count; i++) {
        const struct td_fts_segment *segment = &lists->cursors[i].segment;
        named += (int64_t)(segment->last_page - segment->first_page) + 1;
    }
    return found == named ? TD_OK : td_fts_fail_damaged(lists->store, err);
}

static enum td_code walk(struct td_store *store, struct td_error *err)
{
    struct td_fts_lists TD_CLEANUP(td_fts_lists_release) lists = {0};
    TD_TRY(td_fts_lists_open(store, &lists, err));
    TD_TRY(compare_pages(&lists, err));
    for (size_t i = 0; i < lists.count; i++)
        TD_TRY(walk_segment(&lists.cursors[i], err));
    return TD_OK;
}

enum td_code td_fts_check(struct td_store *store, bool *ret_is_sound, struct td_error *err)
{
    int result = sqlite3_exec(store->db,
                              "INSERT INTO items_fts (items_fts, rank)"
                              " VALUES ('integrity-check', 1)",
                              NULL, NULL, NULL);
    bool is_damaged = (result & 0xff) == SQLITE_CORRUPT;
    if (result != SQLITE_OK && !is_damaged)
        return td_sqlite_fail_of(store, result, err, "the full-text index");
    enum td_code code = is_damaged ? TD_ERR_ARCHIVE : walk(store, err);
    *ret_is_sound = code == TD_OK;
    return code == TD_ERR_ARCHIVE ? TD_OK : code;
}
