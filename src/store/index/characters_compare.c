#include "base/buf.h"
#include "base/hash.h"
#include "store/index/character_changes.h"
#include "store/index/characters.h"
#include "store/index/characters_row.h"
#include "store/index/columns.h"
#include "store/index/indexed_texts.h"
#include "store/index/posting_code.h"
#include "store/statement.h"

#include <stdlib.h>

/* A row's posting as a number: the sum of all of them is that of the lists, in any order. */
static uint64_t number_of(int64_t row, const struct td_posting *posting)
{
    uint64_t number = td_scatter((uint64_t)row) ^ posting->item;
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++)
        number = number << 8 ^ number >> 56 ^ posting->counts[field];
    return td_scatter(number);
}

/* What the lists and totals should say, by the items. */
struct sums {
    struct td_indexed_visitor visitor;
    struct td_character_changes changes;
    struct td_character_total *totals; /* by code point */
    uint64_t sum;                      /* over the postings */
};

static void sums_release(struct sums *sums)
{
    td_character_changes_release(&sums->changes);
    free(sums->totals);
}

/* With one item in hand, each character has one change, in the same order. */
static enum td_code add_item(struct td_indexed_visitor *visitor, int64_t item,
                             const struct td_slice *texts, struct td_error *err)
{
    struct sums *sums = (struct sums *)(void *)visitor;
    struct td_character_changes *changes = &sums->changes;
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    TD_TRY(td_character_changes_note(changes, (uint32_t)(item % TD_COLUMNS_BLOCK_ITEMS), texts,
                                     true, NULL, err));
    for (size_t i = 0; i < changes->count; i++) {
        uint32_t character = changes->characters[i];
        const struct td_posting *posting = td_character_changes_posting(changes, i);
        sums->sum += number_of(td_characters_row(block, character), posting);
        td_character_total_count(&sums->totals[character], posting);
    }
    td_character_changes_clear(changes);
    return TD_OK;
}

/* The sum over a row's list; a list that is not written as we write it has another. */
static enum td_code sum_of_list(int64_t row, struct td_slice bytes, struct td_buf *again,
                                uint64_t *ret_sum, struct td_error *err)
{
    struct td_posting list[TD_COLUMNS_BLOCK_ITEMS];
    uint64_t sum = 0;
    size_t count = td_posting_decode(bytes, 0, list);
    for (size_t i = 0; i < count; i++)
        sum += number_of(row, &list[i]);
    td_buf_clear(again);
    if (count > 0)
        td_posting_encode(again, list, count);
    TD_TRY(td_buf_check(again, err));
    *ret_sum = td_slice_equal(td_buf_slice(again), bytes) ? sum : ~sum;
    return TD_OK;
}

static enum td_code sum_of_lists(struct td_store *store, uint64_t *ret_sum, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_buf TD_CLEANUP(td_buf_release) again = {0};
    bool has_row = false;
    uint64_t all = 0, sum = 0;
    td_buf_init(&again, TD_CHARACTERS_ROW_MAX_BYTES);
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ALL_ITEM_CHARACTERS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        int64_t row = td_column_integer(&read, TD_COLUMN_READ_ALL_ITEM_CHARACTERS_ID);
        TD_TRY(sum_of_list(row, td_column_blob(&read, TD_COLUMN_READ_ALL_ITEM_CHARACTERS_POSTINGS),
                           &again, &sum, err));
        all += sum;
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_sum = all;
    return TD_OK;
}

enum td_code td_characters_compare(struct td_store *store, bool *ret_same, struct td_error *err)
{
    struct sums TD_CLEANUP(sums_release) sums = {.visitor = {add_item}};
    bool has_totals = false;
    uint64_t sum = 0;
    sums.totals = calloc(TD_CHARACTERS_END, sizeof *sums.totals);
    if (sums.totals == NULL)
        return td_fail_memory(err);
    TD_TRY(td_indexed_texts_visit(store, &sums.visitor, err));
    TD_TRY(sum_of_lists(store, &sum, err));
    TD_TRY(td_character_totals_compare(store, sums.totals, &has_totals, err));
    *ret_same = sums.sum == sum && has_totals;
    return TD_OK;
}
