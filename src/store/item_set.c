#include "store/item_set.h"

#include "store/statement.h"

#include <string.h>

enum { WORD_BITS = 64 };

enum td_code td_item_set_make(struct td_arena *arena, int64_t highest, struct td_item_set *ret_set,
                              struct td_error *err)
{
    if (highest < 0 || highest > TD_ITEM_SET_MAX_ITEM)
        return td_fail(err, TD_ERR_ARCHIVE, "item number %lld: the archive may have at most %d",
                       (long long)highest, TD_ITEM_SET_MAX_ITEM);
    struct td_item_set set = {.word_count = (size_t)highest / WORD_BITS + 1};
    set.words = td_arena_array(arena, set.word_count, sizeof *set.words);
    if (set.words == NULL)
        return td_fail_memory(err);
    *ret_set = set;
    return TD_OK;
}

enum td_code td_item_set_copy(struct td_arena *arena, const struct td_item_set *set,
                              struct td_item_set *ret_copy, struct td_error *err)
{
    struct td_item_set copy = {.word_count = set->word_count};
    copy.words = td_arena_array(arena, set->word_count, sizeof *set->words);
    if (copy.words == NULL)
        return td_fail_memory(err);
    if (set->word_count > 0)
        memcpy(copy.words, set->words, set->word_count * sizeof *set->words);
    *ret_copy = copy;
    return TD_OK;
}

void td_item_set_remove(struct td_item_set *set, int64_t item)
{
    if (td_item_set_has(set, item))
        set->words[item / WORD_BITS] &= ~(UINT64_C(1) << (item % WORD_BITS));
}

static uint64_t word_of(const struct td_item_set *set, size_t word)
{
    return word < set->word_count ? set->words[word] : 0;
}

void td_item_set_and(struct td_item_set *set, const struct td_item_set *other)
{
    for (size_t i = 0; i < set->word_count; i++)
        set->words[i] &= word_of(other, i);
}

void td_item_set_or(struct td_item_set *set, const struct td_item_set *other)
{
    for (size_t i = 0; i < set->word_count; i++)
        set->words[i] |= word_of(other, i);
}

void td_item_set_subtract(struct td_item_set *set, const struct td_item_set *other)
{
    for (size_t i = 0; i < set->word_count; i++)
        set->words[i] &= ~word_of(other, i);
}

void td_item_set_drop_until(struct td_item_set *set, int64_t item)
{
    for (size_t i = 0; i < set->word_count && (int64_t)i * WORD_BITS <= item; i++) {
        int64_t first_kept = item + 1 - (int64_t)i * WORD_BITS;
        set->words[i] = first_kept < WORD_BITS ? set->words[i] >> first_kept << first_kept : 0;
    }
}

int64_t td_item_set_count(const struct td_item_set *set)
{
    int64_t count = 0;
    for (size_t i = 0; i < set->word_count; i++)
        count += __builtin_popcountll(set->words[i]);
    return count;
}

int64_t td_item_set_next_from_word(const struct td_item_set *set, size_t word)
{
    while (word < set->word_count && set->words[word] == 0)
        word++;
    return word < set->word_count ? (int64_t)(word * WORD_BITS) + __builtin_ctzll(set->words[word])
                                  : -1;
}

enum td_code td_store_last_item(struct td_store *store, int64_t *ret_item, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LAST_ITEM, &find, err));
    TD_TRY(td_statement_step(&find, &has_row, err));
    *ret_item = td_column_integer(&find, TD_COLUMN_READ_LAST_ITEM_ID);
    return TD_OK;
}

enum td_code td_store_make_set(struct td_store *store, struct td_arena *arena,
                               struct td_item_set *ret_set, struct td_error *err)
{
    int64_t highest = 0;
    TD_TRY(td_store_last_item(store, &highest, err));
    return td_item_set_make(arena, highest, ret_set, err);
}
