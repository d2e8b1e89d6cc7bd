#include "store/index/columns_write.h"

#include "base/grow.h"
#include "store/index/columns_block.h"
#include "store/index/lengths.h"
#include "store/index/urls.h"
#include "store/item_set.h"
#include "store/rows.h"
#include "text/token.h"

#include <stdlib.h>
#include <string.h>

enum { LENGTHS_MAX_BYTES = 1024 * 1024 * 1024 };

/* A block of every column, lowest column first, and its urls. */
struct block {
    size_t number;
    void *numbers[TD_ITEM_COLUMN_COUNT];
    struct td_urls urls;
};

static void note(struct td_column_log *log, int64_t item)
{
    if (log->count > 0 && log->items[log->count - 1] == item)
        return;
    int64_t *items = td_grow(log->items, log->count, &log->capacity, sizeof *items);
    log->failed = log->failed || items == NULL;
    if (items == NULL)
        return;
    log->items = items;
    log->items[log->count++] = item;
}

static void on_change(void *context, int change, const char *database, const char *table,
                      sqlite3_int64 row)
{
    (void)database;
    if (strcmp(table, "items") == 0)
        note(context, row);
    else if (change == SQLITE_UPDATE && strcmp(table, "posts") == 0)
        note(context, -row);
}

void td_columns_watch(struct td_store *store)
{
    sqlite3_update_hook(store->db, on_change, &store->column_log);
}

void td_columns_forget(struct td_store *store)
{
    free(store->column_log.items);
    td_arena_release(&store->column_log.arena);
    store->column_log = (struct td_column_log){0};
}

static void put(struct block *block, enum td_item_column column, size_t index, int64_t number)
{
    if (td_columns_width(column) == sizeof(uint64_t))
        ((uint64_t *)block->numbers[column])[index] = (uint64_t)number;
    else
        ((uint32_t *)block->numbers[column])[index] = (uint32_t)number;
}

enum td_code td_columns_note_lengths(struct td_store *store, int64_t item, uint32_t packed,
                                     struct td_error *err)
{
    struct td_column_log *log = &store->column_log;
    if (log->lengths.arena == NULL) {
        td_arena_init(&log->arena, LENGTHS_MAX_BYTES);
        td_number_map_init(&log->lengths, &log->arena);
    }
    uint32_t *noted = td_number_map_at(&log->lengths, (uint64_t)item);
    if (noted == NULL)
        return td_fail_memory(err);
    *noted = packed;
    return TD_OK;
}

static enum td_code count_tokens(struct td_store *store, int64_t item, uint64_t *ret_lengths,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    uint64_t lengths = 0;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_INDEXED_TEXTS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_INDEXED_TEXTS_ID, item);
    TD_TRY(td_statement_step(&read, &has_row, err));
    for (int field = 0; has_row && field < TD_INDEX_FIELDS; field++) {
        struct td_slice text = td_column_blob(&read, TD_COLUMN_READ_INDEXED_TEXTS_SUMMARY + field);
        lengths = td_lengths_with(lengths, (unsigned)field, td_tokens_count(text));
    }
    *ret_lengths = lengths;
    return TD_OK;
}

/* As they were noted; those that were not, and the few that stand whole, are counted. */
static enum td_code lengths_of(struct td_store *store, int64_t item, uint64_t *ret_lengths,
                               struct td_error *err)
{
    uint32_t noted = td_number_map_find(&store->column_log.lengths, (uint64_t)item);
    if (noted != 0 && td_lengths_unpack(noted, ret_lengths))
        return TD_OK;
    return count_tokens(store, item, ret_lengths, err);
}

static void put_lengths(struct block *block, size_t index, uint64_t lengths, bool is_bold)
{
    uint64_t whole = 0;
    lengths |= (uint64_t)is_bold << TD_LENGTHS_BOLD;
    put(block, TD_ITEM_LENGTHS, index, td_lengths_pack(lengths, &whole));
    put(block, TD_ITEM_WHOLE_LENGTHS, index, (int64_t)whole);
}

