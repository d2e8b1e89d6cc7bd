#include "store/index/urls.h"

#include "store/index/columns.h"
#include "store/statement.h"

enum { LINES_MAX_BYTES = TD_COLUMNS_BLOCK_ITEMS * (TD_URLS_LINE_MAX + 1) };

#define LINE_END "\0"
#define MARK "\xFF" /* of a url that is too long: no text has this byte */

void td_urls_init(struct td_urls *ret_urls)
{
    *ret_urls = (struct td_urls){0};
    td_buf_init(&ret_urls->lines, LINES_MAX_BYTES);
}

void td_urls_release(struct td_urls *urls)
{
    td_buf_release(&urls->lines);
}

void td_urls_clear(struct td_urls *urls)
{
    td_buf_clear(&urls->lines);
    urls->count = 0;
}

void td_urls_add(struct td_urls *urls, size_t index, struct td_slice url)
{
    if (url.len == 0)
        return;
    td_buf_add_repeated(&urls->lines, TD_SLICE(LINE_END), index - urls->count);
    td_buf_add(&urls->lines, url.len > TD_URLS_LINE_MAX ? TD_SLICE(MARK) : url);
    td_buf_add(&urls->lines, TD_SLICE(LINE_END));
    urls->count = index + 1;
}

/* Takes a line off the front, without its end. */
static struct td_slice take_line(struct td_slice *lines)
{
    size_t end = td_slice_find(*lines, TD_SLICE(LINE_END));
    struct td_slice line = td_slice_sub(*lines, 0, end);
    *lines = td_slice_sub(*lines, end + 1, lines->len);
    return line;
}

void td_urls_add_kept(struct td_urls *urls, struct td_slice kept, size_t begin, size_t end)
{
    for (size_t index = 0; index < end && kept.len > 0; index++) {
        struct td_slice url = take_line(&kept);
        if (index >= begin)
            td_urls_add(urls, index, url);
    }
}

enum td_code td_urls_read(struct td_store *store, size_t block, struct td_buf *ret_kept,
                          struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_URLS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_URLS_ID, (int64_t)block);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (has_row)
        td_buf_add(ret_kept, td_column_blob(&read, TD_COLUMN_READ_ITEM_URLS_URLS));
    return td_buf_check(ret_kept, err);
}

enum td_code td_urls_write(struct td_store *store, size_t block, const struct td_urls *urls,
                           struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) write = {0};
    TD_TRY(td_buf_check(&urls->lines, err));
    TD_TRY(td_statement_begin(store, TD_SQL_SET_ITEM_URLS, &write, err));
    td_bind_integer(&write, TD_PARAM_SET_ITEM_URLS_ID, (int64_t)block);
    td_bind_blob(&write, TD_PARAM_SET_ITEM_URLS_URLS, td_buf_slice(&urls->lines));
    return td_statement_run(&write, err);
}

static int64_t count_ends(struct td_slice lines)
{
    int64_t count = 0;
    for (size_t i = 0; i < lines.len; i++)
        count += lines.ptr[i] == LINE_END[0];
    return count;
}

/* Adds the items whose lines hold the text; the first line is that of `item`. */
static void find_in(struct td_slice lines, struct td_slice text, int64_t item,
                    struct td_item_set *found)
{
    for (;;) {
        size_t at = td_slice_find(lines, text);
        if (at == lines.len)
            return;
        item += count_ends(td_slice_sub(lines, 0, at));
        td_item_set_add(found, item++);
        lines = td_slice_sub(lines, at, lines.len);
        (void)take_line(&lines);
    }
}

static enum td_code find_in_block(struct td_store *store, size_t block, struct td_slice text,
                                  struct td_item_set *found, struct td_item_set *longer,
                                  struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    int64_t first = (int64_t)block * TD_COLUMNS_BLOCK_ITEMS;
    bool has_row = false;
    TD_TRY(td_store_check_time(store, err));
    TD_TRY(td_statement_begin(store, TD_SQL_FIND_IN_ITEM_URLS, &read, err));
    td_bind_integer(&read, TD_PARAM_FIND_IN_ITEM_URLS_ID, (int64_t)block);
    td_bind_text(&read, TD_PARAM_FIND_IN_ITEM_URLS_TEXT, text);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (!has_row)
        return TD_OK;
    struct td_slice lines = td_column_blob(&read, TD_COLUMN_FIND_IN_ITEM_URLS_URLS);
    struct td_slice small = td_column_blob(&read, TD_COLUMN_FIND_IN_ITEM_URLS_SMALL_TEXT);
    if (small.len > 0)
        find_in(lines, small, first, found);
    find_in(lines, TD_SLICE(MARK), first, longer);
    return TD_OK;
}

enum td_code td_urls_find(struct td_store *store, struct td_slice text, struct td_item_set *found,
                          struct td_item_set *longer, struct td_error *err)
{
    int64_t last = 0;
    TD_TRY(td_store_last_item(store, &last, err));
    for (size_t block = 0; block <= (size_t)last / TD_COLUMNS_BLOCK_ITEMS; block++)
        TD_TRY(find_in_block(store, block, text, found, longer, err));
    return TD_OK;
}
