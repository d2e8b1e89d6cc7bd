#include "store/query/count_query.h"

#include "store/rows.h"

static enum td_code read_post_name(const struct td_statement *read, struct td_arena *arena,
                                   void *row, struct td_error *err)
{
    struct td_post_name *post = row;
    post->id = td_column_integer(read, TD_COLUMN_READ_POST_NAMES_ID);
    post->is_shared = td_column_integer(read, TD_COLUMN_READ_POST_NAMES_SHARES_NAME) != 0;
    TD_TRY(td_column_text(read, TD_COLUMN_READ_POST_NAMES_NAME, arena, &post->name, err));
    return td_column_text(read, TD_COLUMN_READ_POST_NAMES_PATH, arena, &post->path, err);
}

enum td_code td_count_read_posts(struct td_store *store, struct td_arena *arena,
                                 struct td_post_name **ret_posts, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_post_name)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POST_NAMES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_post_name, arena, err));
    const struct td_post_name *posts = rows.ptr;
    int64_t before = 0;
    for (size_t i = 0; i < rows.count; i++)
        TD_TRY(td_rows_check_order("post", &before, posts[i].id, err));
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

static enum td_code read_category(const struct td_statement *read, struct td_arena *arena,
                                  void *row, struct td_error *err)
{
    struct td_numbered_text *category = row;
    category->id = td_column_integer(read, TD_COLUMN_READ_CATEGORY_NAMES_ID);
    return td_column_text(read, TD_COLUMN_READ_CATEGORY_NAMES_NAME, arena, &category->text, err);
}

enum td_code td_count_read_categories(struct td_store *store, struct td_arena *arena,
                                      struct td_numbered_text **ret_categories, size_t *ret_count,
                                      struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_numbered_text)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_CATEGORY_NAMES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_category, arena, err));
    const struct td_numbered_text *categories = rows.ptr;
    int64_t before = 0;
    for (size_t i = 0; i < rows.count; i++)
        TD_TRY(td_rows_check_order("category", &before, categories[i].id, err));
    *ret_categories = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

static enum td_code read_pair(const struct td_statement *read, struct td_arena *arena, void *row,
                              struct td_error *err)
{
    struct td_post_category *pair = row;
    (void)err;
    (void)arena;
    pair->post = td_column_integer(read, TD_COLUMN_READ_POSTS_CATEGORIES_POST_ID);
    pair->category = td_column_integer(read, TD_COLUMN_READ_POSTS_CATEGORIES_CATEGORY_ID);
    return TD_OK;
}

enum td_code td_count_read_post_categories(struct td_store *store, struct td_arena *arena,
                                           struct td_post_category **ret_pairs, size_t *ret_count,
                                           struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_post_category)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POSTS_CATEGORIES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_pair, arena, err));
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

static enum td_code read_lag(const struct td_statement *read, struct td_arena *arena, void *row,
                             struct td_error *err)
{
    struct td_item_lag *lag = row;
    (void)err;
    (void)arena;
    lag->item = td_column_integer(read, TD_COLUMN_READ_LAGS_ITEM);
    lag->seconds = td_column_integer(read, TD_COLUMN_READ_LAGS_SECONDS);
    return TD_OK;
}

enum td_code td_count_read_lags(struct td_store *store, struct td_arena *arena,
                                struct td_item_lag **ret_lags, size_t *ret_count,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_item_lag)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LAGS, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_lag, arena, err));
    *ret_lags = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}
