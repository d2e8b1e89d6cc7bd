#include "store/query/count_query.h"

#include "store/rows.h"

enum td_code td_count_read_posts(struct td_store *store, struct td_arena *arena,
                                 struct td_post_name **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_post_name)};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POST_NAMES, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_post_name *post = td_rows_add(&rows, arena);
        if (post == NULL)
            return td_fail_memory(err);
        post->id = td_column_integer(&read, TD_COLUMN_READ_POST_NAMES_ID);
        TD_TRY(td_column_text(&read, TD_COLUMN_READ_POST_NAMES_NAME, arena, &post->name, err));
        TD_TRY(td_column_text(&read, TD_COLUMN_READ_POST_NAMES_PATH, arena, &post->path, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_posts = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_count_posts(struct td_store *store, int64_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) count = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_COUNT_POSTS, &count, err));
    TD_TRY(td_statement_step(&count, &has_row, err));
    *ret_count = td_column_integer(&count, TD_COLUMN_COUNT_POSTS_POSTS);
    return TD_OK;
}

enum td_code td_count_read_categories(struct td_store *store, struct td_arena *arena,
                                      struct td_numbered_text **ret_categories, size_t *ret_count,
                                      struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_numbered_text)};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_CATEGORY_NAMES, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_numbered_text *category = td_rows_add(&rows, arena);
        if (category == NULL)
            return td_fail_memory(err);
        category->id = td_column_integer(&read, TD_COLUMN_READ_CATEGORY_NAMES_ID);
        TD_TRY(
            td_column_text(&read, TD_COLUMN_READ_CATEGORY_NAMES_NAME, arena, &category->text, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_categories = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_count_read_post_categories(struct td_store *store, struct td_arena *arena,
                                           struct td_post_category **ret_pairs, size_t *ret_count,
                                           struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_post_category)};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POSTS_CATEGORIES, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_post_category *pair = td_rows_add(&rows, arena);
        if (pair == NULL)
            return td_fail_memory(err);
        pair->post = td_column_integer(&read, TD_COLUMN_READ_POSTS_CATEGORIES_POST_ID);
        pair->category = td_column_integer(&read, TD_COLUMN_READ_POSTS_CATEGORIES_CATEGORY_ID);
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_pairs = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

enum td_code td_count_read_link(struct td_store *store, struct td_arena *arena, int64_t item,
                                struct td_slice *ret_url, struct td_slice *ret_title,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_STORY, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_STORY_ID, item);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (!has_row)
        return td_fail(err, TD_ERR_ARCHIVE,
                       "item %lld is counted and not there: 'tidings rebuild' mends the archive",
                       (long long)item);
    TD_TRY(td_column_text(&read, TD_COLUMN_READ_STORY_URL, arena, ret_url, err));
    return td_column_text(&read, TD_COLUMN_READ_STORY_TITLE, arena, ret_title, err);
}

enum td_code td_count_read_size(struct td_store *store, int64_t *ret_bytes, struct td_error *err)
{
    int64_t pages = 0, page_bytes = 0;
    TD_TRY(td_store_number(store, "PRAGMA page_count", &pages, err));
    TD_TRY(td_store_number(store, "PRAGMA page_size", &page_bytes, err));
    *ret_bytes = pages * page_bytes;
    return TD_OK;
}

enum td_code td_count_read_lags(struct td_store *store, struct td_arena *arena,
                                struct td_item_lag **ret_lags, size_t *ret_count,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_item_lag)};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LAGS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_item_lag *lag = td_rows_add(&rows, arena);
        if (lag == NULL)
            return td_fail_memory(err);
        lag->item = td_column_integer(&read, TD_COLUMN_READ_LAGS_ITEM);
        lag->seconds = td_column_integer(&read, TD_COLUMN_READ_LAGS_SECONDS);
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_lags = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}