static enum td_code put_row(struct td_store *store, struct block *block,
                            const struct td_statement *read, struct td_error *err)
{
    static const struct {
        enum td_item_column column;
        int from;
    } plain[] = {
        {TD_ITEM_POST, TD_COLUMN_READ_ITEM_NUMBERS_POST_ID},
        {TD_ITEM_SOURCE, TD_COLUMN_READ_ITEM_NUMBERS_SOURCE_ID},
        {TD_ITEM_SITE, TD_COLUMN_READ_ITEM_NUMBERS_SITE},
        {TD_ITEM_SECTION, TD_COLUMN_READ_ITEM_NUMBERS_SECTION},
        {TD_ITEM_STORY, TD_COLUMN_READ_ITEM_NUMBERS_STORY},
        {TD_ITEM_TIME, TD_COLUMN_READ_ITEM_NUMBERS_TIME},
    };
    int64_t item = td_column_integer(read, TD_COLUMN_READ_ITEM_NUMBERS_ID);
    size_t index = (size_t)item % TD_COLUMNS_BLOCK_ITEMS;
    uint64_t lengths = 0;
    TD_TRY(lengths_of(store, item, &lengths, err));
    put_lengths(block, index, lengths,
                td_column_integer(read, TD_COLUMN_READ_ITEM_NUMBERS_IS_BOLD) != 0);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        put(block, plain[i].column, index, td_column_integer(read, plain[i].from));
    td_urls_add(&block->urls, index, td_column_blob(read, TD_COLUMN_READ_ITEM_NUMBERS_URL));
    return TD_OK;
}

static enum td_code add_texts(struct td_store *store, int64_t first, int64_t last,
                              struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_COLUMN_TEXTS, &add, err));
    td_bind_integer(&add, TD_PARAM_ADD_COLUMN_TEXTS_FIRST, first);
    td_bind_integer(&add, TD_PARAM_ADD_COLUMN_TEXTS_LAST, last);
    return td_statement_run(&add, err);
}

/* Puts the items first to last, which all lie in the block, as they are now; those that are not
 * there as zeros. */
static enum td_code put_items(struct td_store *store, struct block *block, int64_t first,
                              int64_t last, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_NUMBERS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_NUMBERS_FIRST, first);
    td_bind_integer(&read, TD_PARAM_READ_ITEM_NUMBERS_LAST, last);
    for (int64_t item = first; item <= last; item++) {
        for (unsigned column = 0; column < TD_ITEM_COLUMN_COUNT; column++)
            put(block, column, (size_t)item % TD_COLUMNS_BLOCK_ITEMS, 0);
    }
    TD_TRY(td_statement_step(&read, &has_row, err));
    for (int64_t before = first - 1; has_row;) {
        int64_t item = td_column_integer(&read, TD_COLUMN_READ_ITEM_NUMBERS_ID);
        TD_TRY(td_rows_check_order("item", &before, item, err));
        TD_TRY(put_row(store, block, &read, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

static enum td_code write(struct td_store *store, struct block *block, enum td_item_column column,
                          struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) write = {0};
    const char *bytes = block->numbers[column];
    size_t len = TD_COLUMNS_BLOCK_ITEMS * td_columns_width(column);
    td_columns_swap(block->numbers[column], column);
    while (len > 0 && bytes[len - 1] == 0)
        len--;
    TD_TRY(td_statement_begin(store, TD_SQL_SET_ITEM_COLUMN, &write, err));
    td_bind_integer(&write, TD_PARAM_SET_ITEM_COLUMN_ID, td_columns_row(column, block->number));
    td_bind_blob(&write, TD_PARAM_SET_ITEM_COLUMN_NUMBERS, (struct td_slice){bytes, len});
    return td_statement_run(&write, err);
}

/* What the archive has of the block: its numbers, and its urls, of which those before `first` are
 * added. */
static enum td_code read_kept(struct td_store *store, struct block *block, int64_t first,
                              struct td_buf *ret_urls, struct td_error *err)
{
    for (unsigned column = 0; column < TD_ITEM_COLUMN_COUNT; column++)
        TD_TRY(td_columns_read(store, column, block->number, block->numbers[column], err));
    TD_TRY(td_urls_read(store, block->number, ret_urls, err));
    td_urls_clear(&block->urls);
    td_urls_add_kept(&block->urls, td_buf_slice(ret_urls), 0,
                     (size_t)first % TD_COLUMNS_BLOCK_ITEMS);
    return TD_OK;
}

/* Brings the items first to last, all of one block, up to date. */
static enum td_code refresh(struct td_store *store, struct block *block, int64_t first,
                            int64_t last, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) urls = {0};
    td_buf_init(&urls, TD_STORE_VALUE_MAX_BYTES);
    block->number = (size_t)first / TD_COLUMNS_BLOCK_ITEMS;
    TD_TRY(read_kept(store, block, first, &urls, err));
    TD_TRY(add_texts(store, first, last, err));
    TD_TRY(put_items(store, block, first, last, err));
    td_urls_add_kept(&block->urls, td_buf_slice(&urls), (size_t)last % TD_COLUMNS_BLOCK_ITEMS + 1,
                     TD_COLUMNS_BLOCK_ITEMS);
    for (unsigned column = 0; column < TD_ITEM_COLUMN_COUNT; column++)
        TD_TRY(write(store, block, column, err));
    return td_urls_write(store, block->number, &block->urls, err);
}

static void release(struct block *block)
{
    for (unsigned column = 0; column < TD_ITEM_COLUMN_COUNT; column++)
        free(block->numbers[column]);
    td_urls_release(&block->urls);
}

static enum td_code make(struct block *block, struct td_error *err)
{
    td_urls_init(&block->urls);
    for (unsigned column = 0; column < TD_ITEM_COLUMN_COUNT; column++) {
        block->numbers[column] = calloc(TD_COLUMNS_BLOCK_ITEMS, td_columns_width(column));
        if (block->numbers[column] == NULL)
            return td_fail_memory(err);
    }
    return TD_OK;
}

/* Puts the items of the posts that were noted in their place, of which a column may tell. */
static enum td_code note_items_of(struct td_store *store, int64_t post, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_IDS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_IDS_POST_ID, post);
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        note(&store->column_log, td_column_integer(&read, TD_COLUMN_READ_ITEM_IDS_ID));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return store->column_log.failed ? td_fail_memory(err) : TD_OK;
}

