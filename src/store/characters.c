#include "store/characters.h"

#include "base/utf8.h"
#include "store/characters_row.h"
#include "store/columns.h"
#include "store/posting_code.h"
#include "store/saved_store.h"
#include "store/statement.h"

enum { ALL_FIELDS = (1 << TD_RANK_FIELDS) - 1 };

uint32_t td_character_of(const struct td_token *token)
{
    size_t len = 0;
    if (token->kind != TD_TOKEN_CHARACTER || token->folded.len == 0)
        return 0;
    uint32_t point = td_utf8_decode(token->folded, 0, &len);
    return len == token->folded.len && point < TD_CHARACTERS_END ? point : 0;
}

int64_t td_characters_row(size_t block, uint32_t character)
{
    return (int64_t)block << 32 | character;
}

/* Takes out counts of other fields; false where none is left. */
static bool narrow(struct td_posting *posting, unsigned fields)
{
    bool has_some = false;
    for (unsigned field = 0; field < TD_RANK_FIELDS; field++) {
        if ((fields >> field & 1) == 0)
            posting->counts[field] = 0;
        has_some |= posting->counts[field] > 0;
    }
    return has_some;
}

/* What the lists are read for. */
struct visit {
    struct td_posting_list *list; /* NULL: only the count is wanted */
    int64_t occurrences;
};

static enum td_code take(struct visit *visit, const struct td_posting *posting,
                         struct td_error *err)
{
    for (unsigned field = 0; field < TD_RANK_FIELDS; field++)
        visit->occurrences += posting->counts[field];
    return visit->list != NULL ? td_postings_add(visit->list, posting, err) : TD_OK;
}

static enum td_code read_block(struct td_store *store, size_t block, uint32_t character,
                               unsigned fields, struct visit *visit, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_posting_reader reader;
    struct td_posting posting;
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM_CHARACTERS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_CHARACTERS_ID, td_characters_row(block, character));
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (!has_row)
        return TD_OK;
    td_posting_reader_begin(&reader,
                            td_column_blob(&read, TD_COLUMN_READ_ITEM_CHARACTERS_POSTINGS));
    while (td_posting_reader_next(&reader, &posting)) {
        posting.item += (uint32_t)(block * TD_COLUMNS_BLOCK_ITEMS);
        if (narrow(&posting, fields))
            TD_TRY(take(visit, &posting, err));
    }
    return TD_OK;
}

/* Reads block by block, until there are more occurrences than `ceiling`. */
static enum td_code visit_blocks(struct td_store *store, uint32_t character, unsigned fields,
                                 int64_t ceiling, struct visit *visit, struct td_error *err)
{
    int64_t last = 0;
    TD_TRY(td_store_last_item(store, &last, err));
    size_t blocks = (size_t)last / TD_COLUMNS_BLOCK_ITEMS + 1;
    for (size_t block = 0; block < blocks && visit->occurrences <= ceiling; block++)
        TD_TRY(read_block(store, block, character, fields, visit, err));
    return TD_OK;
}

enum td_code td_characters_read(struct td_store *store, uint32_t character, unsigned fields,
                                struct td_posting_list *list, struct td_error *err)
{
    struct visit visit = {.list = list};
    return visit_blocks(store, character, fields, INT64_MAX, &visit, err);
}

enum td_code td_characters_count(struct td_store *store, uint32_t character, int64_t ceiling,
                                 int64_t *ret_count, struct td_error *err)
{
    struct visit visit = {.occurrences = 0};
    TD_TRY(visit_blocks(store, character, ALL_FIELDS, ceiling, &visit, err));
    *ret_count = visit.occurrences;
    return TD_OK;
}
