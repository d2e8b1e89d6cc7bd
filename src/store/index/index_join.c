#include "store/index/index_join.h"

#include "store/index/fts_number.h"
#include "store/index/fts_structure.h"
#include "store/index/index_log.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

enum {
    MERGED_PAGES = 2000, /* at once: some 0.2 s */
    ALL_PAGES = 1000 * 1000,
    CHANGES_OF_NO_MERGE = 1, /* the statement itself (SQLite's FTS5 manual, section 6.8) */
    SQL_MAX_BYTES = 100,
};

static bool has_id(const struct td_fts_structure *structure, uint64_t id)
{
    for (size_t i = 0; i < structure->segment_count; i++) {
        if (structure->segments[i].id == id)
            return true;
    }
    return false;
}

/* Makes room behind the last segment of the lowest level, whose segments are the newest. */
static struct td_fts_segment *add_segment(struct td_fts_structure *structure)
{
    if (structure->level_count == 0)
        structure->levels[structure->level_count++] = (struct td_fts_level){0};
    struct td_fts_segment *added = &structure->segments[structure->levels[0].count];
    memmove(added + 1, added,
            (structure->segment_count - structure->levels[0].count) * sizeof *added);
    structure->levels[0].count++;
    structure->segment_count++;
    return added;
}

static void encode(const struct td_fts_structure *structure, struct td_buf *buf)
{
    const struct td_fts_segment *segment = structure->segments;
    td_buf_add(buf, (struct td_slice){structure->cookie, TD_FTS_COOKIE_BYTES});
    td_fts_add_number(buf, structure->level_count);
    td_fts_add_number(buf, structure->segment_count);
    td_fts_add_number(buf, structure->pages_written);
    for (size_t i = 0; i < structure->level_count; i++) {
        td_fts_add_number(buf, structure->levels[i].merging);
        td_fts_add_number(buf, structure->levels[i].count);
        for (size_t n = 0; n < structure->levels[i].count; n++, segment++) {
            td_fts_add_number(buf, segment->id);
            td_fts_add_number(buf, segment->first_page);
            td_fts_add_number(buf, segment->last_page);
        }
    }
}

/* The statements that write to FTS5's own tables, which SQLite forbids but while this one is made.
 */
struct copier {
    struct td_store *store;
    sqlite3_stmt *record; /* id, block */
    sqlite3_stmt *page;   /* segment, term, page */
};

