#include "store/characters.h"

#include "store/characters_row.h"
#include "store/columns.h"
#include "store/posting_code.h"
#include "store/saved_store.h"
#include "store/statement.h"

/* Goes through the list of a block as far as the items asked for reach. */
static void count_in(struct td_posting_reader *reader, size_t block, struct td_posting *postings,
                     size_t count)
{
    struct td_posting posting;
    for (size_t i = 0; i < count && td_posting_reader_next(reader, &posting);) {
        posting.item += (uint32_t)(block * TD_COLUMNS_BLOCK_ITEMS);
        while (i < count && postings[i].item < posting.item)
            i++;
        if (i < count && postings[i].item == posting.item)
            postings[i] = posting;
    }
}

static enum td_code read_block(struct td_store *store, size_t block, uint32_t character,
                               struct td_posting *postings, size_t count, int64_t *items,
                               struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_posting_reader reader;
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_CHARACTERS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_CHARACTERS_ID, td_characters_row(block, character));
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (!has_row)
        return TD_OK;
    td_posting_reader_begin(&reader,
                            td_column_blob(&read, TD_COLUMN_READ_ITEM_CHARACTERS_POSTINGS));
    *items += (int64_t)reader.left;
    count_in(&reader, block, postings, count);
    return TD_OK;
}

enum td_code td_characters_among(struct td_store *store, uint32_t character,
                                 struct td_posting *postings, size_t count, int64_t *ret_items,
                                 struct td_error *err)
{
    int64_t last = 0, items = 0;
    size_t passed = 0;
    TD_TRY(td_store_last_item(store, &last, err));
    for (size_t block = 0; block <= (size_t)last / TD_COLUMNS_BLOCK_ITEMS; block++) {
        size_t begin = passed;
        while (passed < count && postings[passed].item / TD_COLUMNS_BLOCK_ITEMS == block)
            passed++;
        TD_TRY(read_block(store, block, character, postings + begin, passed - begin, &items, err));
    }
    *ret_items = items;
    return TD_OK;
}
