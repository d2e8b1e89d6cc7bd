#include "store/index/characters.h"

#include "store/index/characters_row.h"
#include "store/index/columns.h"
#include "store/index/posting_code.h"

enum { ALL_FIELDS = (1 << TD_INDEX_FIELDS) - 1 };

int64_t td_characters_row(size_t block, uint32_t character)
{
    return (int64_t)block << 32 | character;
}

enum td_code td_characters_read_row(struct td_store *store, int64_t row,
                                    struct td_statement *ret_read, struct td_slice *ret_bytes,
                                    struct td_error *err)
{
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_CHARACTERS, ret_read, err));
    td_bind_integer(ret_read, TD_PARAM_READ_ITEM_CHARACTERS_ID, row);
    TD_TRY(td_statement_step(ret_read, &has_row, err));
    *ret_bytes =
        has_row ? td_column_blob(ret_read, TD_COLUMN_READ_ITEM_CHARACTERS_POSTINGS) : TD_SLICE("");
    return TD_OK;
}

/* Takes out counts of other fields; false where none is left. */
static bool narrow(struct td_posting *posting, unsigned fields)
{
    bool has_some = false;
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++) {
        if ((fields >> field & 1) == 0)
            posting->counts[field] = 0;
        has_some |= posting->counts[field] > 0;
    }
    return has_some;
}

static enum td_code read_block(struct td_store *store, size_t block, uint32_t character,
                               unsigned fields, struct td_posting_list *list, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice bytes;
    TD_TRY(td_postings_make_room(list, TD_COLUMNS_BLOCK_ITEMS, err));
    TD_TRY(td_characters_read_row(store, td_characters_row(block, character), &read, &bytes, err));
    struct td_posting *postings = list->list + list->count;
    size_t count = td_posting_decode(bytes, (uint32_t)(block * TD_COLUMNS_BLOCK_ITEMS), postings);
    if (fields == ALL_FIELDS) {
        list->count += count;
        return TD_OK;
    }
    for (size_t i = 0; i < count; i++) {
        if (narrow(&postings[i], fields))
            list->list[list->count++] = postings[i];
    }
    return TD_OK;
}

enum td_code td_characters_read(struct td_store *store, uint32_t character, unsigned fields,
                                struct td_posting_list *list, struct td_error *err)
{
    int64_t last = 0;
    TD_TRY(td_store_last_item(store, &last, err));
    for (size_t block = 0; block <= (size_t)last / TD_COLUMNS_BLOCK_ITEMS; block++)
        TD_TRY(read_block(store, block, character, fields, list, err));
    return TD_OK;
}
