#include "store/index/indexed_texts.h"

_Static_assert((int)TD_COLUMN_READ_INDEXED_TEXTS_AUTHOR ==
                   (int)TD_COLUMN_READ_INDEXED_TEXTS_SUMMARY + TD_INDEX_FIELDS - 1,
               "the texts stand in a row, in the index's order");

static enum td_code borrow_text(const struct td_statement *read, int column,
                                struct td_slice *ret_text, struct td_error *err)
{
    *ret_text = TD_SLICE_NONE;
    if (sqlite3_column_type(read->handle, column) == SQLITE_NULL)
        return TD_OK;
    const char *text = (const char *)sqlite3_column_text(read->handle, column);
    if (text == NULL)
        return td_fail_memory(err);
    *ret_text = (struct td_slice){text, (size_t)sqlite3_column_bytes(read->handle, column)};
    return TD_OK;
}

enum td_code td_indexed_texts_read(struct td_store *store, int64_t item,
                                   struct td_statement *ret_read,
                                   struct td_slice ret_texts[TD_INDEX_FIELDS], bool *ret_is_there,
                                   struct td_error *err)
{
    TD_TRY(td_statement_begin(store, TD_SQL_READ_INDEXED_TEXTS, ret_read, err));
    td_bind_integer(ret_read, TD_PARAM_READ_INDEXED_TEXTS_ID, item);
    TD_TRY(td_statement_step(ret_read, ret_is_there, err));
    for (int i = 0; i < TD_INDEX_FIELDS; i++) {
        ret_texts[i] = TD_SLICE_NONE;
        if (*ret_is_there)
            TD_TRY(borrow_text(ret_read, TD_COLUMN_READ_INDEXED_TEXTS_SUMMARY + i, &ret_texts[i],
                               err));
    }
    return TD_OK;
}

enum td_code td_indexed_texts_visit(struct td_store *store, struct td_indexed_visitor *visitor,
                                    struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ALL_INDEXED_TEXTS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        const struct td_slice texts[TD_INDEX_FIELDS] = {
            td_column_blob(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_SUMMARY),
            td_column_blob(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_TITLE),
            td_column_blob(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_AUTHOR)};
        int64_t item = td_column_integer(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_ID);
        TD_TRY(visitor->visit(visitor, item, texts, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}
