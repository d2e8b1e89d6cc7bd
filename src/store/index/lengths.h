/* How many tokens the texts of an item have, and whether any of its summary is bold: what ranking
 * reads of every item it finds. Two item columns (columns.h): 32 bits an item, and for the few
 * whose title or author is longer than fits there 64. For this layer only. */
#ifndef TD_STORE_INDEX_LENGTHS_H
#define TD_STORE_INDEX_LENGTHS_H

#include "store/index/columns.h"

enum {
    TD_LENGTH_MAX = 0xFFFF, /* longer texts count as this long */
    TD_LENGTHS_BITS = 16,   /* of a text; fields in the order of the columns of items_fts */
    TD_LENGTHS_BOLD = 48,   /* the bit that says that some of the summary is bold */
};

struct td_lengths {
    struct td_column packed;
    struct td_column whole;
};

TD_CHECKED enum td_code td_lengths_open(struct td_store *store, struct td_arena *arena,
                                        struct td_lengths *ret_lengths, struct td_error *err);

/* Lengths as TD_ITEM_LENGTHS has them; what stands in TD_ITEM_WHOLE_LENGTHS in *ret_whole. */
uint32_t td_lengths_pack(uint64_t lengths, uint64_t *ret_whole);

/* False where they stand whole. */
static inline bool td_lengths_unpack(uint32_t packed, uint64_t *ret_lengths)
{
    const uint32_t title = packed >> 16 & 0x1FF, author = packed >> 25 & 0x3F;
    if (author == 0x3F)
        return false;
    *ret_lengths = (packed & 0xFFFF) | (uint64_t)title << TD_LENGTHS_BITS |
                   (uint64_t)author << (2 * TD_LENGTHS_BITS) |
                   (uint64_t)(packed >> 31) << TD_LENGTHS_BOLD;
    return true;
}

static inline enum td_code td_lengths_read(struct td_lengths *lengths, uint32_t item,
                                           uint64_t *ret_lengths, struct td_error *err)
{
    struct td_column *column = &lengths->packed;
    size_t block = item / TD_COLUMNS_BLOCK_ITEMS;
    const uint32_t *numbers = block < column->block_count ? column->blocks[block] : NULL;
    uint64_t packed = 0;
    if (numbers != NULL)
        packed = numbers[item % TD_COLUMNS_BLOCK_ITEMS];
    else
        TD_TRY(td_columns_number(column, item, &packed, err));
    if (td_lengths_unpack((uint32_t)packed, ret_lengths))
        return TD_OK;
    return td_columns_number(&lengths->whole, item, ret_lengths, err);
}

/* The lengths with that of one more text. */
static inline uint64_t td_lengths_with(uint64_t lengths, unsigned field, size_t tokens)
{
    uint64_t length = tokens < TD_LENGTH_MAX ? tokens : TD_LENGTH_MAX;
    return lengths | length << (TD_LENGTHS_BITS * field);
}

/* Tokens of a text, at most TD_LENGTH_MAX. */
static inline uint32_t td_lengths_of(uint64_t lengths, unsigned field)
{
    return (uint32_t)(lengths >> (TD_LENGTHS_BITS * field)) & TD_LENGTH_MAX;
}

static inline bool td_lengths_have_bold(uint64_t lengths)
{
    return (lengths >> TD_LENGTHS_BOLD & 1) != 0;
}

#endif
