#include "store/query/text_query.h"

#include "store/rows.h"
#include "store/set_binding.h"

static enum td_code read_item_text(const struct td_statement *read, struct td_arena *arena,
                                   void *row, struct td_error *err)
{
    struct td_item_text *text = row;
    TD_TRY(td_column_text(read, TD_COLUMN_READ_ITEM_TEXTS_TITLE, arena, &text->title, err));
    return td_column_text(read, TD_COLUMN_READ_ITEM_TEXTS_SUMMARY, arena, &text->summary, err);
}

enum td_code td_store_read_texts(struct td_store *store, struct td_arena *arena,
                                 const struct td_item_set *set, struct td_item_text **ret_texts,
                                 size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_item_text)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_TEXTS, &read, err));
    td_bind_set(&read, set);
    TD_TRY(td_rows_read(&rows, &read, read_item_text, arena, err));
    *ret_texts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_newest_day(struct td_store *store, struct td_arena *arena,
                                 const struct td_item_set *set, struct td_slice *ret_day,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_NEWEST_DAY, &find, err));
    td_bind_set(&find, set);
    TD_TRY(td_statement_step(&find, &has_row, err));
    if (has_row)
        return td_column_text(&find, TD_COLUMN_NEWEST_DAY_DAY, arena, ret_day, err);
    *ret_day = TD_SLICE_NONE;
    return TD_OK;
}
