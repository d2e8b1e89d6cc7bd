/* How item columns lie in their table: what reading and writing share. For this layer only. */
#ifndef TD_STORE_INDEX_COLUMNS_BLOCK_H
#define TD_STORE_INDEX_COLUMNS_BLOCK_H

#include "store/index/columns.h"

/* Bytes of one number: 4 or 8. */
size_t td_columns_width(enum td_item_column column);

/* item_columns.id of a block. */
int64_t td_columns_row(enum td_item_column column, size_t block);

/* Turns a whole block between the machine's order of bytes and the archive's, either way. */
void td_columns_swap(void *numbers, enum td_item_column column);

/* Reads a block into `numbers`, which has room for a whole one; zeros where there is none. */
TD_CHECKED enum td_code td_columns_read(struct td_store *store, enum td_item_column column,
                                        size_t block, void *numbers, struct td_error *err);

/* Closes the blob that td_columns_number reads from, if one is open. */
void td_columns_close_piece(struct td_store *store);

#endif
