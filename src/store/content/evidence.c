#include "store/content/post_store.h"

#include "store/rows.h"

/* Which statement answers for an account, and which for a site. */
struct evidence_query {
    enum td_statement_id of_account;
    enum td_statement_id of_site;
};

_Static_assert((int)TD_COLUMN_READ_ACCOUNT_NAMES_NAME == 0 &&
                   (int)TD_COLUMN_READ_SITE_NAMES_NAME == 0 &&
                   (int)TD_COLUMN_READ_ACCOUNT_LINK_TEXTS_POST_ID ==
                       (int)TD_COLUMN_READ_SITE_LINK_TEXTS_POST_ID,
               "each two give the same columns");

static enum td_code begin(struct td_store *store, const struct evidence_query *query,
                          struct td_slice site, struct td_slice handle, int64_t limit,
                          struct td_statement *ret_read, struct td_error *err)
{
    bool is_account = !td_slice_is_none(handle);
    TD_TRY(
        td_statement_begin(store, is_account ? query->of_account : query->of_site, ret_read, err));
    td_bind_text(ret_read, td_statement_parameter(ret_read, ":site"), site);
    if (is_account)
        td_bind_text(ret_read, td_statement_parameter(ret_read, ":handle"), handle);
    td_bind_integer(ret_read, td_statement_parameter(ret_read, ":limit"), limit);
    return TD_OK;
}

enum td_code td_store_read_names(struct td_store *store, struct td_arena *arena,
                                 struct td_slice site, struct td_slice handle, int64_t limit,
                                 struct td_slice **ret_names, size_t *ret_count,
                                 struct td_error *err)
{
    static const struct evidence_query names = {TD_SQL_READ_ACCOUNT_NAMES, TD_SQL_READ_SITE_NAMES};
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    TD_TRY(begin(store, &names, site, handle, limit, &read, err));
    return td_rows_read_texts(&read, 0, arena, ret_names, ret_count, err);
}

static enum td_code read_link_text(const struct td_statement *read, struct td_arena *arena,
                                   void *row, struct td_error *err)
{
    struct td_link_text *text = row;
    text->story = td_column_integer(read, TD_COLUMN_READ_SITE_LINK_TEXTS_STORY);
    text->post_id = td_column_integer(read, TD_COLUMN_READ_SITE_LINK_TEXTS_POST_ID);
    return td_column_text(read, TD_COLUMN_READ_SITE_LINK_TEXTS_LINK_TEXT, arena, &text->text, err);
}

enum td_code td_store_read_link_texts(struct td_store *store, struct td_arena *arena,
                                      struct td_slice site, struct td_slice handle, int64_t limit,
                                      struct td_link_text **ret_texts, size_t *ret_count,
                                      struct td_error *err)
{
    static const struct evidence_query link_texts = {TD_SQL_READ_ACCOUNT_LINK_TEXTS,
                                                     TD_SQL_READ_SITE_LINK_TEXTS};
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    TD_TRY(begin(store, &link_texts, site, handle, limit, &read, err));
    struct td_rows rows = {.size = sizeof(struct td_link_text)};
    TD_TRY(td_rows_read(&rows, &read, read_link_text, arena, err));
    *ret_texts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}
