#include "store/content/history.h"

#include "store/rows.h"

enum td_code td_history_begin(struct td_store *store, struct td_slice kind, int64_t at,
                              int64_t *ret_change, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_CHANGE, &add, err));
    td_bind_text(&add, TD_PARAM_ADD_CHANGE_KIND, kind);
    td_bind_integer(&add, TD_PARAM_ADD_CHANGE_AT, at);
    TD_TRY(td_statement_step(&add, &has_row, err));
    *ret_change = td_column_integer(&add, TD_COLUMN_ADD_CHANGE_ID);
    return TD_OK;
}

enum td_code td_history_set_counts(struct td_store *store, int64_t change,
                                   const struct td_change_counts *counts, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) set = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_SET_CHANGE_COUNTS, &set, err));
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_FILES, counts->files);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_ADDED, counts->added);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_UPDATED, counts->updated);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_MOVED, counts->moved);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_REMOVED, counts->removed);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_FAILED, counts->failed);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_ITEMS, counts->items);
    td_bind_integer(&set, TD_PARAM_SET_CHANGE_COUNTS_ID, change);
    return td_statement_run(&set, err);
}

enum td_code td_history_keep(struct td_store *store, int64_t change, int64_t post_id,
                             enum td_revision_kind kind, struct td_error *err)
{
    static const char *const names[] = {
        [TD_REVISION_UPDATED] = "updated",
        [TD_REVISION_MOVED] = "moved",
        [TD_REVISION_REMOVED] = "removed",
    };
    struct td_statement TD_CLEANUP(td_statement_end) keep = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_KEEP_REVISION, &keep, err));
    td_bind_integer(&keep, TD_PARAM_KEEP_REVISION_CHANGE_ID, change);
    td_bind_integer(&keep, TD_PARAM_KEEP_REVISION_POST_ID, post_id);
    td_bind_text(&keep, TD_PARAM_KEEP_REVISION_KIND, td_slice_of(names[kind]));
    return td_statement_run(&keep, err);
}

enum td_code td_history_settle(struct td_store *store, int64_t change, int64_t post_id,
                               struct td_error *err)
{
    static const enum td_statement_id steps[] = {
        TD_SQL_CLEAR_SOURCE_NAMES, TD_SQL_GATHER_SOURCE_NAMES, TD_SQL_SETTLE_SOURCE_NAMES,
        TD_SQL_REMOVE_UNUSED_SOURCES};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct td_statement TD_CLEANUP(td_statement_end) step = {0};
        TD_TRY(td_statement_begin(store, steps[i], &step, err));
        if (post_id != 0)
            td_bind_integer(&step, td_statement_parameter(&step, ":post_id"), post_id);
        td_bind_integer(&step, td_statement_parameter(&step, ":change_id"), change);
        TD_TRY(td_statement_run(&step, err));
    }
    return TD_OK;
}

static enum td_code run_all(struct td_store *store, const enum td_statement_id *steps, size_t count,
                            struct td_error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct td_statement TD_CLEANUP(td_statement_end) step = {0};
        TD_TRY(td_statement_begin(store, steps[i], &step, err));
        TD_TRY(td_statement_run(&step, err));
    }
    return TD_OK;
}

enum td_code td_store_remove_strays(struct td_store *store, struct td_error *err)
{
    static const enum td_statement_id steps[] = {
        TD_SQL_REMOVE_STRAY_ITEMS, TD_SQL_REMOVE_STRAY_LINKS, TD_SQL_REMOVE_STRAY_POST_CATEGORIES,
        TD_SQL_REMOVE_STRAY_SOURCE_NAMES, TD_SQL_REMOVE_STRAY_FILES};
    return run_all(store, steps, sizeof steps / sizeof *steps, err);
}

enum td_code td_history_tidy(struct td_store *store, struct td_error *err)
{
    static const enum td_statement_id steps[] = {
        TD_SQL_REMOVE_UNUSED_CATEGORIES, TD_SQL_REMOVE_UNUSED_FILES, TD_SQL_REMOVE_UNUSED_ROOTS};
    return run_all(store, steps, sizeof steps / sizeof *steps, err);
}

static struct td_change_counts counts_of(const struct td_statement *read)
{
    return (struct td_change_counts){
        .files = td_column_integer(read, TD_COLUMN_READ_CHANGES_FILES),
        .added = td_column_integer(read, TD_COLUMN_READ_CHANGES_ADDED),
        .updated = td_column_integer(read, TD_COLUMN_READ_CHANGES_UPDATED),
        .moved = td_column_integer(read, TD_COLUMN_READ_CHANGES_MOVED),
        .removed = td_column_integer(read, TD_COLUMN_READ_CHANGES_REMOVED),
        .failed = td_column_integer(read, TD_COLUMN_READ_CHANGES_FAILED),
        .items = td_column_integer(read, TD_COLUMN_READ_CHANGES_ITEMS),
    };
}

static enum td_code read_change(const struct td_statement *read, struct td_arena *arena, void *row,
                                struct td_error *err)
{
    struct td_change *change = row;
    change->id = td_column_integer(read, TD_COLUMN_READ_CHANGES_ID);
    change->at = td_column_integer(read, TD_COLUMN_READ_CHANGES_AT);
    change->undone_at = td_column_integer(read, TD_COLUMN_READ_CHANGES_UNDONE_AT);
    change->undoes = td_column_integer(read, TD_COLUMN_READ_CHANGES_UNDOES);
    change->base = td_column_integer(read, TD_COLUMN_READ_CHANGES_BASE);
    change->counts = counts_of(read);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_CHANGES_DETAIL, arena, &change->detail, err));
    return td_column_text(read, TD_COLUMN_READ_CHANGES_KIND, arena, &change->kind, err);
}

enum td_code td_history_read(struct td_store *store, struct td_arena *arena, int64_t limit,
                             struct td_change **ret_changes, size_t *ret_count,
                             struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_change)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_CHANGES, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_CHANGES_COUNT, limit);
    TD_TRY(td_rows_read(&rows, &read, read_change, arena, err));
    *ret_changes = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}
