/* Item columns: what ranking and counting need of every item, as arrays by item number, so that
 * neither reads the items themselves (Copeland and Khoshafian, "A Decomposition Storage Model",
 * 1985). They are derived: td_columns_flush keeps them in step at every commit, and a rebuild of
 * the derived tables makes them anew. */
#ifndef TD_STORE_INDEX_COLUMNS_H
#define TD_STORE_INDEX_COLUMNS_H

#include "base/arena.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TD_COLUMNS_BLOCK_ITEMS = 4096, /* block b holds items b * 4096 to b * 4096 + 4095 */
};

/* A number that is 0 says that the item has none; an item whose post is 0 is not there. */
enum td_item_column {
    TD_ITEM_LENGTHS,       /* uint32_t: tokens of its texts, see lengths.h */
    TD_ITEM_POST,          /* uint32_t: posts.id */
    TD_ITEM_SOURCE,        /* uint32_t: sources.id */
    TD_ITEM_SITE,          /* uint32_t: column_texts.id */
    TD_ITEM_SECTION,       /* uint32_t: column_texts.id */
    TD_ITEM_STORY,         /* uint64_t: items.story */
    TD_ITEM_TIME,          /* uint32_t: day and hour of its post, see td_columns_day */
    TD_ITEM_WHOLE_LENGTHS, /* uint64_t: those that TD_ITEM_LENGTHS has no room for */
    TD_ITEM_COLUMN_COUNT,
};

struct td_column_single {
    int64_t item; /* 0: a free place */
    uint64_t number;
};

/* One column, read block by block as asked for. */
struct td_column {
    struct td_store *store;
    struct td_arena *arena;
    enum td_item_column id;
    size_t block_count;               /* blocks up to that of the highest item number */
    void **blocks;                    /* NULL: not read yet */
    size_t asked;                     /* how many numbers were read one by one */
    size_t expected;                  /* how many will be, as far as that is known */
    struct td_column_single *singles; /* as many of these are kept; NULL: none yet */
};

/* What is read lives in the arena. */
TD_CHECKED enum td_code td_columns_open(struct td_store *store, struct td_arena *arena,
                                        enum td_item_column id, struct td_column *ret_column,
                                        struct td_error *err);

/* TD_COLUMNS_BLOCK_ITEMS numbers: const uint32_t * or const uint64_t *, as the column says. Blocks
 * from block_count on hold zeros. */
TD_CHECKED enum td_code td_columns_block(struct td_column *column, size_t block,
                                         const void **ret_numbers, struct td_error *err);

/* The number of one item, as a uint64_t whatever the column; 0 beyond the last. Within a question
 * (store.h) the first few are read one by one, and blocks once many are asked for. */
TD_CHECKED enum td_code td_columns_number(struct td_column *column, int64_t item,
                                          uint64_t *ret_number, struct td_error *err);

/* Says that so many numbers will be asked for; to be said before the first is. */
void td_columns_expect(struct td_column *column, size_t count);

/* The text of a site or section number; absent where there is none. */
TD_CHECKED enum td_code td_columns_text(struct td_store *store, struct td_arena *arena,
                                        uint32_t number, struct td_slice *ret_text,
                                        struct td_error *err);

/* Of a number of TD_ITEM_TIME, all by the post's own clock: the day since 0001-01-01, which is 1
 * (0: the post has no date); the hour (-1: the post has no time); whether the post is a draft. */
static inline uint32_t td_columns_day(uint32_t time)
{
    return time >> 6;
}

static inline int td_columns_hour(uint32_t time)
{
    return (int)(time >> 1 & 0x1F) - 1;
}

static inline bool td_columns_is_draft(uint32_t time)
{
    return (time & 1) != 0;
}

#endif