static enum td_code expand_posts(struct td_store *store, struct td_error *err)
{
    struct td_column_log *log = &store->column_log;
    size_t noted = log->count, kept = 0;
    for (size_t i = 0; i < noted; i++) {
        if (log->items[i] < 0)
            TD_TRY(note_items_of(store, -log->items[i], err));
    }
    for (size_t i = 0; i < log->count; i++) {
        if (log->items[i] > 0)
            log->items[kept++] = log->items[i];
    }
    log->count = kept;
    return TD_OK;
}

static int compare(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

enum td_code td_columns_flush(struct td_store *store, struct td_error *err)
{
    struct td_column_log *log = &store->column_log;
    struct block TD_CLEANUP(release) block = {0};
    if (store->derives_later) {
        td_columns_forget(store);
        return TD_OK;
    }
    if (log->failed)
        return td_fail_memory(err);
    TD_TRY(expand_posts(store, err));
    if (log->count == 0)
        return TD_OK;
    TD_TRY(make(&block, err));
    qsort(log->items, log->count, sizeof *log->items, compare);
    for (size_t first = 0, next = 0; first < log->count; first = next) {
        int64_t number = log->items[first] / TD_COLUMNS_BLOCK_ITEMS;
        while (next < log->count && log->items[next] / TD_COLUMNS_BLOCK_ITEMS == number)
            next++;
        TD_TRY(refresh(store, &block, log->items[first], log->items[next - 1], err));
    }
    td_columns_forget(store);
    return TD_OK;
}

enum td_code td_columns_rebuild(struct td_store *store, struct td_error *err)
{
    struct block TD_CLEANUP(release) block = {0};
    int64_t last = 0;
    TD_TRY(td_store_last_item(store, &last, err));
    TD_TRY(make(&block, err));
    for (int64_t first = 1; first <= last;) {
        int64_t end = (first / TD_COLUMNS_BLOCK_ITEMS + 1) * TD_COLUMNS_BLOCK_ITEMS;
        TD_TRY(refresh(store, &block, first, end <= last ? end - 1 : last, err));
        first = end;
    }
    td_columns_forget(store);
    return TD_OK;
}

enum td_code td_columns_compare(struct td_store *store, int64_t item, bool *ret_same,
                                struct td_error *err)
{
    struct block TD_CLEANUP(release) kept = {0};
    struct block TD_CLEANUP(release) made = {0};
    struct td_buf TD_CLEANUP(td_buf_release) urls = {0};
    int64_t first = item / TD_COLUMNS_BLOCK_ITEMS * TD_COLUMNS_BLOCK_ITEMS;
    bool is_same = true;
    TD_TRY(make(&kept, err));
    TD_TRY(make(&made, err));
    TD_TRY(put_items(store, &made, first, first + TD_COLUMNS_BLOCK_ITEMS - 1, err));
    for (unsigned column = 0; column < TD_ITEM_COLUMN_COUNT; column++) {
        size_t len = TD_COLUMNS_BLOCK_ITEMS * td_columns_width(column);
        TD_TRY(td_columns_read(store, column, (size_t)first / TD_COLUMNS_BLOCK_ITEMS,
                               kept.numbers[column], err));
        is_same = is_same && memcmp(kept.numbers[column], made.numbers[column], len) == 0;
    }
    td_buf_init(&urls, TD_STORE_VALUE_MAX_BYTES);
    TD_TRY(td_urls_read(store, (size_t)first / TD_COLUMNS_BLOCK_ITEMS, &urls, err));
    TD_TRY(td_buf_check(&made.urls.lines, err));
    *ret_same = is_same && td_slice_equal(td_buf_slice(&urls), td_buf_slice(&made.urls.lines));
    return TD_OK;
}
