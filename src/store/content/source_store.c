#include "store/content/source_store.h"

#include "store/statement.h"

/* The number that a statement finds; 0 where it finds none. */
static enum td_code read_id(struct td_statement *find, int64_t *ret_id, struct td_error *err)
{
    bool has_row = false;
    TD_TRY(td_statement_step(find, &has_row, err));
    *ret_id = has_row ? td_column_integer(find, TD_COLUMN_FIND_ACCOUNT_ID) : 0;
    return TD_OK;
}

static enum td_code find_account(struct td_store *store, const struct td_new_item *item,
                                 int64_t *ret_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_ACCOUNT, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_ACCOUNT_SITE, item->site);
    td_bind_text(&find, TD_PARAM_FIND_ACCOUNT_HANDLE, item->handle);
    return read_id(&find, ret_id, err);
}

static enum td_code find_named(struct td_store *store, const struct td_new_item *item,
                               int64_t *ret_id, struct td_error *err)
{
    _Static_assert((int)TD_COLUMN_FIND_NAMED_SOURCE_ID == (int)TD_COLUMN_FIND_ACCOUNT_ID,
                   "both statements give a number");
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_NAMED_SOURCE, &find, err));
    td_bind_text(&find, TD_PARAM_FIND_NAMED_SOURCE_NAME, item->author);
    return read_id(&find, ret_id, err);
}

static enum td_code add_source(struct td_store *store, const struct td_new_item *item,
                               int64_t *ret_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    bool has_row = false;
    bool is_account = !td_slice_is_none(item->handle);
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_SOURCE, &add, err));
    td_bind_text(&add, TD_PARAM_ADD_SOURCE_SITE, is_account ? item->site : TD_SLICE_NONE);
    td_bind_text(&add, TD_PARAM_ADD_SOURCE_HANDLE, item->handle);
    td_bind_text(&add, TD_PARAM_ADD_SOURCE_NAME, item->author);
    TD_TRY(td_statement_step(&add, &has_row, err));
    *ret_id = td_column_integer(&add, TD_COLUMN_ADD_SOURCE_ID);
    return TD_OK;
}

static enum td_code see_name(struct td_store *store, int64_t id, struct td_slice name,
                             int64_t epoch, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) see = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_SEE_SOURCE_NAME, &see, err));
    td_bind_integer(&see, TD_PARAM_SEE_SOURCE_NAME_SOURCE_ID, id);
    td_bind_text(&see, TD_PARAM_SEE_SOURCE_NAME_NAME, name);
    td_bind_integer(&see, TD_PARAM_SEE_SOURCE_NAME_EPOCH, epoch);
    TD_TRY(td_statement_run(&see, err));
    struct td_statement TD_CLEANUP(td_statement_end) settle = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_SETTLE_SOURCE_NAME, &settle, err));
    td_bind_integer(&settle, TD_PARAM_SETTLE_SOURCE_NAME_SOURCE_ID, id);
    td_bind_text(&settle, TD_PARAM_SETTLE_SOURCE_NAME_NAME, name);
    return td_statement_run(&settle, err);
}

enum td_code td_store_see_source(struct td_store *store, const struct td_new_item *item,
                                 int64_t epoch, int64_t *ret_id, struct td_error *err)
{
    int64_t id = 0;
    if (!td_slice_is_none(item->handle))
        TD_TRY(find_account(store, item, &id, err));
    else if (!td_slice_is_none(item->author))
        TD_TRY(find_named(store, item, &id, err));
    else {
        *ret_id = 0;
        return TD_OK;
    }
    if (id == 0)
        TD_TRY(add_source(store, item, &id, err));
    if (!td_slice_is_none(item->author))
        TD_TRY(see_name(store, id, item->author, epoch, err));
    *ret_id = id;
    return TD_OK;
}
