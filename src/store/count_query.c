#include "store/item_query.h"

#include "store/condition.h"
#include "store/rows.h"
#include "store/set_binding.h"

/* Every count gives the columns of count_by_author. */
_Static_assert((int)TD_COLUMN_COUNT_BY_AUTHOR_ITEMS == (int)TD_COLUMN_COUNT_BY_CATEGORY_ITEMS &&
                   (int)TD_COLUMN_COUNT_BY_AUTHOR_ITEMS == (int)TD_COLUMN_COUNT_BY_SITE_ITEMS &&
                   (int)TD_COLUMN_COUNT_BY_AUTHOR_ITEMS == (int)TD_COLUMN_COUNT_BY_TIME_ITEMS,
               "counts are read alike");

struct count_plan {
    enum td_statement_id statement;
    int64_t day_length; /* characters of 2025-12-07 that make the key; 0: not a time */
};

static const struct count_plan plans[TD_KEY_COUNT] = {
    [TD_KEY_AUTHOR] = {TD_SQL_COUNT_BY_AUTHOR, 0},
    [TD_KEY_CATEGORY] = {TD_SQL_COUNT_BY_CATEGORY, 0},
    [TD_KEY_SITE] = {TD_SQL_COUNT_BY_SITE, 0},
    [TD_KEY_YEAR] = {TD_SQL_COUNT_BY_TIME, 4},
    [TD_KEY_MONTH] = {TD_SQL_COUNT_BY_TIME, 7},
    [TD_KEY_DAY] = {TD_SQL_COUNT_BY_TIME, 10},
};

static enum td_code read_count(const struct td_statement *read, struct td_arena *arena,
                               struct td_count *count, struct td_error *err)
{
    count->items = td_column_integer(read, TD_COLUMN_COUNT_BY_AUTHOR_ITEMS);
    TD_TRY(td_column_text(read, TD_COLUMN_COUNT_BY_AUTHOR_VALUE, arena, &count->value, err));
    TD_TRY(td_column_text(read, TD_COLUMN_COUNT_BY_AUTHOR_HANDLE, arena, &count->handle, err));
    return td_column_text(read, TD_COLUMN_COUNT_BY_AUTHOR_SITE, arena, &count->site, err);
}

static enum td_code read_counts(struct td_statement *read, struct td_arena *arena,
                                struct td_count **ret_counts, size_t *ret_count,
                                struct td_error *err)
{
    struct td_rows rows = {.size = sizeof(struct td_count)};
    bool has_row = false;
    TD_TRY(td_statement_step(read, &has_row, err));
    while (has_row) {
        struct td_count *count = td_rows_add(&rows, arena);
        if (count == NULL)
            return td_fail_memory(err);
        TD_TRY(read_count(read, arena, count, err));
        TD_TRY(td_statement_step(read, &has_row, err));
    }
    *ret_counts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_store_count(struct td_store *store, struct td_arena *arena, enum td_count_key key,
                            const struct td_item_set *set, struct td_count **ret_counts,
                            size_t *ret_count, int64_t *ret_items, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    const struct count_plan *plan = &plans[key];
    struct td_item_set chosen;
    TD_TRY(td_store_set_or_default(store, arena, set, &chosen, err));
    TD_TRY(td_statement_begin(store, plan->statement, &read, err));
    td_bind_set(&read, &chosen);
    if (plan->day_length > 0)
        td_bind_integer(&read, TD_PARAM_COUNT_BY_TIME_LENGTH, plan->day_length);
    TD_TRY(read_counts(&read, arena, ret_counts, ret_count, err));
    *ret_items = td_item_set_count(&chosen);
    return TD_OK;
}
