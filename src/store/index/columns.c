#include "store/index/columns.h"

#include "store/index/columns_block.h"
#include "store/item_set.h"
#include "store/statement.h"

#include <string.h>

enum {
    LAST_DAY = 3652059 + 1,
    HOURS = 24,
    SINGLES_A_BLOCK = 48, /* numbers that are read one by one rather than with all of their block */
    SPREAD = 40503,       /* items that stand together find places apart (Knuth, volume 3, 6.4) */
};

size_t td_columns_width(enum td_item_column column)
{
    return column == TD_ITEM_WHOLE_LENGTHS || column == TD_ITEM_STORY ? sizeof(uint64_t)
                                                                      : sizeof(uint32_t);
}

int64_t td_columns_row(enum td_item_column column, size_t block)
{
    return (int64_t)column << 32 | (int64_t)block;
}

void td_columns_swap(void *numbers, enum td_item_column column)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    uint64_t *wide = numbers;
    uint32_t *narrow = numbers;
    for (size_t i = 0; i < TD_COLUMNS_BLOCK_ITEMS; i++) {
        if (td_columns_width(column) == sizeof *wide)
            wide[i] = __builtin_bswap64(wide[i]);
        else
            narrow[i] = __builtin_bswap32(narrow[i]);
    }
#else
    (void)numbers;
    (void)column;
#endif
}

/* Whether a number of TD_ITEM_TIME is a day up to 9999-12-31 and an hour. */
static bool is_possible_time(uint32_t time)
{
    return td_columns_day(time) <= LAST_DAY && td_columns_hour(time) < HOURS;
}

/* Numbers are used as places in arrays: those that none of ours can be are damage. Without a branch
 * for each, which would take longer than to read them. */
static bool are_possible(const uint32_t *numbers, size_t count, enum td_item_column column)
{
    unsigned wrong = 0;
    if (column == TD_ITEM_LENGTHS || td_columns_width(column) != sizeof *numbers)
        return true;
    for (size_t i = 0; column == TD_ITEM_TIME && i < count; i++)
        wrong |= !is_possible_time(numbers[i]);
    for (size_t i = 0; column != TD_ITEM_TIME && i < count; i++)
        wrong |= numbers[i] > TD_ITEM_SET_MAX_ITEM;
    return wrong == 0;
}

static enum td_code fail_damaged(const struct td_store *store, struct td_error *err)
{
    return td_fail(err, TD_ERR_ARCHIVE,
                   "%s is damaged: an item has a number that there is not; 'tidings rebuild' makes "
                   "what ranks and counts items anew",
                   store->path);
}

enum td_code td_columns_read(struct td_store *store, enum td_item_column column, size_t block,
                             void *numbers, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    size_t room = TD_COLUMNS_BLOCK_ITEMS * td_columns_width(column);
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_COLUMN, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_COLUMN_ID, td_columns_row(column, block));
    TD_TRY(td_statement_step(&read, &has_row, err));
    struct td_slice blob = TD_SLICE("");
    if (has_row)
        blob = td_column_blob(&read, TD_COLUMN_READ_ITEM_COLUMN_NUMBERS);
    size_t len = blob.len < room ? blob.len : room;
    memcpy(numbers, blob.ptr, len);
    memset((char *)numbers + len, 0, room - len);
    td_columns_swap(numbers, column);
    return are_possible(numbers, TD_COLUMNS_BLOCK_ITEMS, column) ? TD_OK : fail_damaged(store, err);
}

enum td_code td_columns_open(struct td_store *store, struct td_arena *arena, enum td_item_column id,
                             struct td_column *ret_column, struct td_error *err)
{
    struct td_column column = {.store = store, .arena = arena, .id = id};
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LAST_ITEM, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    int64_t last = td_column_integer(&read, TD_COLUMN_READ_LAST_ITEM_ID);
    column.block_count = last > 0 ? (size_t)last / TD_COLUMNS_BLOCK_ITEMS + 1 : 0;
    column.blocks = td_arena_array(arena, column.block_count, sizeof *column.blocks);
    if (column.blocks == NULL)
        return td_fail_memory(err);
    *ret_column = column;
    return TD_OK;
}

enum td_code td_columns_block(struct td_column *column, size_t block, const void **ret_numbers,
                              struct td_error *err)
{
    static const uint64_t zeros[TD_COLUMNS_BLOCK_ITEMS];
    if (block < column->block_count && column->blocks[block] == NULL) {
        void *numbers =
            td_arena_array(column->arena, TD_COLUMNS_BLOCK_ITEMS, td_columns_width(column->id));
        if (numbers == NULL)
            return td_fail_memory(err);
        TD_TRY(td_columns_read(column->store, column->id, block, numbers, err));
        column->blocks[block] = numbers;
    }
    *ret_numbers = block < column->block_count ? column->blocks[block] : zeros;
    return TD_OK;
}

/* Turns the store's piece, one open blob of item_columns, to a block; *ret_is_there is false where
 * there is no such block. */
