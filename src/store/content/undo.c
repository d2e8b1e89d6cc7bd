#include "store/content/history.h"

#include "store/statement.h"

/* Posts go first, so that their numbers, places, sources and categories are free; then those that
 * were there before come back. */
static const enum td_statement_id removing[] = {TD_SQL_UNDO_REMOVE_POSTS, TD_SQL_UNDO_FORGET_FILES,
                                                TD_SQL_UNDO_SET_ASIDE};
static const enum td_statement_id restoring[] = {
    TD_SQL_RESTORE_ROOTS,      TD_SQL_RESTORE_POSTS,           TD_SQL_RESTORE_BYTES,
    TD_SQL_RESTORE_CATEGORIES, TD_SQL_RESTORE_POST_CATEGORIES, TD_SQL_RESTORE_SOURCES,
    TD_SQL_RESTORE_ITEMS,      TD_SQL_RESTORE_LINKS,           TD_SQL_REMOVE_REVISIONS,
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

static enum td_code take_back(struct td_store *store, int64_t change, int64_t at,
                              struct td_error *err)
{
    TD_TRY(run(store, removing, sizeof removing / sizeof *removing, change, err));
    TD_TRY(td_history_settle(store, change, 0, err));
    TD_TRY(td_history_tidy(store, err));
    TD_TRY(run(store, restoring, sizeof restoring / sizeof *restoring, change, err));
    TD_TRY(td_history_settle(store, change, 0, err));
    TD_TRY(td_history_tidy(store, err));
    return mark(store, change, at, err);
}

static enum td_code undo_last(struct td_store *store, struct td_arena *arena, int64_t at,
                              struct td_change *ret_change, struct td_error *err)
{
    struct td_change *changes = NULL;
    size_t count = 0, last = 0;
    TD_TRY(td_history_read(store, arena, -1, &changes, &count, err));
    while (last < count && (changes[last].undone_at != 0 ||
                            td_slice_equal(changes[last].kind, TD_SLICE("rebuild"))))
        last++;
    if (last < count) {
        TD_TRY(take_back(store, changes[last].id, at, err));
        *ret_change = changes[last];
    }
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
