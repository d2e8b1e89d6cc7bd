#include "store/content/saved_store.h"

#include "store/item_set.h"
#include "store/rows.h"
#include "store/statement.h"

/* Runs a statement as a transaction of its own. */
static enum td_code run_alone(struct td_statement *statement, struct td_error *err)
{
    TD_TRY(td_store_begin(statement->store, err));
    return td_store_end(statement->store, td_statement_run(statement, err), err);
}

enum td_code td_store_save_search(struct td_store *store, struct td_slice name,
                                  struct td_slice query, int64_t created_at, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) save = {0};
    int64_t last = 0;
    TD_TRY(td_store_last_item(store, &last, err));
    TD_TRY(td_statement_begin(store, TD_SQL_SAVE_SEARCH, &save, err));
    td_bind_text(&save, TD_PARAM_SAVE_SEARCH_NAME, name);
    td_bind_text(&save, TD_PARAM_SAVE_SEARCH_QUERY, query);
    td_bind_integer(&save, TD_PARAM_SAVE_SEARCH_SEEN_ITEM, last);
    td_bind_integer(&save, TD_PARAM_SAVE_SEARCH_CREATED_AT, created_at);
    return run_alone(&save, err);
}

static enum td_code read_search(const struct td_statement *read, struct td_arena *arena, void *row,
                                struct td_error *err)
{
    struct td_saved_search *search = row;
    search->seen_item = td_column_integer(read, TD_COLUMN_READ_SAVED_SEARCHES_SEEN_ITEM);
    search->created_at = td_column_integer(read, TD_COLUMN_READ_SAVED_SEARCHES_CREATED_AT);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_SAVED_SEARCHES_NAME, arena, &search->name, err));
    return td_column_text(read, TD_COLUMN_READ_SAVED_SEARCHES_QUERY, arena, &search->query, err);
}

enum td_code td_store_read_saved(struct td_store *store, struct td_arena *arena,
                                 struct td_slice name, struct td_saved_search **ret_searches,
                                 size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_saved_search)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_SAVED_SEARCHES, &read, err));
    td_bind_text(&read, TD_PARAM_READ_SAVED_SEARCHES_NAME, name);
    TD_TRY(td_rows_read(&rows, &read, read_search, arena, err));
    *ret_searches = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_mark_seen(struct td_store *store, struct td_slice name, int64_t item,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) mark = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_MARK_SEARCH_SEEN, &mark, err));
    td_bind_text(&mark, TD_PARAM_MARK_SEARCH_SEEN_NAME, name);
    td_bind_integer(&mark, TD_PARAM_MARK_SEARCH_SEEN_SEEN_ITEM, item);
    return run_alone(&mark, err);
}

static enum td_code forget_search(struct td_store *store, struct td_slice name, bool *ret_found,
                                  struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) forget = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FORGET_SEARCH, &forget, err));
    td_bind_text(&forget, TD_PARAM_FORGET_SEARCH_NAME, name);
    bool has_row = false;
    TD_TRY(td_statement_step(&forget, ret_found, err));
    return *ret_found ? td_statement_step(&forget, &has_row, err) : TD_OK;
}

enum td_code td_store_forget_search(struct td_store *store, struct td_slice name, bool *ret_found,
                                    struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    return td_store_end(store, forget_search(store, name, ret_found, err), err);
}