static enum td_code turn_piece(struct td_store *store, int64_t row, bool *ret_is_there,
                               struct td_error *err)
{
    int result = SQLITE_OK;
    *ret_is_there = true;
    if (store->piece != NULL && store->piece_row == row)
        return TD_OK;
    if (store->piece == NULL)
        result =
            sqlite3_blob_open(store->db, "main", "item_columns", "numbers", row, 0, &store->piece);
    else
        result = sqlite3_blob_reopen(store->piece, row);
    store->piece_row = row;
    if (result == SQLITE_OK)
        return TD_OK;
    td_columns_close_piece(store);
    if ((result & 0xff) != SQLITE_ERROR) /* which is: no such row */
        return td_sqlite_fail_of(store, result, err, "read item_columns");
    *ret_is_there = false;
    return TD_OK;
}

void td_columns_close_piece(struct td_store *store)
{
    sqlite3_blob_close(store->piece);
    store->piece = NULL;
}

/* One number, without its block. */
static enum td_code read_piece(struct td_column *column, size_t block, size_t index,
                               uint64_t *ret_number, struct td_error *err)
{
    struct td_store *store = column->store;
    size_t width = td_columns_width(column->id), at = index * width;
    unsigned char bytes[sizeof(uint64_t)] = {0};
    bool is_there = false;
    uint64_t number = 0;
    TD_TRY(turn_piece(store, td_columns_row(column->id, block), &is_there, err));
    size_t len = is_there ? (size_t)sqlite3_blob_bytes(store->piece) : 0;
    size_t left = at < len ? len - at : 0;
    int result = SQLITE_OK;
    if (left > 0)
        result =
            sqlite3_blob_read(store->piece, bytes, (int)(left < width ? left : width), (int)at);
    if (result != SQLITE_OK)
        return td_sqlite_fail_of(store, result, err, "read item_columns");
    for (size_t i = width; i > 0; i--)
        number = number << 8 | bytes[i - 1];
    if (!are_possible(&(uint32_t){(uint32_t)number}, 1, column->id))
        return fail_damaged(store, err);
    *ret_number = number;
    return TD_OK;
}

void td_columns_expect(struct td_column *column, size_t count)
{
    if (column->singles == NULL) /* which have their places by it */
        column->expected = count;
}

/* Where the item's number is kept, or would be. */
static struct td_column_single *single_of(const struct td_column *column, int64_t item)
{
    size_t places = 2 * column->expected, at = (size_t)item * SPREAD % places;
    while (column->singles[at].item != 0 && column->singles[at].item != item)
        at = (at + 1) % places;
    return &column->singles[at];
}

/* Numbers that are expected are kept: ranking asks for those of the best again. */
static enum td_code read_single(struct td_column *column, int64_t item, uint64_t *ret_number,
                                struct td_error *err)
{
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    size_t index = (size_t)item % TD_COLUMNS_BLOCK_ITEMS;
    struct td_column_single single = {.item = item}, *kept = NULL;
    if (column->singles == NULL)
        column->singles =
            td_arena_array(column->arena, 2 * column->expected, sizeof *column->singles);
    if (column->singles == NULL)
        return td_fail_memory(err);
    if (column->expected > 0)
        kept = single_of(column, item);
    if (kept != NULL && kept->item == item) {
        *ret_number = kept->number;
        return TD_OK;
    }
    TD_TRY(read_piece(column, block, index, &single.number, err));
    if (kept != NULL && column->asked < column->expected)
        *kept = single;
    column->asked++;
    *ret_number = single.number;
    return TD_OK;
}

static bool is_read_alone(const struct td_column *column, size_t block)
{
    size_t count = column->expected > column->asked ? column->expected : column->asked;
    return block < column->block_count && column->blocks[block] == NULL &&
           column->store->postings.is_asking && count < column->block_count * SINGLES_A_BLOCK;
}

enum td_code td_columns_number(struct td_column *column, int64_t item, uint64_t *ret_number,
                               struct td_error *err)
{
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    size_t index = (size_t)item % TD_COLUMNS_BLOCK_ITEMS;
    const void *numbers = NULL;
    if (is_read_alone(column, block))
        return read_single(column, item, ret_number, err);
    TD_TRY(td_columns_block(column, block, &numbers, err));
    *ret_number = td_columns_width(column->id) == sizeof(uint64_t)
                      ? ((const uint64_t *)numbers)[index]
                      : ((const uint32_t *)numbers)[index];
    return TD_OK;
}

enum td_code td_columns_text(struct td_store *store, struct td_arena *arena, uint32_t number,
                             struct td_slice *ret_text, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_COLUMN_TEXT, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_COLUMN_TEXT_ID, number);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (has_row)
        return td_column_text(&read, TD_COLUMN_READ_COLUMN_TEXT_TEXT, arena, ret_text, err);
    *ret_text = TD_SLICE_NONE;
    return TD_OK;
}
