#include "store/index/lengths.h"

enum { TITLE_MAX = 0x1FF, AUTHOR_MAX = 0x3E, STANDS_WHOLE = 0x3F };

enum td_code td_lengths_open(struct td_store *store, struct td_arena *arena,
                             struct td_lengths *ret_lengths, struct td_error *err)
{
    TD_TRY(td_columns_open(store, arena, TD_ITEM_LENGTHS, &ret_lengths->packed, err));
    return td_columns_open(store, arena, TD_ITEM_WHOLE_LENGTHS, &ret_lengths->whole, err);
}

uint32_t td_lengths_pack(uint64_t lengths, uint64_t *ret_whole)
{
    uint32_t summary = td_lengths_of(lengths, 0), title = td_lengths_of(lengths, 1);
    uint32_t author = td_lengths_of(lengths, 2), bold = td_lengths_have_bold(lengths);
    bool fits = title <= TITLE_MAX && author <= AUTHOR_MAX;
    *ret_whole = fits ? 0 : lengths;
    return fits ? summary | title << 16 | author << 25 | bold << 31 : (uint32_t)STANDS_WHOLE << 25;
}