static void copier_end(struct copier *copier)
{
    sqlite3_finalize(copier->record);
    sqlite3_finalize(copier->page);
    sqlite3_db_config(copier->store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
}

static enum td_code copier_begin(struct copier *copier, struct td_error *err)
{
    sqlite3 *db = copier->store->db;
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    int result = sqlite3_prepare_v2(db, "REPLACE INTO items_fts_data (id, block) VALUES (?, ?)", -1,
                                    &copier->record, NULL);
    if (result == SQLITE_OK)
        result =
            sqlite3_prepare_v2(db, "INSERT INTO items_fts_idx (segid, term, pgno) VALUES (?, ?, ?)",
                               -1, &copier->page, NULL);
    return result == SQLITE_OK ? TD_OK
                               : td_sqlite_fail_of(copier->store, result, err, "index_join");
}

static enum td_code step(const struct copier *copier, sqlite3_stmt *statement, struct td_error *err)
{
    int result = sqlite3_step(statement);
    if (result == SQLITE_DONE)
        result = sqlite3_reset(statement);
    return result == SQLITE_OK ? TD_OK
                               : td_sqlite_fail_of(copier->store, result, err, "index_join");
}

static enum td_code write_record(const struct copier *copier, int64_t id, struct td_slice block,
                                 struct td_error *err)
{
    sqlite3_bind_int64(copier->record, 1, id);
    sqlite3_bind_blob64(copier->record, 2, block.ptr, block.len, SQLITE_STATIC);
    return step(copier, copier->record, err);
}

static enum td_code copy_pages(const struct copier *copier, struct td_store *made, uint64_t from,
                               uint64_t to, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    int64_t first = (int64_t)(from << TD_FTS_SEGMENT_SHIFT),
            moved = (int64_t)(to << TD_FTS_SEGMENT_SHIFT);
    bool has_row = false;
    TD_TRY(td_statement_begin(made, TD_SQL_READ_INDEX_PAGES, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_INDEX_PAGES_FIRST, first);
    td_bind_integer(&read, TD_PARAM_READ_INDEX_PAGES_END,
                    (int64_t)((from + 1) << TD_FTS_SEGMENT_SHIFT));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        int64_t id = td_column_integer(&read, TD_COLUMN_READ_INDEX_PAGES_ID) - first + moved;
        TD_TRY(
            write_record(copier, id, td_column_blob(&read, TD_COLUMN_READ_INDEX_PAGES_BLOCK), err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

/* By which term each page begins. */
static enum td_code copy_terms(const struct copier *copier, struct td_store *made, uint64_t from,
                               uint64_t to, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(made, TD_SQL_READ_INDEX_TERMS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_INDEX_TERMS_SEGMENT, (int64_t)from);
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_slice term = td_column_blob(&read, TD_COLUMN_READ_INDEX_TERMS_TERM);
        sqlite3_bind_int64(copier->page, 1, (int64_t)to);
        sqlite3_bind_blob64(copier->page, 2, term.ptr, term.len, SQLITE_STATIC);
        sqlite3_bind_int64(copier->page, 3,
                           td_column_integer(&read, TD_COLUMN_READ_INDEX_TERMS_PAGE));
        TD_TRY(step(copier, copier->page, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

static enum td_code copy_segments(const struct copier *copier, struct td_store *made,
                                  struct td_fts_structure *ours,
                                  const struct td_fts_structure *theirs, struct td_error *err)
{
    uint64_t id = 0;
    for (size_t i = 0; i < theirs->segment_count; i++) {
        const struct td_fts_segment *segment = &theirs->segments[i];
        do
            id++;
        while (has_id(ours, id));
        TD_TRY(copy_pages(copier, made, segment->id, id, err));
        TD_TRY(copy_terms(copier, made, segment->id, id, err));
        *add_segment(ours) = (struct td_fts_segment){id, segment->first_page, segment->last_page};
    }
    return TD_OK;
}

/* The number of items, then the tokens in each column. */
static enum td_code add_totals(const struct copier *copier, struct td_store *made,
                               struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) ours = {0}, theirs = {0}, sum = {0};
    td_buf_init(&ours, TD_FTS_RECORD_MAX_BYTES);
    td_buf_init(&theirs, TD_FTS_RECORD_MAX_BYTES);
    td_buf_init(&sum, TD_FTS_RECORD_MAX_BYTES);
    TD_TRY(td_fts_record_read(copier->store, TD_FTS_RECORD_OF_TOTALS, &ours, err));
    TD_TRY(td_fts_record_read(made, TD_FTS_RECORD_OF_TOTALS, &theirs, err));
    struct td_slice a = td_buf_slice(&ours), b = td_buf_slice(&theirs);
    for (size_t i = 0; i < 1 + TD_INDEX_FIELDS; i++)
        td_fts_add_number(&sum, td_fts_take_number(&a) + td_fts_take_number(&b));
    TD_TRY(td_buf_check(&sum, err));
    return write_record(copier, TD_FTS_RECORD_OF_TOTALS, td_buf_slice(&sum), err);
}

static enum td_code copy_all(struct td_store *store, struct td_store *made,
                             struct td_fts_structure *ours, const struct td_fts_structure *theirs,
                             struct td_error *err)
{
    struct copier TD_CLEANUP(copier_end) copier = {.store = store};
    struct td_buf TD_CLEANUP(td_buf_release) record = {0};
    td_buf_init(&record, TD_FTS_RECORD_MAX_BYTES);
    TD_TRY(copier_begin(&copier, err));
    TD_TRY(copy_segments(&copier, made, ours, theirs, err));
    TD_TRY(add_totals(&copier, made, err));
    encode(ours, &record);
    TD_TRY(td_buf_check(&record, err));
    return write_record(&copier, TD_FTS_RECORD_OF_SEGMENTS, td_buf_slice(&record), err);
}

/* FTS5 takes part in the transaction once it was written to; at a savepoint it writes what it has
 * in memory, and one that is taken back makes it forget what it knows of its tables. */
static const char *const write_out = "INSERT INTO items_fts (items_fts, rank) VALUES ('merge', 0);"
                                     "SAVEPOINT joined; RELEASE joined";
static const char *const read_anew = "SAVEPOINT joined; ROLLBACK TO joined; RELEASE joined";

/* FTS5 merges on where it left off; asked for a negative number of pages, all levels as one. */
static enum td_code merge(struct td_store *store, int pages, struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    snprintf(sql, sizeof sql, "INSERT INTO items_fts (items_fts, rank) VALUES ('merge', %d)",
             pages);
    return td_store_execute(store, sql, err);
}

enum td_code td_index_merge_some(struct td_store *store, bool all, bool *ret_is_done,
                                 struct td_error *err)
{
    int before = sqlite3_total_changes(store->db);
    TD_TRY(merge(store, all ? -MERGED_PAGES : MERGED_PAGES, err));
    *ret_is_done = sqlite3_total_changes(store->db) - before <= CHANGES_OF_NO_MERGE;
    return TD_OK;
}

enum td_code td_index_join(struct td_store *store, struct td_store *made, struct td_error *err)
{
    struct td_fts_structure ours = {.level_count = 0}, theirs = {.level_count = 0};
    TD_TRY(td_store_execute(store, write_out, err));
    TD_TRY(td_fts_structure_read(store, &ours, err));
    TD_TRY(td_fts_structure_read(made, &theirs, err));
    if (ours.segment_count + theirs.segment_count > TD_INDEX_SEGMENTS_MAX) {
        TD_TRY(merge(store, ALL_PAGES, err));
        TD_TRY(td_store_execute(store, write_out, err));
        TD_TRY(td_fts_structure_read(store, &ours, err));
    }
    if (ours.segment_count + theirs.segment_count > TD_FTS_SEGMENTS_MAX)
        return td_fts_fail_damaged(store, err);
    TD_TRY(copy_all(store, made, &ours, &theirs, err));
    return td_store_execute(store, read_anew, err);
}
