#include "store/rows.h"

#include "base/grow.h"

void *td_rows_add(struct td_rows *rows, struct td_arena *arena)
{
    void *list = td_arena_grow(arena, rows->ptr, rows->count, &rows->capacity, rows->size);
    if (list == NULL)
        return NULL;
    rows->ptr = list;
    return (char *)rows->ptr + rows->size * rows->count++;
}

enum td_code td_rows_read(struct td_rows *rows, struct td_statement *statement, td_row_fn read_row,
                          struct td_arena *arena, struct td_error *err)
{
    bool has_row = false;
    TD_TRY(td_statement_step(statement, &has_row, err));
    while (has_row) {
        void *row = td_rows_add(rows, arena);
        if (row == NULL)
            return td_fail_memory(err);
        TD_TRY(read_row(statement, arena, row, err));
        TD_TRY(td_statement_step(statement, &has_row, err));
    }
    return TD_OK;
}

enum td_code td_rows_check_order(const char *thing, int64_t *before, int64_t number,
                                 struct td_error *err)
{
    if (number <= *before)
        return td_fail(err, TD_ERR_ARCHIVE,
                       "the archive is damaged: %s %lld comes behind %s %lld; 'tidings restore "
                       "FILE' puts a backup in its place",
                       thing, (long long)number, thing, (long long)*before);
    *before = number;
    return TD_OK;
}

enum td_code td_rows_read_texts(struct td_statement *statement, int column, struct td_arena *arena,
                                struct td_slice **ret_texts, size_t *ret_count,
                                struct td_error *err)
{
    struct td_rows rows = {.size = sizeof(struct td_slice)};
    bool has_row = false;
    TD_TRY(td_statement_step(statement, &has_row, err));
    while (has_row) {
        struct td_slice *text = td_rows_add(&rows, arena);
        if (text == NULL)
            return td_fail_memory(err);
        TD_TRY(td_column_text(statement, column, arena, text, err));
        TD_TRY(td_statement_step(statement, &has_row, err));
    }
    *ret_texts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_rows_read_categories(struct td_store *store, struct td_arena *arena,
                                     int64_t post_id, struct td_slice **ret_names,
                                     size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_CATEGORIES, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_CATEGORIES_POST_ID, post_id);
    return td_rows_read_texts(&read, TD_COLUMN_READ_CATEGORIES_NAME, arena, ret_names, ret_count,
                              err);
}
