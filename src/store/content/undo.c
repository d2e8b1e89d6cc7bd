#include "store/content/undo_choice.h"
#include "store/rows.h"

/* Posts go first, so that their numbers, places, sources and categories are free; then those that
 * were there before come back. */
static const enum td_statement_id undo_removing[] = {
    TD_SQL_UNDO_REMOVE_POSTS, TD_SQL_UNDO_FORGET_FILES, TD_SQL_UNDO_SET_ASIDE};
static const enum td_statement_id redo_removing[] = {
    TD_SQL_REDO_REMOVE_POSTS, TD_SQL_UNDO_FORGET_FILES, TD_SQL_UNDO_SET_ASIDE};
enum { REMOVING = sizeof undo_removing / sizeof *undo_removing };

static const enum td_statement_id restoring[] = {
    TD_SQL_RESTORE_ROOTS,      TD_SQL_RESTORE_POSTS,           TD_SQL_RESTORE_BYTES,
    TD_SQL_RESTORE_CATEGORIES, TD_SQL_RESTORE_CATEGORIES_ANEW, TD_SQL_RESTORE_POST_CATEGORIES,
    TD_SQL_RESTORE_SOURCES,    TD_SQL_RESTORE_SOURCES_ANEW,    TD_SQL_RESTORE_ITEMS,
    TD_SQL_RESTORE_LINKS,
};

static enum td_code run(struct td_store *store, const enum td_statement_id *ids, size_t count,
                        int64_t change, struct td_error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct td_statement TD_CLEANUP(td_statement_end) step = {0};
        TD_TRY(td_statement_begin(store, ids[i], &step, err));
        td_bind_integer(&step, td_statement_parameter(&step, ":change_id"), change);
        TD_TRY(td_statement_run(&step, err));
    }
    return TD_OK;
}

static enum td_code mark(struct td_store *store, int64_t change, int64_t at, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) set = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_MARK_UNDONE, &set, err));
    td_bind_integer(&set, TD_PARAM_MARK_UNDONE_AT, at);
    td_bind_integer(&set, TD_PARAM_MARK_UNDONE_ID, change);
    return td_statement_run(&set, err);
}

static enum td_code tidy(struct td_store *store, int64_t change, struct td_error *err)
{
    TD_TRY(td_history_settle(store, change, 0, err));
    return td_history_tidy(store, err);
}

/* Takes away what one change left, and puts back what the revisions of another have. */
static enum td_code exchange(struct td_store *store, const enum td_statement_id *removing,
                             int64_t gone, int64_t back, struct td_error *err)
{
    TD_TRY(run(store, removing, REMOVING, gone, err));
    TD_TRY(tidy(store, gone, err));
    TD_TRY(run(store, restoring, sizeof restoring / sizeof *restoring, back, err));
    return tidy(store, back, err);
}

/* A post that a change brought or changed. */
struct touched {
    int64_t id;
    enum td_revision_kind kind; /* what undo does to it */
};

static enum td_code read_touched(const struct td_statement *read, struct td_arena *arena, void *row,
                                 struct td_error *err)
{
    struct touched *post = row;
    bool is_new = td_column_integer(read, TD_COLUMN_READ_POSTS_OF_CHANGE_IS_NEW) != 0;
    bool was_there = td_column_integer(read, TD_COLUMN_READ_POSTS_OF_CHANGE_WAS_THERE) != 0;
    (void)arena;
    (void)err;
    post->id = td_column_integer(read, TD_COLUMN_READ_POSTS_OF_CHANGE_ID);
    post->kind = !is_new     ? TD_REVISION_MOVED
                 : was_there ? TD_REVISION_UPDATED
                             : TD_REVISION_REMOVED;
    return TD_OK;
}

/* Keeps what a change brought as revisions of the undo. */
static enum td_code keep(struct td_store *store, struct td_arena *arena, int64_t change,
                         int64_t undo, struct td_error *err)
{
    struct td_rows rows = {.size = sizeof(struct touched)};
    {
        struct td_statement TD_CLEANUP(td_statement_end) read = {0};
        TD_TRY(td_statement_begin(store, TD_SQL_READ_POSTS_OF_CHANGE, &read, err));
        td_bind_integer(&read, TD_PARAM_READ_POSTS_OF_CHANGE_CHANGE_ID, change);
        TD_TRY(td_rows_read(&rows, &read, read_touched, arena, err));
    }
    const struct touched *posts = rows.ptr;
    for (size_t i = 0; i < rows.count; i++)
        TD_TRY(td_history_keep(store, undo, posts[i].id, posts[i].kind, err));
    return TD_OK;
}

static enum td_code add_entry(struct td_store *store, int64_t change, int64_t base, int64_t at,
                              int64_t *ret_undo, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) set = {0};
    TD_TRY(td_history_begin(store, TD_SLICE("undo"), at, ret_undo, err));
    TD_TRY(td_statement_begin(store, TD_SQL_SET_UNDO_OF, &set, err));
    td_bind_integer(&set, TD_PARAM_SET_UNDO_OF_OF, change);
    td_bind_integer(&set, TD_PARAM_SET_UNDO_OF_BASE, base);
    td_bind_integer(&set, TD_PARAM_SET_UNDO_OF_ID, *ret_undo);
    return td_statement_run(&set, err);
}

static enum td_code undo_last(struct td_store *store, struct td_arena *arena, int64_t at,
                              struct td_change *ret_change, struct td_error *err)
{
    struct td_undo_choice choice;
    int64_t undo = 0;
    TD_TRY(td_undo_choose(store, arena, &choice, err));
    int64_t change = choice.last.id;
    if (change == 0)
        return TD_OK;
    TD_TRY(add_entry(store, change, choice.base, at, &undo, err));
    TD_TRY(keep(store, arena, change, undo, err));
    TD_TRY(exchange(store, undo_removing, change, change, err));
    TD_TRY(mark(store, change, at, err));
    *ret_change = choice.last;
    ret_change->undone_at = at;
    return TD_OK;
}

static enum td_code redo(struct td_store *store, struct td_arena *arena, int64_t wanted, int64_t at,
                         struct td_change *ret_change, struct td_error *err)
{
    static const enum td_statement_id forget = TD_SQL_REMOVE_REVISIONS;
    struct td_redo_choice choice;
    TD_TRY(td_redo_choose(store, arena, wanted, &choice, err));
    if (choice.undo == 0)
        return TD_OK;
    TD_TRY(exchange(store, redo_removing, choice.change.id, choice.undo, err));
    TD_TRY(run(store, &forget, 1, choice.undo, err));
    TD_TRY(mark(store, choice.undo, at, err));
    TD_TRY(mark(store, choice.change.id, 0, err));
    *ret_change = choice.change;
    ret_change->undone_at = 0;
    return TD_OK;
}

enum td_code td_history_undo(struct td_store *store, struct td_arena *arena, int64_t now_seconds,
                             struct td_change *ret_change, struct td_error *err)
{
    struct td_change change = {0};
    TD_TRY(td_store_begin(store, err));
    TD_TRY(td_store_end(store, undo_last(store, arena, now_seconds, &change, err), err));
    *ret_change = change;
    return TD_OK;
}

enum td_code td_history_redo(struct td_store *store, struct td_arena *arena, int64_t wanted,
                             int64_t now_seconds, struct td_change *ret_change,
                             struct td_error *err)
{
    struct td_change change = {0};
    TD_TRY(td_store_begin(store, err));
    TD_TRY(td_store_end(store, redo(store, arena, wanted, now_seconds, &change, err), err));
    *ret_change = change;
    return TD_OK;
}
